/* What both kinds of sheet are made of. */
#include "report/sheet_parts.h"

#include "report/contacts.h"

#include <glib.h>
#include <string.h>

/* ----------------------------------------------------------------- words */

const char *
sheet_project_name(arena *a, const struct project *p)
{
    if (p->name)
        return p->name;
    if (p->candidates && p->candidates[0])
        return arena_printf(a, "（名称缺失，可能为“%s”）", p->candidates[0]);
    return "（名称缺失）";
}

const char *
sheet_evaluation_name(const struct evaluation *e)
{
    return e->project ? e->project : "（名称缺失）";
}

const char *
sheet_wan(arena *a, money amount)
{
    char *text = arena_strdup(a, words_wan_exact(a, amount));
    char *end = text + strlen(text), *point = strchr(text, '.');
    while (point && end > point + 3 && end[-1] == '0')
        *--end = '\0';
    return text;
}

const char *
sheet_score(arena *a, struct decimal value)
{
    char text[DECIMAL_TEXT_SIZE];
    return value.known ? arena_strdup(a, decimal_plain(value, text)) : NULL;
}

const char *
sheet_target(arena *a, const struct indicator *i)
{
    return arena_printf(a, "%s%s%s", i->relation ? i->relation : "",
                        i->value ? i->value : "",
                        i->measure ? i->measure : "");
}

const char *
sheet_share(arena *a, size_t part, size_t of)
{
    int64_t share = of ? money_divide_rounded((__int128) part * 10000,
                                              (__int128) of) : 0;
    return words_share(a, share, (money) { (int64_t) part });
}

const char *
sheet_coded(arena *a, const struct coded *what)
{
    if (what->code && what->name)
        return arena_printf(a, "%s %s", what->code, what->name);
    return what->name ? what->name : what->code;
}

/* ----------------------------------------------------------------- texts */

struct text
sheet_text(arena *a, enum span_style style, const char *text, int line)
{
    struct span span = { .style = style, .text = text, .line = line };
    return text && *text ? text_join(a, 1, &span) : (struct text) { 0 };
}

const char *
sheet_masked(const struct sheet *sh, const char *text)
{
    return contacts_shown(sh->a, sh->s->u, sh->s->options, text);
}

struct text
sheet_figure(arena *a, const struct figure *f)
{
    if (!f || figure_is_blank(f))
        return sheet_text(a, SPAN_MUTED, "–", 0);
    if (!figure_is_known(f))
        return sheet_text(a, SPAN_MARK, f->text, f->at.line);
    return sheet_text(a, f->repaired ? SPAN_MARK : SPAN_NUMBER,
                      arena_printf(a, "%s万元", sheet_wan(a, f->used)),
                      f->at.line);
}

/* ---------------------------------------------------------------- blocks */

void
sheet_heading(struct sheet *sh, const char *text)
{
    report_heading(sh->r, 2, NULL, text)->heading.in_contents = false;
}

void
sheet_paragraph(struct sheet *sh, const char *text)
{
    report_add(sh->r, BLOCK_PARAGRAPH)->paragraph = text_plain(sh->a, text);
}

void
sheet_note(struct sheet *sh, const char *text)
{
    report_add(sh->r, BLOCK_NOTE)->paragraph = text_plain(sh->a, text);
}

void
sheet_list(struct sheet *sh, const struct text *items, size_t n)
{
    struct block *block = report_add(sh->r, BLOCK_LIST);
    block->list.items = arena_memdup(sh->a, items, n * sizeof *items);
    block->list.n = n;
}

void
sheet_fields(struct sheet *sh, const struct field *fields, size_t n)
{
    struct block *block = report_add(sh->r, BLOCK_FIELDS);
    block->fields.items = arena_array(sh->a, struct field, n + 1);
    block->fields.columns = 2;
    for (size_t i = 0; i < n; i++)
        if (fields[i].value.n)
            block->fields.items[block->fields.n++] = fields[i];
}

