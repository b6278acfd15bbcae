/* Why a sum is off. Only what is exact is said: an amount that equals the
 * difference to the fen, a factor, a single digit. */
#include "check/explain.h"

#include <string.h>

/* Amounts that a difference may be, with what they are. */
struct candidate {
    const char *name;
    money amount;
    const struct table *table;
    int line;
};

static struct explanation
say(const struct judge *j, const char *zh, const char *en)
{
    return (struct explanation){ .zh = arena_strdup(j->memory, zh),
                                 .en = arena_strdup(j->memory, en) };
}

static struct explanation
nothing(void)
{
    return (struct explanation){ 0 };
}

/* --------------------------------------------------------- candidates */

static void
add_candidate(GArray *all, const char *name, money amount,
              const struct table *t, int line)
{
    struct candidate c = { name, amount, t, line };
    if (name && amount.fen)
        g_array_append_val(all, c);
}

/* Projects of one list without a match in the other. */
static GArray *
unmatched(const struct judge *j, enum project_list present)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(struct candidate));
    struct project_lists lists = projects_match(j);
    for (size_t i = 0; i < lists.n[present]; i++) {
        const struct named_project *p = &lists.all[present][i];
        if (!p->match && p->known)
            add_candidate(all, p->name ? p->name : "（名称缺失的项目）",
                          p->amount, p->table, p->line);
    }
    return all;
}

/* What rows of other tables are called: a project, a unit or a function. */
static const char *
row_title(const struct row *r)
{
    if (r->project.name)
        return r->project.name;
    if (r->subject[CLASS_FUNCTION].name)
        return r->subject[CLASS_FUNCTION].name;
    return r->org.name;
}

static bool
is_about(const struct relation *r, const struct table *t)
{
    return r->tables[0] == t || r->tables[1] == t;
}

/* Rows of tables that the relation is not about. */
static GArray *
rows_elsewhere(const struct judge *j, const struct relation *r)
{
    static const enum table_kind KINDS[] = { TABLE_PROJECT_LINES,
                                             TABLE_EXPENDITURE, TABLE_GENERAL,
                                             TABLE_REVENUE };
    GArray *all = g_array_new(FALSE, FALSE, sizeof(struct candidate));
    for (size_t i = 0; i < j->b->n_projects; i++) {
        const struct project *p = &j->b->projects[i];
        if (!is_about(r, p->table))
            add_candidate(all, p->name, p->total.used, p->table, p->first_line);
    }
    for (size_t k = 0; k < G_N_ELEMENTS(KINDS); k++) {
        const struct table *t = budget_table(j->b, KINDS[k]);
        for (size_t i = 0; t && !is_about(r, t) && i < t->n_rows; i++) {
            const struct figure *f = row_figure(t, &t->rows[i], COLUMN_TOTAL);
            if (f && t->rows[i].role == ROW_ITEM)
                add_candidate(all, row_title(&t->rows[i]), f->used, t,
                              t->rows[i].line);
        }
    }
    return all;
}

/* -------------------------------------------------------- subset sums */

enum { MOST_CHOSEN = 3, MOST_SEARCHED = 150 };

struct choice {
    size_t n;
    size_t at[MOST_CHOSEN];
    size_t ways; /* how many choices of that size there are, counted to 2 */
};

static bool
choose_rest(const GArray *all, int64_t rest, size_t from, size_t left,
            struct choice *c)
{
    for (size_t i = from; i < all->len && c->ways < 2; i++) {
        int64_t fen = g_array_index(all, struct candidate, i).amount.fen;
        if (left == 1 && fen == rest) {
            if (c->ways++ == 0)
                c->at[c->n - 1] = i;
        } else if (left > 1) {
            size_t before = c->ways;
            choose_rest(all, rest - fen, i + 1, left - 1, c);
            if (before == 0 && c->ways)
                c->at[c->n - left] = i;
        }
    }
    return c->ways > 0;
}

/* The only choice of 1, 2 or 3 that comes to the amount. */
static bool
choose(const GArray *all, money amount, size_t most, struct choice *c)
{
    for (size_t n = 1; n <= most; n++) {
        if (n > 1 && all->len > MOST_SEARCHED)
            return false;
        *c = (struct choice){ .n = n };
        if (choose_rest(all, amount.fen, 0, n, c))
            return c->ways == 1;
    }
    return false;
}

static void
append_candidate(const struct judge *j, GString *zh, GString *en,
                 const struct candidate *c)
{
    g_string_append_printf(zh, "%s“%s”（表%s第%d行，%s 万元）",
                           zh->len ? "、" : "", c->name, c->table->number,
                           c->line, judge_amount(j, c->amount));
    g_string_append_printf(en, "%s“%s” (table %s, line %d, %s)",
                           en->len ? ", " : "", c->name, c->table->number,
                           c->line, judge_amount(j, c->amount));
}

