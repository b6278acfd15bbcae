/* The header of an indicator table → its columns. Knows the words of headers;
 * knows nothing of rows. */
#include "recognize/evaluation.h"

#include "base/unicode.h"
#include "budget/decimal.h"

#include <glib.h>
#include <string.h>

struct header_word {
    const char *word; /* folded */
    enum field field;
};

/* Longer words before those they contain. */
static const struct header_word WORDS[] = {
    { "一级指标", FIELD_LEVEL1 },
    { "二级指标", FIELD_LEVEL2 },
    { "三级指标", FIELD_NAME },
    { "指标名称", FIELD_NAME },
    { "指标内容", FIELD_NOTE },
    { "指标解释", FIELD_NOTE },
    { "指标说明", FIELD_NOTE },
    { "指标性质", FIELD_NOTE },
    { "指标方向", FIELD_NOTE },
    { "评分标准", FIELD_NOTE },
    { "得分计算方法", FIELD_NOTE },
    { "评分规则", FIELD_NOTE },
    { "计量单位", FIELD_NOTE },
    { "度量单位", FIELD_NOTE },
    { "全年实际完成指标值", FIELD_ACTUAL },
    { "实际完成指标值", FIELD_ACTUAL },
    { "全年实际完成值", FIELD_ACTUAL },
    { "实际完成情况", FIELD_ACTUAL },
    { "年度完成值", FIELD_ACTUAL },
    { "实际完成值", FIELD_ACTUAL },
    { "全年完成值", FIELD_ACTUAL },
    { "全年实际值", FIELD_ACTUAL },
    { "完成情况", FIELD_ACTUAL },
    { "完成值", FIELD_ACTUAL },
    { "实际值", FIELD_ACTUAL },
    { "年度绩效指标值", FIELD_TARGET },
    { "年度指标值", FIELD_TARGET },
    { "年初指标值", FIELD_TARGET },
    { "预期指标值", FIELD_TARGET },
    { "全年指标值", FIELD_TARGET },
    { "计划指标值", FIELD_TARGET },
    { "年度目标值", FIELD_TARGET },
    { "预期目标值", FIELD_TARGET },
    { "计划完成值", FIELD_TARGET },
    { "年初目标值", FIELD_TARGET },
    { "绩效指标值", FIELD_TARGET },
    { "指标值", FIELD_TARGET },
    { "目标值", FIELD_TARGET },
    { "指标分值", FIELD_WEIGHT },
    { "分值(权重)", FIELD_WEIGHT },
    { "权重(分值)", FIELD_WEIGHT },
    { "权重分", FIELD_WEIGHT },
    { "标准分", FIELD_WEIGHT },
    { "分值", FIELD_WEIGHT },
    { "权重", FIELD_WEIGHT },
    { "自评得分", FIELD_SCORE },
    { "自评分", FIELD_SCORE },
    { "得分", FIELD_SCORE },
    { "偏差原因分析及改进措施", FIELD_REASON },
    { "偏差原因分析及整改措施", FIELD_REASON },
    { "未完成原因分析及改进措施", FIELD_REASON },
    { "未完成原因及拟采取的改进措施", FIELD_REASON },
    { "未完成原因分析", FIELD_REASON },
    { "偏差原因分析", FIELD_REASON },
    { "未完成原因", FIELD_REASON },
    { "偏差原因", FIELD_REASON },
    { "原因分析", FIELD_REASON },
    { "改进措施", FIELD_REASON },
    { "备注", FIELD_NOTE },
};

/* The usual order, for forms whose header is lost. */
static const struct {
    enum field field;
    const char *name;
} USUAL[] = {
    { FIELD_LEVEL1, "一级指标" },   { FIELD_LEVEL2, "二级指标" },
    { FIELD_NAME, "三级指标" },     { FIELD_TARGET, "年度指标值" },
    { FIELD_ACTUAL, "实际完成值" }, { FIELD_WEIGHT, "分值" },
    { FIELD_SCORE, "得分" },        { FIELD_REASON, "偏差原因分析及改进措施" },
};

static const struct header_word *
word_at(const char *text)
{
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++)
        if (g_str_has_prefix(text, WORDS[i].word))
            return &WORDS[i];
    return NULL;
}

/* The word a header cell holds, wherever in it. */
static const struct header_word *
word_in(const char *text)
{
    for (; *text; text = g_utf8_next_char(text)) {
        const struct header_word *w = word_at(text);
        if (w)
            return w;
    }
    return NULL;
}

static bool
has_field(const struct form_columns *c, enum field field)
{
    for (size_t i = 0; i < c->n; i++)
        if (c->field[i] == field)
            return true;
    return false;
}

static void
add_column(struct form_columns *c, enum field field, const char *name,
           int column)
{
    if (c->n == FORM_COLUMNS || (field != FIELD_NOTE && has_field(c, field)))
        return;
    c->field[c->n] = field;
    c->name[c->n] = name;
    c->column[c->n++] = column;
}

/* ------------------------------------------------- headers of flat forms */