void
sheet_figures(struct sheet *sh, const struct key_figure *items, size_t n)
{
    struct block *block = report_add(sh->r, BLOCK_FIGURES);
    block->figures.items = arena_memdup(sh->a, items, n * sizeof *items);
    block->figures.n = n;
}

struct block *
sheet_chart(struct sheet *sh, const struct chart *chart)
{
    struct block *block = report_add(sh->r, BLOCK_CHART);
    block->chart.data = chart;
    block->chart.unnumbered = true;
    return block;
}

/* -------------------------------------------------------------- findings */

static bool
is_ours(const struct sheet *sh, size_t finding)
{
    return sh->s->owner[finding] == sh->i;
}

bool
sheet_is_doubted(const struct sheet *sh, int line)
{
    const findings *found = sh->s->u->budget->found;
    for (size_t i = 0; i < sh->s->n_findings; i++)
        if (is_ours(sh, i) && findings_at(found, i)->at.line == line &&
            findings_at(found, i)->level != FINDING_NOTE)
            return true;
    return false;
}

/* On its own sheet the project need not be named. */
static const char *
without_name(const struct sheet *sh, const char *message)
{
    const char *start = arena_printf(sh->a, "项目“%s”", sh->f->name);
    if (!g_str_has_prefix(message, start))
        return message;
    const char *rest = message + strlen(start);
    return g_str_has_prefix(rest, "的") ? rest + strlen("的") : rest;
}

/* What is wrong, where it is said of one indicator, without its name:
 * "定性指标带有度量单位。"; or null. */
static const char *
fault_of_indicator(const char *message)
{
    const char *end = g_str_has_prefix(message, "指标“")
                          ? strstr(message, "”：") : NULL;
    return end ? end + strlen("”：") : NULL;
}

/** Findings of a rule that say the same of several indicators. */
struct alike {
    const struct finding *first;
    const char *message, *fault; /* without the project's name */
    GString *lines;              /* "658、663" */
    size_t n;
};

static struct text
alike_text(const struct sheet *sh, const struct alike *x)
{
    static const char *const levels[] = { "提示", "警告", "错误" };
    const struct finding *f = x->first;
    const char *message = x->n > 1
        ? arena_printf(sh->a, "%zu个指标：%s", x->n, x->fault) : x->message;
    struct span spans[] = {
        { f->level == FINDING_ERROR ? SPAN_MARK : SPAN_STRONG,
          arena_printf(sh->a, "%s %s", levels[f->level], f->id) },
        { SPAN_MUTED,
          x->lines->len ? arena_printf(sh->a, "　第%s行　", x->lines->str)
                        : "　", NULL, f->at.line },
        { SPAN_PLAIN, sheet_masked(sh, message) }
    };
    return text_join(sh->a, G_N_ELEMENTS(spans), spans);
}

static void
add_finding(const struct sheet *sh, GArray *all, const struct finding *f)
{
    const char *message = without_name(sh, f->message);
    const char *fault = fault_of_indicator(message);
    struct alike *to = NULL;
    for (guint i = 0; fault && !to && i < all->len; i++) {
        struct alike *x = &g_array_index(all, struct alike, i);
        if (x->fault && x->first->level == f->level &&
            strcmp(x->first->id, f->id) == 0 && strcmp(x->fault, fault) == 0)
            to = x;
    }
    if (!to) {
        struct alike made = { f, message, fault, g_string_new(NULL), 0 };
        g_array_append_val(all, made);
        to = &g_array_index(all, struct alike, all->len - 1);
    }
    to->n++;
    if (f->at.line)
        g_string_append_printf(to->lines, "%s%d", to->lines->len ? "、" : "",
                               f->at.line);
}

