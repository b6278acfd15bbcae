/* How wide the columns of a table are. */
#include "layout/table.h"

#include <math.h>
#include <string.h>

/* Text columns are not set narrower than this many characters if longer. */
#define COMFORT 7.0
#define HEAD_LEAST 3.2
/* Heads longer than this are set on two lines or more. */
#define HEAD_COMFORT 5.0
#define SHARE_OF_TEXT 1.6

size_t
table_cell_span(const struct table_plan *plan, const struct report_cell *cell,
                size_t column)
{
    size_t most = plan->table->n_columns - column;
    size_t span = cell->span > 1 ? (size_t) cell->span : 1;
    return MIN(span, most);
}

double
table_span_width(const struct table_plan *plan, size_t from, size_t span)
{
    const struct table_column *last = &plan->columns[from + span - 1];
    return last->left + last->width - plan->columns[from].left;
}

/* ------------------------------------------------------------ measuring */

static bool
is_number_column(const struct report_column *column)
{
    return column->align == ALIGN_POINT || column->align == ALIGN_RIGHT;
}

static double
text_natural(const struct table_plan *plan, struct text text,
             enum font_role role, double size)
{
    double width = 0;
    for (size_t i = 0; i < text.n; i++)
        width += text_width(plan->flow->with, text.spans[i].text, role, size);
    return width;
}

static bool
is_word_byte(char c)
{
    return c > ' ' && c < 0x7F;
}

/* The longest word that is better not broken: a code, a number. */
static double
longest_word(const struct table_plan *plan, struct text text,
             enum font_role role, double size)
{
    double longest = 0;
    for (size_t i = 0; i < text.n; i++)
        for (const char *p = text.spans[i].text; p && *p; p++) {
            size_t n = 0;
            while (is_word_byte(p[n]))
                n++;
            char word[32] = { 0 };
            memcpy(word, p, MIN(n, sizeof word - 1));
            if (n > 2)
                longest = MAX(longest, text_width(plan->flow->with, word,
                                                  role, size));
            p += n > 0 ? n - 1 : 0;
        }
    return longest;
}

/* From the point on, of a cell that is a number; -1 of others. */
static double
after_point(const struct table_plan *plan, struct text text,
            enum font_role role)
{
    if (text.n != 1)
        return -1;
    const char *number = text.spans[0].text;
    const char *p = number;
    while (*p == '-' || *p == '+' || *p == ',' || g_ascii_isdigit(*p))
        p++;
    if (p == number || (*p && *p != '.' && *p != '%'))
        return -1;
    return text_width(plan->flow->with, p, role, plan->type.size);
}

static void
measure_cell(const struct table_plan *plan, const struct report_row *row,
             size_t k)
{
    const struct report_cell *cell = &row->cells[k];
    struct table_column *column = &plan->columns[k];
    double size = plan->type.size;
    bool strong = row->role != REPORT_ROW_ITEM;
    enum font_role role = strong ? plan->type.strong : plan->type.role;
    if (cell->blank || cell->text.n == 0
        || row->role == REPORT_ROW_GROUP
        || table_cell_span(plan, cell, k) > 1)
        return;
    double indent = cell->indent * size;
    double natural = text_natural(plan, cell->text, role, size) + indent;
    double least = longest_word(plan, cell->text, role, size) + indent;
    bool number = is_number_column(&plan->table->columns[k]);
    if (number && cell->text.spans[0].style != SPAN_PLAIN)
        least = natural;
    column->natural = MAX(column->natural, natural);
    column->word = MAX(column->word, least);
    column->least = MAX(column->least, MAX(least, MIN(natural,
                        COMFORT * size + indent)));
    if (plan->table->columns[k].align == ALIGN_POINT)
        column->after_point =
            MAX(column->after_point, after_point(plan, cell->text, role));
}

static void
measure_head(const struct table_plan *plan, size_t row, size_t k)
{
    const struct report_cell *cell = &plan->table->head[row].cells[k];
    struct table_column *column = &plan->columns[k];
    double size = plan->head_type.size;
    if (cell->text.n == 0 || table_cell_span(plan, cell, k) > 1)
        return;
    enum font_role role = plan->head_type.strong;
    double natural = text_natural(plan, cell->text, role, size);
    double word = longest_word(plan, cell->text, role, size);
    double lines = ceil(natural / (HEAD_COMFORT * size));
    word = MAX(word, MIN(natural, HEAD_LEAST * size));
    column->word = MAX(column->word, word);
    column->natural = MAX(column->natural,
                          ceil(natural / lines / size) * size);
    column->least = MAX(column->least, word);
}