/* The block's own label, beside its header. */
static bool
is_caption(const char *folded)
{
    return strcmp(folded, "绩效指标") == 0 ||
           g_str_has_prefix(folded, "年度绩效指标") ||
           g_str_has_prefix(folded, "绩效指标完成");
}

/* The piece is a part of some header word, as one cut over lines is, or goes
 * on with one after its end. */
static bool
is_fragment(const char *folded)
{
    if (evaluation_is_level(folded, FIELD_LEVEL1) ||
        evaluation_is_level(folded, FIELD_LEVEL2))
        return false;
    if (word_at(folded) || is_caption(folded) ||
        strcmp(folded, "(a)") == 0 || strcmp(folded, "(b)") == 0)
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++)
        if (strstr(WORDS[i].word, folded))
            return true;
    return false;
}

static size_t
header_end(const struct pieces *p, struct span_of_pieces span)
{
    size_t i = span.first;
    while (i < span.end && is_fragment(p->all[i].folded))
        i++;
    return i;
}

/* Columns in the order in which the joined header names them. */
static struct form_columns
flat_columns(struct recognizing *r, const struct pieces *p,
             struct span_of_pieces header)
{
    struct form_columns c = { 0 };
    GString *s = g_string_new(NULL);
    for (size_t i = header.first; i < header.end; i++)
        if (!is_caption(p->all[i].folded))
            g_string_append(s, p->all[i].folded);
    for (const char *at = s->str; *at;) {
        const struct header_word *w = word_at(at);
        if (w)
            add_column(&c, w->field, arena_strdup(r->memory, w->word), 0);
        at = w ? at + strlen(w->word) : g_utf8_next_char(at);
    }
    g_string_free(s, TRUE);
    return c;
}

/* ---------------------------------------------------- headers of tables */

enum { TABLE_WORDS = 4 }; /* header cells of one row that make a table */

static bool
row_is_header(const struct grid_row *row, const struct grid *g)
{
    size_t words = 0;
    for (size_t i = 0; g->tabbed && i < row->n_cells; i++) {
        arena *a = arena_new();
        words += word_in(unicode_fold(a, row->cells[i].folded)) != NULL;
        arena_free(a);
    }
    return words >= TABLE_WORDS;
}

/* All pieces from `at` on that stand in its row. */
static size_t
row_end(const struct pieces *p, size_t at)
{
    size_t row = p->all[at].row;
    while (at < p->n && p->all[at].row == row)
        at++;
    return at;
}

/* The columns that one row of the header names. */
static void
add_row_columns(struct recognizing *r, struct form_columns *c,
                const struct pieces *p, struct span_of_pieces row)
{
    for (size_t i = row.first; i < row.end; i++) {
        const struct header_word *w = word_in(p->all[i].folded);
        if (w)
            add_column(c, w->field, unicode_tidy(r->memory, p->all[i].text),
                       p->all[i].column);
    }
}

/* A header may go on in a second row that fills columns left open. */
static bool
continues_header(const struct pieces *p, struct span_of_pieces row)
{
    for (size_t i = row.first; i < row.end; i++)
        if (!is_fragment(p->all[i].folded))
            return false;
    return row.first < row.end;
}

static void
sort_columns(struct form_columns *c)
{
    for (size_t i = 1; i < c->n; i++)
        for (size_t k = i; k > 0 && c->column[k - 1] > c->column[k]; k--) {
            enum field field = c->field[k];
            const char *name = c->name[k];
            int column = c->column[k];
            c->field[k] = c->field[k - 1];
            c->name[k] = c->name[k - 1];
            c->column[k] = c->column[k - 1];
            c->field[k - 1] = field;
            c->name[k - 1] = name;
            c->column[k - 1] = column;
        }
}

/* Take the header's rows off the front of the span. */
static struct form_columns
table_columns(struct recognizing *r, struct form *f)
{
    struct form_columns c = { 0 };
    const struct pieces *p = &f->pieces;
    while (f->indicators.first < f->indicators.end) {
        struct span_of_pieces row = { f->indicators.first, 0 };
        row.end = MIN(row_end(p, row.first), f->indicators.end);
        const struct grid_row *grid_row = &r->grid->rows[p->all[row.first].row];
        if (!row_is_header(grid_row, r->grid) && !continues_header(p, row))
            break;
        add_row_columns(r, &c, p, row);
        c.header_cells = MAX(c.header_cells, grid_row->n_cells);
        f->indicators.first = row.end;
    }
    sort_columns(&c);
    return c;
}

/* --------------------------------------------------------------- common */

/* Targets have no results yet. */
enum { USUAL_OF_TARGETS = 4 };

static void
add_usual(struct form_columns *c, enum table_kind kind)
{
    size_t n = kind == TABLE_PROJECT_TARGETS ? USUAL_OF_TARGETS
                                             : G_N_ELEMENTS(USUAL);
    for (size_t i = 0; i < n; i++)
        add_column(c, USUAL[i].field, USUAL[i].name, 0);
}

/* A header that names too little gives way to the usual one; any other is
 * completed with what it leaves out: levels before, the rest after. */