/* The most serious first, else in the order of lines. */
void
sheet_findings(struct sheet *sh)
{
    const findings *found = sh->s->u->budget->found;
    GArray *all = g_array_new(FALSE, TRUE, sizeof(struct alike));
    for (int level = FINDING_ERROR; level >= FINDING_NOTE; level--)
        for (size_t i = 0; i < sh->s->n_findings; i++)
            if (is_ours(sh, i) && (int) findings_at(found, i)->level == level)
                add_finding(sh, all, findings_at(found, i));
    struct text *items = arena_array(sh->a, struct text, all->len + 1);
    for (guint i = 0; i < all->len; i++) {
        const struct alike *x = &g_array_index(all, struct alike, i);
        items[i] = alike_text(sh, x);
        g_string_free(x->lines, TRUE);
    }
    if (all->len) {
        sheet_heading(sh, "核对发现");
        sheet_list(sh, items, all->len);
    }
    g_array_free(all, TRUE);
}

/* ---------------------------------------------------------------- tables */

struct report_table *
sheet_table(struct sheet *sh, const char *caption,
            const struct tabling_column *columns, size_t n_columns,
            size_t n_rows)
{
    struct report_table *t = report_table_new(sh->a, n_columns, 1, n_rows);
    t->caption = caption;
    for (size_t k = 0; k < n_columns; k++) {
        t->columns[k] = (struct report_column) { columns[k].align,
                                                 columns[k].least,
                                                 columns[k].most };
        sheet_cell(sh, &t->head[0].cells[k], SPAN_PLAIN, columns[k].title, 0);
    }
    report_add(sh->r, BLOCK_TABLE)->table = t;
    return t;
}

void
sheet_cell(struct sheet *sh, struct report_cell *cell, enum span_style style,
           const char *text, int line)
{
    cell->text = sheet_text(sh->a, style, text, line);
    cell->blank = cell->text.n == 0;
}

void
sheet_cell_figure(struct sheet *sh, struct report_cell *cell,
                  const struct figure *f)
{
    if (figure_is_blank(f))
        sheet_cell(sh, cell, SPAN_PLAIN, NULL, 0);
    else if (!figure_is_known(f))
        sheet_cell(sh, cell, SPAN_MARK, f->text, f->at.line);
    else
        sheet_cell(sh, cell, f->repaired ? SPAN_MARK : SPAN_NUMBER,
                   words_wan_exact(sh->a, f->used), f->at.line);
}

void
sheet_cell_same(struct report_cell *cell)
{
    cell->text = (struct text) { 0 };
    cell->blank = false;
}

void
sheet_group_row(struct sheet *sh, struct report_table *t, size_t row,
                const char *text)
{
    t->rows[row].role = REPORT_ROW_GROUP;
    t->rows[row].cells[0].span = (int) t->n_columns;
    sheet_cell(sh, &t->rows[row].cells[0], SPAN_PLAIN, text, 0);
}

/* ----------------------------------------------------------------- close */

static void
put_signatures(struct sheet *sh)
{
    static const char *names[] = { "项目负责人", "单位负责人", "评审人",
                                   "日期" };
    struct block *block = report_add(sh->r, BLOCK_SIGNATURES);
    block->signatures.names = names;
    block->signatures.n = G_N_ELEMENTS(names);
}

/* The sign-off never stands alone on a page. */
static void
keep_last(struct sheet *sh)
{
    sh->r->last->keep_with_next = true;
}

void
sheet_close(struct sheet *sh)
{
    keep_last(sh);
    const struct sheet_facts *f = sh->f;
    const char *what = sh->evaluation ? "份自评表" : "个项目";
    struct writing *w = writing_new(sh->a);
    struct span lines = {
        SPAN_PLAIN, arena_printf(sh->a, "公开文本第%d行至第%d行",
                                 f->first_line, f->last_line),
        NULL, f->first_line
    };
    writing_span(w, &lines);
    if (f->amount && figure_is_known(f->amount))
        writing_printf(w, "；按金额第%zu，共%zu%s。", f->rank, sh->s->n, what);
    else
        writing_printf(w, "；共%zu%s，本%s没有印出金额。", sh->s->n, what,
                       sh->evaluation ? "表" : "项目");
    report_add(sh->r, BLOCK_NOTE)->paragraph = writing_end(w);
    keep_last(sh);
    put_signatures(sh);
}
