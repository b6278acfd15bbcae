/* The money of a form: its rows by source, its columns by header and, where
 * blank cells were dropped, by what the figures say of each other. */
#include "recognize/evaluation.h"

#include "base/unicode.h"
#include "budget/decimal.h"

#include <glib.h>
#include <string.h>

enum fund_column {
    FUND_INITIAL,
    FUND_FULL_YEAR,
    FUND_EXECUTED,
    FUND_WEIGHT,
    FUND_RATE,
    FUND_SCORE,
    FUND_COLUMNS
};

static const struct {
    const char *word; /* folded */
    enum fund_column column;
} HEADER[] = {
    { "年初预算数", FUND_INITIAL },   { "年初预算", FUND_INITIAL },
    { "预算执行率", FUND_RATE },      { "执行率", FUND_RATE },
    { "全年预算数", FUND_FULL_YEAR }, { "全年预算", FUND_FULL_YEAR },
    { "调整后预算数", FUND_FULL_YEAR }, { "调整预算数", FUND_FULL_YEAR },
    { "全年执行数", FUND_EXECUTED },  { "全年执行", FUND_EXECUTED },
    { "实际执行数", FUND_EXECUTED },  { "执行数", FUND_EXECUTED },
    { "实际支出数", FUND_EXECUTED },  { "预算数", FUND_FULL_YEAR },
    { "分值(权重)", FUND_WEIGHT },    { "分值", FUND_WEIGHT },
    { "权重", FUND_WEIGHT },          { "自评得分", FUND_SCORE },
    { "得分", FUND_SCORE },
};

/* How a row of funds begins. */
static const char *const SOURCE_STARTS[] = {
    "年度资金总额", "资金总额", "其中", "当年", "本年", "上年", "以前年度",
    "其他资金", "其它资金", "财政拨款", "财政资金", "一般公共预算",
    "政府性基金", "国有资本", "单位资金", "自有资金", "事业", "中央", "市级",
    "区级", "省级", "地方", "社会资金", "结转", "其他", NULL
};

struct layout {
    size_t n;
    enum fund_column order[FUND_COLUMNS];
    int cell[FUND_COLUMNS]; /* in a table: where the column stands; else 0 */
    enum money_unit unit;
};

static bool
begins_one(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (g_str_has_prefix(text, *words))
            return true;
    return false;
}

/* ---------------------------------------------------------------- header */

static bool
is_value(const struct piece *p)
{
    return decimal_is_blank(p->text) || g_ascii_isdigit(*p->folded) ||
           ((*p->folded == '-' || *p->folded == '.') && p->folded[1]);
}

static enum money_unit
unit_in(const char *folded, enum money_unit otherwise)
{
    static const struct {
        const char *word;
        enum money_unit unit;
    } UNITS[] = { { "万元)", UNIT_WAN },    { "亿元)", UNIT_YI },
                  { "千元)", UNIT_QIAN },   { "(元)", UNIT_YUAN },
                  { "单位:万元", UNIT_WAN }, { "单位:元", UNIT_YUAN } };
    for (size_t i = 0; i < G_N_ELEMENTS(UNITS); i++)
        if (strstr(folded, UNITS[i].word))
            return UNITS[i].unit;
    return otherwise;
}

static bool
has_column(const struct layout *l, enum fund_column column)
{
    for (size_t i = 0; i < l->n; i++)
        if (l->order[i] == column)
            return true;
    return false;
}

static void
name_column(struct layout *l, enum fund_column column, int cell)
{
    if (l->n == FUND_COLUMNS || has_column(l, column))
        return;
    l->cell[l->n] = cell;
    l->order[l->n++] = column;
}

/* Columns in the order in which the joined header names them; `cell` of each
 * where a header word fills a cell of a table. */
static void
read_header(struct layout *l, const struct pieces *p,
            struct span_of_pieces header)
{
    GString *s = g_string_new(NULL);
    for (size_t i = header.first; i < header.end; i++)
        g_string_append(s, p->all[i].folded);
    l->unit = unit_in(s->str, l->unit);
    for (const char *at = s->str; *at;) {
        size_t step = 0, seen = 0;
        for (size_t i = 0; i < G_N_ELEMENTS(HEADER) && step == 0; i++)
            if (g_str_has_prefix(at, HEADER[i].word)) {
                step = strlen(HEADER[i].word);
                size_t offset = (size_t) (at - s->str);
                size_t k = header.first;
                while (k + 1 < header.end &&
                       seen + strlen(p->all[k].folded) <= offset)
                    seen += strlen(p->all[k++].folded);
                const struct piece *cell = &p->all[k];
                name_column(l, HEADER[i].column,
                            cell->is_cell ? cell->column : 0);
            }
        at = step ? at + step : g_utf8_next_char(at);
    }
    g_string_free(s, TRUE);
    size_t least = l->n ? 3 : FUND_COLUMNS; /* no header: the usual columns */
    for (int c = 0; c < FUND_COLUMNS && l->n < least; c++)
        name_column(l, (enum fund_column) c, 0);
}