static struct explanation
name_all(const struct judge *j, const GArray *all)
{
    GString *zh = g_string_new(NULL), *en = g_string_new(NULL);
    for (size_t i = 0; i < all->len; i++)
        append_candidate(j, zh, en, &g_array_index(all, struct candidate, i));
    struct explanation e = say(j, zh->str, en->str);
    e.n = all->len;
    g_string_free(zh, TRUE);
    g_string_free(en, TRUE);
    return e;
}

static struct explanation
name_choice(const struct judge *j, const GArray *all, const struct choice *c)
{
    GString *zh = g_string_new(NULL), *en = g_string_new(NULL);
    for (size_t i = 0; i < c->n; i++)
        append_candidate(j, zh, en,
                         &g_array_index(all, struct candidate, c->at[i]));
    struct explanation e = say(j, zh->str, en->str);
    e.n = c->n;
    g_string_free(zh, TRUE);
    g_string_free(en, TRUE);
    return e;
}

static money
sum_of(const GArray *all)
{
    money sum = { 0 };
    for (size_t i = 0; i < all->len; i++)
        money_add(&sum, g_array_index(all, struct candidate, i).amount);
    return sum;
}

struct explanation
explain_missing_projects(const struct judge *j, enum project_list present,
                         money amount)
{
    GArray *all = unmatched(j, present);
    struct explanation e = nothing();
    struct choice c;
    if (all->len && sum_of(all).fen == amount.fen)
        e = name_all(j, all);
    else if (choose(all, amount, MOST_CHOSEN, &c))
        e = name_choice(j, all, &c);
    g_array_free(all, TRUE);
    return e;
}

/* ---------------------------------------------------- kinds of mistake */

/* The project table has no total row: its end may be lost. */
static int
lost_after(const struct judge *j, const struct relation *r)
{
    const struct table *t = budget_table(j->b, TABLE_PROJECT_LINES);
    bool lost = !r->subject && t && !table_total(t) && t->n_rows;
    return lost ? t->rows[t->n_rows - 1].line : 0;
}

static struct explanation
explain_projects(const struct judge *j, const struct relation *r,
                 money difference)
{
    if (strcmp(r->rule, "R25") != 0 || difference.fen <= 0)
        return nothing();
    struct explanation e = explain_missing_projects(j, LIST_TARGETS,
                                                    difference);
    int line = lost_after(j, r);
    const struct table *t = budget_table(j->b, TABLE_PROJECT_LINES);
    if (e.zh && t) {
        e.brief = judge_text(j, "表%s缺%zu个项目，合计%s", t->number, e.n,
                             judge_amount_short(j, difference));
        e.brief_en = judge_text(j, "table %s lacks %zu projects, %s together",
                                t->number, e.n,
                                judge_amount_short(j, difference));
        e.zh = judge_text(j, "恰为绩效目标表中有、项目支出表中没有的项目：%s",
                          e.zh);
        e.en = judge_text(j, "exactly the projects that the targets table has "
                             "and the project table lacks: %s", e.en);
    }
    if (!line)
        return e;
    e.zh = judge_text(j, "%s%s项目支出表没有合计行，第%d行之后可能缺页",
                      e.zh ? e.zh : "", e.zh ? "；" : "", line);
    e.en = judge_text(j, "%s%sthe project table has no total row and may have "
                         "lost its end after line %d", e.en ? e.en : "",
                      e.en ? "; " : "", line);
    return e;
}

static bool
is_power_of_ten(int64_t n)
{
    while (n >= 10 && n % 10 == 0)
        n /= 10;
    return n == 1;
}

/* Another relation, about one subject, is off by just as much. */
static struct explanation
explain_by_subject(const struct judge *j, const struct relation *r,
                   money difference)
{
    const struct relation *best = NULL;
    for (size_t i = 0; i < j->all->n; i++) {
        const struct relation *other = &j->all->all[i];
        money left, right;
        bool any;
        if (!other->subject || r->subject || !relation_fails(other) ||
            !relation_side(other->left, other->n_left, SIDE_PRINTED, &left,
                           &any) ||
            !relation_side(other->right, other->n_right, SIDE_PRINTED, &right,
                           &any) ||
            ABS(left.fen - right.fen) != ABS(difference.fen))
            continue;
        if (!best || strlen(other->subject) > strlen(best->subject))
            best = other;
    }
    if (!best)
        return nothing();
    return (struct explanation){
        judge_text(j, "恰为“%s”的差额（%s）", best->what, best->rule),
        judge_text(j, "exactly the difference of “%s” (%s)", best->what,
                   best->rule)
    };
}