static void
apply_wishes(const struct table_plan *plan, size_t k)
{
    const struct report_column *asked = &plan->table->columns[k];
    struct table_column *column = &plan->columns[k];
    double em = plan->type.size;
    column->natural = MAX(column->natural, column->least);
    column->wish = MAX(column->natural, asked->least * em);
    if (asked->most > 0 && !is_number_column(asked))
        column->wish = MIN(column->wish, asked->most * em);
    column->wish = MAX(column->wish, column->least);
}

/* What is carried over is set like a subtotal. */
static void
measure_carry(const struct table_plan *plan, const struct report_row *row,
              size_t k)
{
    if (!row->carry || !row->carry[k])
        return;
    struct table_column *column = &plan->columns[k];
    double width = text_width(plan->flow->with, row->carry[k],
                              plan->type.strong, plan->type.size);
    column->natural = MAX(column->natural, width);
    column->word = MAX(column->word, width);
    column->least = MAX(column->least, width);
}

static void
measure(struct table_plan *plan)
{
    const struct report_table *t = plan->table;
    for (size_t i = 0; i < t->n_rows; i++)
        for (size_t k = 0; k < t->n_columns; k++) {
            measure_cell(plan, &t->rows[i], k);
            if (t->carries)
                measure_carry(plan, &t->rows[i], k);
            k += table_cell_span(plan, &t->rows[i].cells[k], k) - 1;
        }
    for (size_t i = 0; i < t->n_head; i++)
        for (size_t k = 0; k < t->n_columns; k++) {
            measure_head(plan, i, k);
            k += table_cell_span(plan, &t->head[i].cells[k], k) - 1;
        }
    for (size_t k = 0; k < t->n_columns; k++)
        apply_wishes(plan, k);
}

/* -------------------------------------------------------------- sharing */

static double
capped(const struct table_column *column, double cap)
{
    return MAX(column->least, MIN(column->wish, cap));
}

static double
sum_capped(const struct table_plan *plan, double cap)
{
    double sum = 0;
    for (size_t k = 0; k < plan->table->n_columns; k++)
        sum += capped(&plan->columns[k], cap);
    return sum;
}

/* A text that follows a number stands off from it. */
static double
gutter_before(const struct table_plan *plan, size_t k)
{
    const struct report_column *columns = plan->table->columns;
    bool apart = k > 0 && is_number_column(&columns[k - 1])
                 && columns[k].align == ALIGN_LEFT;
    return apart ? plan->type.size : 0;
}

static double
all_gutters(const struct table_plan *plan)
{
    double sum = 0;
    for (size_t k = 0; k < plan->table->n_columns; k++)
        sum += gutter_before(plan, k);
    return sum;
}

/* Short columns get all they want; the long ones share the rest evenly. */
static void
share_scarce(struct table_plan *plan, double room)
{
    double low = 0, high = room;
    for (int i = 0; i < 40; i++) {
        double cap = (low + high) / 2;
        if (sum_capped(plan, cap) > room)
            high = cap;
        else
            low = cap;
    }
    for (size_t k = 0; k < plan->table->n_columns; k++)
        plan->columns[k].width = capped(&plan->columns[k], low);
}

/* What is left goes to those that still break lines, then to all. */
static double
share_wanted(struct table_plan *plan, double rest)
{
    double wanted = 0;
    for (size_t k = 0; k < plan->table->n_columns; k++)
        wanted += MAX(plan->columns[k].natural - plan->columns[k].width, 0);
    double part = wanted > 0 ? MIN(1, rest / wanted) : 0;
    for (size_t k = 0; k < plan->table->n_columns; k++)
        plan->columns[k].width +=
            part * MAX(plan->columns[k].natural - plan->columns[k].width, 0);
    return rest - part * wanted;
}

static void
share_rest(struct table_plan *plan, double rest)
{
    double weights = 0;
    const struct report_column *columns = plan->table->columns;
    rest = share_wanted(plan, rest);
    for (size_t k = 0; k < plan->table->n_columns; k++)
        weights += is_number_column(&columns[k]) ? 1 : SHARE_OF_TEXT;
    for (size_t k = 0; k < plan->table->n_columns; k++)
        plan->columns[k].width +=
            rest / weights
            * (is_number_column(&columns[k]) ? 1 : SHARE_OF_TEXT);
}