static size_t
header_end(const struct pieces *p, struct span_of_pieces span)
{
    size_t i = span.first;
    while (i < span.end && !begins_one(p->all[i].folded, SOURCE_STARTS) &&
           !is_value(&p->all[i]))
        i++;
    return i;
}

/* ------------------------------------------------------------------ rows */

enum { VALUES = 8 };

struct fund_row {
    struct span_of_pieces label;
    size_t n;
    size_t value[VALUES]; /* pieces */
};

/* A label that wants no more words. */
static bool
is_complete(const char *folded)
{
    static const char *const ENDS[] = { "资金", "总额", "拨款", "收入", "预算",
                                        "结转", "基金", NULL };
    for (size_t i = 0; ENDS[i]; i++)
        if (g_str_has_suffix(folded, ENDS[i]))
            return true;
    return false;
}

/* Words that stand in the block without being a source's. */
static bool
is_caption(const struct piece *p)
{
    return strstr(p->folded, "分值") || strstr(p->folded, "执行率") ||
           g_str_has_prefix(p->folded, "项目资金") ||
           g_str_has_prefix(p->folded, "(万元") ||
           g_str_has_prefix(p->folded, "(元") ||
           g_str_has_prefix(p->folded, "预算执行情况");
}

/* Cut the rows: a label, then values up to the next label. */
static size_t
cut_rows(const struct pieces *p, struct span_of_pieces span,
         struct fund_row *rows, size_t most)
{
    size_t n = 0;
    char *label = NULL;
    for (size_t i = span.first; i < span.end; i++) {
        const struct piece *piece = &p->all[i];
        if (is_caption(piece))
            continue;
        if (is_value(piece)) {
            if (n > 0 && rows[n - 1].n < VALUES)
                rows[n - 1].value[rows[n - 1].n++] = i;
            continue;
        }
        bool goes_on = n > 0 && rows[n - 1].n == 0 &&
                       rows[n - 1].label.end == i && !is_complete(label);
        if (!goes_on && n == most)
            break;
        if (goes_on) {
            rows[n - 1].label.end = i + 1;
            char *longer = g_strconcat(label, piece->folded, NULL);
            g_free(label);
            label = longer;
        } else {
            rows[n++] = (struct fund_row) { .label = { i, i + 1 } };
            g_free(label);
            label = g_strdup(piece->folded);
        }
    }
    g_free(label);
    return n;
}

/* --------------------------------------------------------- values, columns */

/* A choice of columns for a row's values, in order. */
struct choice {
    size_t column[VALUES]; /* index into the layout, ascending */
    int worth;
};

static int
shape_worth(const struct piece *p, enum fund_column column)
{
    bool percent = strchr(p->folded, '%') != NULL;
    bool amount = column <= FUND_EXECUTED;
    if (decimal_is_blank(p->text))
        return 0;
    if (percent)
        return column == FUND_RATE ? 10 : -30;
    const char *point = strchr(p->folded, '.');
    size_t decimals = point ? strlen(point + 1) : 0;
    bool fine = decimals > 2 || strchr(p->folded, ',');
    struct decimal d = decimal_read(p->text);
    if (amount)
        return fine ? 8 : 2;
    if (column == FUND_RATE)
        return fine ? -10 : d.known && d.millionths > 100000000 ? -10 : 0;
    return fine || !d.known || d.millionths > 100000000 ? -10 : 2;
}

static int
cell_worth(const struct piece *p, int cell)
{
    return cell == 0 || !p->is_cell ? 0 : p->column == cell ? 15 : -8;
}

static struct decimal
chosen(const struct pieces *p, const struct fund_row *row,
       const struct layout *l, const struct choice *c, enum fund_column column)
{
    for (size_t i = 0; i < row->n; i++)
        if (l->order[c->column[i]] == column)
            return decimal_read(p->all[row->value[i]].text);
    return (struct decimal) { 0 };
}

static bool
near(struct decimal a, struct decimal b, int64_t within)
{
    return a.known && b.known && ABS(a.millionths - b.millionths) <= within;
}

/* The figures of a row agree: rate = executed ÷ full-year, score = weight ×
 * rate. */
static int
agreement(const struct pieces *p, const struct fund_row *row,
          const struct layout *l, const struct choice *c)
{
    struct decimal v[FUND_COLUMNS];
    for (int k = 0; k < FUND_COLUMNS; k++)
        v[k] = chosen(p, row, l, c, (enum fund_column) k);
    struct decimal rate = decimal_ratio(v[FUND_EXECUTED], v[FUND_FULL_YEAR]);
    int sum = 0;
    if (near(rate, v[FUND_RATE], 1000))
        sum += 12;
    if (near(decimal_times(rate, v[FUND_WEIGHT]), v[FUND_SCORE], 20000))
        sum += 6;
    if (v[FUND_EXECUTED].known && v[FUND_FULL_YEAR].known &&
        v[FUND_EXECUTED].millionths > v[FUND_FULL_YEAR].millionths)
        sum -= 6;
    return sum;
}