static struct form_columns
completed(const struct form_columns *c, enum table_kind kind)
{
    struct form_columns all = { 0 };
    enum field least = kind == TABLE_PROJECT_TARGETS ? FIELD_TARGET
                                                     : FIELD_WEIGHT;
    if (!has_field(c, FIELD_NAME) || !has_field(c, least)) {
        add_usual(&all, kind);
        return all;
    }
    if (!has_field(c, FIELD_LEVEL1))
        add_column(&all, FIELD_LEVEL1, USUAL[0].name, 0);
    if (!has_field(c, FIELD_LEVEL2))
        add_column(&all, FIELD_LEVEL2, USUAL[1].name, 0);
    for (size_t i = 0; i < c->n; i++)
        add_column(&all, c->field[i], c->name[i], c->column[i]);
    add_usual(&all, kind);
    return all;
}

static bool
opens_header(const struct pieces *p, size_t at)
{
    return pieces_spell(p, at, p->n, "一级指标") > 0 ||
           pieces_spell(p, at, p->n, "绩效指标") > 0;
}

/* Take headers that a page's begin repeats out of the span. */
static void
drop_repeats(struct recognizing *r, struct form *f)
{
    struct pieces *p = &f->pieces;
    size_t kept = f->indicators.first;
    for (size_t i = f->indicators.first; i < f->indicators.end;) {
        struct span_of_pieces rest = { i, f->indicators.end };
        if (f->is_table &&
            row_is_header(&r->grid->rows[p->all[i].row], r->grid))
            i = row_end(p, i);
        else if (!f->is_table && opens_header(p, i))
            i = header_end(p, rest);
        else
            p->all[kept++] = p->all[i++];
    }
    f->indicators.end = kept;
}

/* --------------------------------------------------- rows that were cut */

static int
field_at(const struct form_columns *c, int column)
{
    for (size_t i = 0; i < c->n; i++)
        if (c->column[i] == column)
            return (int) c->field[i];
    return -1;
}

/* The piece of the row before that stands in the same column. */
static struct piece *
piece_above(const struct pieces *p, struct span_of_pieces above, int column)
{
    for (size_t i = above.first; i < above.end; i++)
        if (p->all[i].column == column)
            return &p->all[i];
    return NULL;
}

/* The row holds but a text or two that go on in the same columns as above: a
 * page's end cut the row. */
static bool
goes_on(const struct form_columns *c, const struct pieces *p,
        struct span_of_pieces above, struct span_of_pieces row)
{
    bool target = false, actual = false;
    for (size_t i = row.first; i < row.end; i++) {
        int field = field_at(c, p->all[i].column);
        if (field < 0 || field_is_level((enum field) field) ||
            field_is_number((enum field) field) || !p->all[i].is_cell ||
            decimal_is_blank(p->all[i].text) ||
            !piece_above(p, above, p->all[i].column))
            return false;
        target |= field == FIELD_TARGET;
        actual |= field == FIELD_ACTUAL;
    }
    return above.first < above.end && !(target && actual);
}

/* Join such rows to the ones they belong to. */
static void
join_cut_rows(struct recognizing *r, struct form *f,
              const struct form_columns *c)
{
    struct pieces *p = &f->pieces;
    struct span_of_pieces above = { 0, 0 };
    size_t kept = f->indicators.first;
    for (size_t i = kept; i < f->indicators.end;) {
        struct span_of_pieces row = { i, i };
        while (row.end < f->indicators.end &&
               p->all[row.end].row == p->all[i].row)
            row.end++;
        bool cut = goes_on(c, p, above, row);
        if (!cut)
            above = (struct span_of_pieces){ kept, kept };
        for (; i < row.end; i++) {
            struct piece *to = cut ? piece_above(p, above, p->all[i].column)
                                   : NULL;
            if (!to) {
                p->all[kept++] = p->all[i];
                above.end = kept;
                continue;
            }
            evaluation_doubt(r, f, DOUBT_JOINED, p->all[i].text, &p->all[i]);
            to->text = arena_printf(r->memory, "%s%s%s", to->text,
                                    pieces_joint(to->text, p->all[i].text),
                                    p->all[i].text);
            to->folded = unicode_fold(r->memory, to->text);
        }
    }
    f->indicators.end = kept;
}

struct form_columns
evaluation_columns(struct recognizing *r, struct form *f)
{
    const struct pieces *p = &f->pieces;
    struct span_of_pieces *span = &f->indicators;
    struct form_columns c = { 0 };
    if (span->first < span->end)
        f->is_table = row_is_header(&r->grid->rows[p->all[span->first].row],
                                    r->grid);
    if (f->is_table) {
        c = table_columns(r, f);
    } else {
        struct span_of_pieces header = { span->first, header_end(p, *span) };
        c = flat_columns(r, p, header);
        span->first = header.end;
    }
    drop_repeats(r, f);
    c = completed(&c, f->section->kind);
    if (f->is_table)
        join_cut_rows(r, f, &c);
    return c;
}