/* One side is the other with the point moved, or in another unit. */
static struct explanation
explain_scale(const struct judge *j, money left, money right)
{
    int64_t big = MAX(ABS(left.fen), ABS(right.fen));
    int64_t small = MIN(ABS(left.fen), ABS(right.fen));
    if (!small || big % small || !is_power_of_ten(big / small) || big == small)
        return nothing();
    if (big / small == 10000)
        return say(
            j, "两边恰差一万倍，疑为元与万元混用",
            "the sides differ by a factor of 10,000, perhaps 元 for 万元");
    return say(
        j, "两边恰差整数个十倍，疑为小数点错位",
        "the sides differ by a power of ten, perhaps the point has moved");
}

/* A figure of the sum that is the difference: counted twice, or left out. */
static struct explanation
explain_by_own_figure(const struct judge *j, const struct relation *r,
                      money difference)
{
    int line = 0;
    for (size_t i = 0; i < r->n_right; i++) {
        const struct figure *f = r->right[i].figure;
        if (!f->printed.fen || ABS(f->printed.fen) != ABS(difference.fen))
            continue;
        if (line)
            return nothing();
        line = f->at.line;
    }
    if (!line || r->n_right < 3)
        return nothing();
    bool too_much = difference.fen < 0;
    return (struct explanation){
        judge_text(j, "恰为第%d行的金额，%s", line,
                   too_much ? "疑重复计入或不应计入" : "疑少计一行同额的支出"),
        judge_text(j, "exactly the amount of line %d, %s", line,
                   too_much ? "perhaps counted twice"
                            : "of which a second row may be missing")
    };
}

static struct explanation
explain_elsewhere(const struct judge *j, const struct relation *r,
                  money difference)
{
    struct choice c;
    GArray *all = rows_elsewhere(j, r);
    struct explanation e = nothing();
    if (choose(all, money_magnitude(difference), 1, &c))
        e = name_choice(j, all, &c);
    g_array_free(all, TRUE);
    if (!e.zh)
        return e;
    return (struct explanation){ judge_text(j, "恰为%s的金额", e.zh),
                                 judge_text(j, "exactly %s", e.en) };
}

/* The difference is one digit in one place. */
static struct explanation
explain_digit(const struct judge *j, money difference)
{
    int64_t fen = ABS(difference.fen);
    while (fen && fen % 10 == 0)
        fen /= 10;
    if (fen < 1 || fen > 9)
        return nothing();
    return say(j, "只差一个数位上的一个数字，疑有一位数字印错或误读",
               "a single digit in a single place, perhaps misprinted or "
               "misread");
}

/* The document ends with an item of its last table, and this is it. */
static bool
ends_document(const struct budget *b, const struct figure *f)
{
    const struct table *t = b->n_tables ? &b->tables[b->n_tables - 1] : NULL;
    if (!t || !t->n_rows || t->rows[t->n_rows - 1].role != ROW_ITEM ||
        f->at.line != t->rows[t->n_rows - 1].line ||
        g_strcmp0(f->at.table, t->number) != 0)
        return false;
    for (size_t i = (size_t) t->last_line; i < b->n_source_lines; i++)
        if (b->source_lines[i][strspn(b->source_lines[i], " \t\r")])
            return false;
    return true;
}

/* A sum that is short where the document ends: it may be cut off there. */
static struct explanation
explain_cut(const struct judge *j, const struct relation *r, money difference)
{
    for (size_t i = 0; difference.fen > 0 && i < r->n_right; i++)
        if (ends_document(j->b, r->right[i].figure))
            return (struct explanation){
                judge_text(j, "文件到第%d行为止，后面的行可能被截去",
                           r->right[i].figure->at.line),
                judge_text(j, "the file ends in line %d, perhaps cut off there",
                           r->right[i].figure->at.line)
            };
    return nothing();
}

struct explanation
explain_relation(const struct judge *j, const struct relation *r,
                 money difference)
{
    money left, right;
    bool any;
    struct explanation e = explain_cut(j, r, difference);
    if (!e.zh)
        e = explain_projects(j, r, difference);
    if (!e.zh && relation_side(r->left, r->n_left, SIDE_PRINTED, &left, &any) &&
        relation_side(r->right, r->n_right, SIDE_PRINTED, &right, &any))
        e = explain_scale(j, left, right);
    if (!e.zh)
        e = explain_elsewhere(j, r, difference);
    if (!e.zh)
        e = explain_by_subject(j, r, difference);
    if (!e.zh)
        e = explain_by_own_figure(j, r, difference);
    if (!e.zh)
        e = explain_digit(j, difference);
    return e;
}