static int
choice_worth(const struct pieces *p, const struct fund_row *row,
             const struct layout *l, const struct choice *c)
{
    int sum = 0;
    for (size_t i = 0; i < row->n; i++) {
        const struct piece *piece = &p->all[row->value[i]];
        size_t k = c->column[i];
        sum += shape_worth(piece, l->order[k]) + cell_worth(piece, l->cell[k]);
        sum -= k != i; /* the first columns, all else being equal */
    }
    return sum + agreement(p, row, l, c);
}

/* The next ascending choice of `k` out of `n`; false after the last. */
static bool
next_choice(size_t *column, size_t k, size_t n)
{
    for (size_t i = k; i-- > 0;) {
        if (column[i] + (k - i) >= n)
            continue;
        column[i]++;
        for (size_t j = i + 1; j < k; j++)
            column[j] = column[j - 1] + 1;
        return true;
    }
    return false;
}

/* The best columns for a row's values; `*doubt` when another choice is as
 * good. */
static struct choice
best_choice(const struct pieces *p, const struct fund_row *row,
            const struct layout *l, bool *doubt)
{
    struct choice c = { 0 }, best = { .worth = INT_MIN };
    for (size_t i = 0; i < row->n; i++)
        c.column[i] = i;
    *doubt = false;
    do {
        c.worth = choice_worth(p, row, l, &c);
        if (c.worth == best.worth)
            *doubt = true;
        if (c.worth > best.worth) {
            best = c;
            *doubt = false;
        }
    } while (next_choice(c.column, row->n, l->n));
    return best;
}

/* ------------------------------------------------------------------ lines */

static void
put_amount(struct recognizing *r, const struct form *f, struct figure *out,
           const struct piece *p)
{
    *out = figure_read(p->text, out->unit, piece_place(r, f->section, p));
}

static void
put_value(struct recognizing *r, const struct form *f, struct fund_line *line,
          const struct piece *p, enum fund_column column)
{
    switch (column) {
    case FUND_INITIAL: put_amount(r, f, &line->initial, p); break;
    case FUND_FULL_YEAR: put_amount(r, f, &line->full_year, p); break;
    case FUND_EXECUTED: put_amount(r, f, &line->executed, p); break;
    case FUND_WEIGHT: line->weight = decimal_read(p->text); break;
    case FUND_RATE: line->rate = decimal_read(p->text); break;
    case FUND_SCORE: line->score = decimal_read(p->text); break;
    case FUND_COLUMNS: break;
    }
}

/* A rate printed without its sign ("53.02") is in percent. */
static void
settle_rate(struct fund_line *line)
{
    struct decimal *rate = &line->rate;
    if (rate->known && rate->text && !strchr(rate->text, '%') &&
        !strstr(rate->text, "％") && rate->millionths > 2 * DECIMAL_ONE)
        rate->millionths = money_divide_rounded(rate->millionths, 100);
}

static struct fund_line
make_line(struct recognizing *r, const struct form *f,
          const struct fund_row *row, const struct layout *l)
{
    const struct pieces *p = &f->pieces;
    struct fund_row used = *row;
    used.n = MIN(used.n, l->n);
    const struct piece *first = &p->all[row->label.first];
    struct figure blank = figure_read(NULL, l->unit,
                                      piece_place(r, f->section, first));
    struct fund_line line = { .source = pieces_text(r, p, row->label),
                              .initial = blank, .full_year = blank,
                              .executed = blank, .line = first->line };
    bool doubt;
    struct choice c = best_choice(p, &used, l, &doubt);
    for (size_t i = 0; i < used.n; i++)
        put_value(r, f, &line, &p->all[used.value[i]], l->order[c.column[i]]);
    settle_rate(&line);
    if (doubt)
        evaluation_doubt(r, f, DOUBT_FUNDS, line.source, first);
    return line;
}

void
evaluation_funds(struct recognizing *r, const struct form *f,
                 struct evaluation *e)
{
    enum { ROWS = 24 };
    struct fund_row rows[ROWS];
    struct layout l = { .unit = f->section->unit };
    struct span_of_pieces header = { f->funds.first,
                                     header_end(&f->pieces, f->funds) };
    read_header(&l, &f->pieces, header);
    struct span_of_pieces body = { header.end, f->funds.end };
    size_t n = cut_rows(&f->pieces, body, rows, ROWS);
    e->funds = arena_array(r->memory, struct fund_line, n);
    e->n_funds = n;
    for (size_t i = 0; i < n; i++)
        e->funds[i] = make_line(r, f, &rows[i], &l);
}
