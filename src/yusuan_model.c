/* The public calls that hand out what was understood, without going through
 * JSON. The types of the header are those of the model. */
#include "yusuan_doc.h"

#include "check/check.h"

static const struct table *
table_of(const yusuan_table *t)
{
    return (const struct table *) t;
}

static const struct check_entry *
entry_of(const yusuan_check *c)
{
    return (const struct check_entry *) c;
}

static const struct finding *
finding_of(const yusuan_finding *f)
{
    return (const struct finding *) f;
}

/* --------------------------------------------------------------- document */

const char *
yusuan_doc_kind(const yusuan_doc *doc)
{
    return document_kind_word(doc->known.budget->kind);
}

const char *
yusuan_doc_department(const yusuan_doc *doc)
{
    return doc->known.budget->department.name;
}

int
yusuan_doc_year(const yusuan_doc *doc)
{
    return doc->known.budget->year;
}

const char *
yusuan_doc_word(const yusuan_doc *doc, bool english)
{
    const struct verdict *v = &doc->known.ledger->verdict;
    return english ? v->word_en : v->word;
}

const char *
yusuan_doc_why(const yusuan_doc *doc, bool english)
{
    const struct verdict *v = &doc->known.ledger->verdict;
    return english ? v->why_en : v->why;
}

int
yusuan_doc_coverage(const yusuan_doc *doc)
{
    return coverage_share(&doc->known.budget->coverage);
}

/* ----------------------------------------------------------------- tables */

size_t
yusuan_doc_tables(const yusuan_doc *doc)
{
    return doc->known.budget->n_tables;
}

const yusuan_table *
yusuan_doc_table(const yusuan_doc *doc, size_t i)
{
    const struct budget *b = doc->known.budget;
    return i < b->n_tables ? (const yusuan_table *) &b->tables[i] : NULL;
}

const char *
yusuan_table_number(const yusuan_table *t)
{
    return table_of(t)->number;
}

const char *
yusuan_table_title(const yusuan_table *t)
{
    return table_of(t)->title;
}

const char *
yusuan_table_kind(const yusuan_table *t)
{
    return table_kind_word(table_of(t)->kind);
}

size_t
yusuan_table_columns(const yusuan_table *t)
{
    return table_of(t)->n_columns;
}

size_t
yusuan_table_rows(const yusuan_table *t)
{
    return table_of(t)->n_rows;
}

const char *
yusuan_table_column(const yusuan_table *t, size_t column)
{
    bool there = column < table_of(t)->n_columns;
    return there ? table_of(t)->columns[column].name : NULL;
}

const char *
yusuan_table_column_word(const yusuan_table *t, size_t column)
{
    bool there = column < table_of(t)->n_columns;
    return there ? column_role_word(table_of(t)->columns[column].role) : NULL;
}

enum yusuan_row
yusuan_table_row(const yusuan_table *t, size_t row)
{
    if (row >= table_of(t)->n_rows)
        return YUSUAN_ROW_ITEM;
    switch (table_of(t)->rows[row].role) {
    case ROW_SUBTOTAL:
        return YUSUAN_ROW_SUBTOTAL;
    case ROW_TOTAL:
        return YUSUAN_ROW_TOTAL;
    default:
        return YUSUAN_ROW_ITEM;
    }
}

static const struct cell *
cell_at(const yusuan_table *t, size_t row, size_t column)
{
    const struct table *table = table_of(t);
    bool there = row < table->n_rows && column < table->n_columns;
    return there ? &table->rows[row].cells[column] : NULL;
}

const char *
yusuan_table_text(const yusuan_table *t, size_t row, size_t column)
{
    const struct cell *cell = cell_at(t, row, column);
    return cell ? cell->text : NULL;
}

bool
yusuan_table_amount(const yusuan_table *t, size_t row, size_t column,
                    int64_t *fen)
{
    const struct cell *cell = cell_at(t, row, column);
    bool known = cell &&
                 column_is_amount(table_of(t)->columns[column].role) &&
                 figure_is_known(&cell->figure);
    if (known)
        *fen = cell->figure.used.fen;
    return known;
}

/* A place with its page or cell: its own, else that of its line. */
static struct yusuan_place
place_given(const yusuan_doc *doc, const struct place *at)
{
    const struct budget *b = doc->known.budget;
    struct yusuan_place given = { .table = at->table, .line = at->line };
    const struct source_place *s = at->source;
    if (!s && b->line_places && at->line > 0 &&
        (size_t) at->line <= b->n_source_lines)
        s = &b->line_places[at->line - 1];
    if (!s)
        return given;
    given.page = s->page;
    given.left = s->left;
    given.top = s->top;
    given.right = s->right;
    given.bottom = s->bottom;
    given.sheet = s->sheet;
    given.cell = s->cell;
    return given;
}