static void
share(struct table_plan *plan, double room)
{
    size_t n = plan->table->n_columns;
    double wanted = sum_capped(plan, G_MAXDOUBLE), left = plan->pad;
    if (wanted > room) {
        share_scarce(plan, room);
        table_fewer_lines(plan);
    } else {
        for (size_t k = 0; k < n; k++)
            plan->columns[k].width = plan->columns[k].wish;
        share_rest(plan, room - wanted);
    }
    for (size_t k = 0; k < n; k++) {
        left += gutter_before(plan, k);
        plan->columns[k].left = left;
        left += plan->columns[k].width + 2 * plan->pad;
    }
}

/* ------------------------------------------------------------- choosing */

struct attempt {
    enum paper paper;
    double smaller; /* by how much, of the way to the least size */
    double pad;     /* of the style's */
};

static const struct attempt attempts[] = {
    { PAPER_UPRIGHT, 0, 1 },   { PAPER_UPRIGHT, 0.5, 0.7 },
    { PAPER_ACROSS, 0, 1 },    { PAPER_ACROSS, 0.5, 0.7 },
    { PAPER_ACROSS, 1, 0.5 },  { PAPER_FOLDOUT, 0, 0.7 },
    { PAPER_FOLDOUT, 1, 0.4 },
};

static void
set_type(struct table_plan *plan, double size)
{
    const struct sheet_style *style = plan->flow->style;
    plan->type = style->table;
    plan->type.leading = style->table.leading * size / style->table.size;
    plan->type.size = size;
    plan->head_type = plan->type;
    plan->head_type.role = plan->head_type.strong = FONT_HEI;
}

/* All measures grow with the size, so one measuring serves every attempt. */
static void
resize(struct table_plan *plan, const struct table_column *measured,
       double size)
{
    double factor = size / plan->flow->style->table.size;
    set_type(plan, size);
    for (size_t k = 0; k < plan->table->n_columns; k++) {
        plan->columns[k] = measured[k];
        plan->columns[k].natural *= factor;
        plan->columns[k].wish *= factor;
        plan->columns[k].word *= factor;
        plan->columns[k].least *= factor;
        plan->columns[k].after_point *= factor;
    }
}

/* The room for text with this attempt. */
static double
try_plan(struct table_plan *plan, const struct table_column *measured,
         const struct attempt *attempt)
{
    const struct sheet_style *style = plan->flow->style;
    double size = style->table.size;
    double n = (double) plan->table->n_columns;
    size -= attempt->smaller * (size - style->least_size);
    resize(plan, measured, size);
    plan->paper = attempt->paper;
    plan->width = flow_width(plan->flow, plan->paper);
    plan->pad = MIN(style->cell_x * attempt->pad, plan->width / (8 * n));
    return plan->width - 2 * plan->pad * n - all_gutters(plan);
}

static void
report_squeezed(const struct table_plan *plan)
{
    const char *caption = plan->table->caption;
    findings_add(plan->flow->found, "L02", FINDING_WARNING,
                 (struct place) { .table = caption },
                 "表“%s”（%zu栏）在最大的纸上仍放不下，字号缩小到 %.1f 磅",
                 "table “%s” (%zu columns) does not fit the widest paper; its "
                 "type is reduced to %.1f pt",
                 caption ? caption : "", plan->table->n_columns,
                 plan->type.size);
}

void
table_plan_widths(struct table_plan *plan, enum paper least)
{
    double room = 0;
    size_t n = plan->table->n_columns;
    plan->columns = arena_array(plan->flow->memory, struct table_column, n);
    set_type(plan, plan->flow->style->table.size);
    measure(plan);
    struct table_column *measured =
        arena_memdup(plan->flow->memory, plan->columns,
                     n * sizeof *measured);
    for (size_t i = 0; i < G_N_ELEMENTS(attempts); i++) {
        if (attempts[i].paper < least)
            continue;
        room = try_plan(plan, measured, &attempts[i]);
        if (sum_capped(plan, 0) <= room) {
            share(plan, room);
            return;
        }
    }
    resize(plan, measured, plan->type.size * room / sum_capped(plan, 0));
    share(plan, room);
    if (plan->flow->found)
        report_squeezed(plan);
}

const struct table_plan *
table_plan_of(struct flow *flow, const struct report_table *table,
              enum paper least)
{
    struct table_plan *plan = g_hash_table_lookup(flow->plans, table);
    if (plan && plan->paper >= least && flow->narrow <= 0)
        return plan;
    plan = arena_one(flow->memory, struct table_plan);
    plan->flow = flow;
    plan->table = table;
    table_plan_widths(plan, least);
    if (flow->narrow <= 0)
        g_hash_table_replace(flow->plans, (gpointer) table, plan);
    return plan;
}