struct yusuan_place
yusuan_table_place(const yusuan_doc *doc, const yusuan_table *t, size_t row,
                   size_t column)
{
    const struct cell *cell = cell_at(t, row, column);
    struct place at = { .table = table_of(t)->number };
    if (cell && cell->text)
        at = cell->at;
    else if (row < table_of(t)->n_rows)
        at.line = table_of(t)->rows[row].line;
    at.table = table_of(t)->number;
    return place_given(doc, &at);
}

/* -------------------------------------------------------------------- sums */

static const struct aggregates *
aggregates_of(const yusuan_doc *doc, enum yusuan_classification of)
{
    static const enum classification which[] = {
        [YUSUAN_FUNCTION] = CLASS_FUNCTION,
        [YUSUAN_GOVERNMENT_ECONOMIC] = CLASS_GOVERNMENT,
        [YUSUAN_DEPARTMENT_ECONOMIC] = CLASS_DEPARTMENT
    };
    return &doc->known.summary->by[which[of]];
}

size_t
yusuan_doc_sums(const yusuan_doc *doc, enum yusuan_classification of)
{
    return aggregates_of(doc, of)->n;
}

bool
yusuan_doc_sum(const yusuan_doc *doc, enum yusuan_classification of, size_t i,
               struct yusuan_sum *sum)
{
    const struct aggregates *all = aggregates_of(doc, of);
    if (i >= all->n)
        return false;
    const struct aggregate *a = &all->items[i];
    *sum = (struct yusuan_sum) {
        .code = a->code, .name = a->name, .level = a->level,
        .total = a->total.fen, .basic = a->basic.fen,
        .project = a->project.fen, .share = (int) a->share,
        .split = doc->known.summary->split
    };
    return true;
}

/* ------------------------------------------------------------------ checks */

size_t
yusuan_doc_checks(const yusuan_doc *doc)
{
    return doc->known.ledger->n_entries;
}

const yusuan_check *
yusuan_doc_check(const yusuan_doc *doc, size_t i)
{
    const struct ledger *l = doc->known.ledger;
    return i < l->n_entries ? (const yusuan_check *) &l->entries[i] : NULL;
}

const char *
yusuan_check_rule(const yusuan_check *c)
{
    return entry_of(c)->rule->id;
}

const char *
yusuan_check_state(const yusuan_check *c)
{
    return check_state_word(entry_of(c)->state);
}

const char *
yusuan_check_what(const yusuan_check *c)
{
    return entry_of(c)->what;
}

bool
yusuan_check_sides(const yusuan_check *c, int64_t *left, int64_t *right)
{
    const struct check_entry *e = entry_of(c);
    if (e->is_equation) {
        *left = e->left.fen;
        *right = e->right.fen;
    }
    return e->is_equation;
}

struct yusuan_place
yusuan_check_place(const yusuan_doc *doc, const yusuan_check *c)
{
    const struct check_entry *e = entry_of(c);
    struct place at = { .table = e->tables[0],
                        .line = e->lines ? e->lines[0] : 0 };
    return place_given(doc, &at);
}

/* ---------------------------------------------------------------- findings */

size_t
yusuan_doc_findings(const yusuan_doc *doc)
{
    return findings_count(doc->found);
}

const yusuan_finding *
yusuan_doc_finding(const yusuan_doc *doc, size_t i)
{
    return i < findings_count(doc->found)
        ? (const yusuan_finding *) findings_at(doc->found, i) : NULL;
}

const char *
yusuan_finding_id(const yusuan_finding *f)
{
    return finding_of(f)->id;
}

const char *
yusuan_finding_level(const yusuan_finding *f)
{
    return finding_level_name(finding_of(f)->level);
}

const char *
yusuan_finding_message(const yusuan_finding *f, bool english)
{
    return english ? finding_of(f)->message_en : finding_of(f)->message;
}

const char *
yusuan_finding_printed(const yusuan_finding *f)
{
    return finding_of(f)->printed;
}

const char *
yusuan_finding_used(const yusuan_finding *f)
{
    return finding_of(f)->used;
}

struct yusuan_place
yusuan_finding_place(const yusuan_doc *doc, const yusuan_finding *f)
{
    return place_given(doc, &finding_of(f)->at);
}
