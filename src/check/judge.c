/* Entries of the ledger as rules fill them. Knows no rule. */
#include "check/judge.h"

#include <stdarg.h>

struct check_entry *
judge_add(struct judge *j, const char *what)
{
    struct check_entry e = { .rule = j->rule,
                             .state = CHECK_HOLDS,
                             .after_repair = CHECK_HOLDS,
                             .what = what };
    e.lines = arena_array(j->memory, int, 2);
    g_array_append_val(j->entries, e);
    return &g_array_index(j->entries, struct check_entry, j->entries->len - 1);
}

void
judge_table(struct check_entry *e, const struct table *t)
{
    if (!t)
        return;
    size_t place = e->tables[0] ? 1 : 0;
    if (place == 0 || g_strcmp0(e->tables[0], t->number) != 0)
        e->tables[place] = t->number;
}

void
judge_about_one(struct check_entry *e, const void *one)
{
    e->about = one;
}

/* Room is doubled at each power of two, so that no size need be kept. */
static bool
is_full(size_t n)
{
    return n && (n & (n - 1)) == 0;
}

void
judge_line(struct judge *j, struct check_entry *e, int line)
{
    enum { MOST_LINES = 1000 }; /* more than anybody looks up */
    size_t n = 0;
    if (line <= 0)
        return;
    while (e->lines[n] && e->lines[n] != line)
        n++;
    if (e->lines[n] || n >= MOST_LINES)
        return;
    int *lines = (int *) e->lines;
    if (is_full(n + 1)) {
        lines = arena_array(j->memory, int, 2 * (n + 1));
        memcpy(lines, e->lines, n * sizeof *lines);
        e->lines = lines;
    }
    lines[n] = line;
    lines[n + 1] = 0;
}

void
judge_operand(struct judge *j, struct check_entry *e, const char *label,
              const struct figure *f, int sign)
{
    struct check_operand *operands = (struct check_operand *) e->operands;
    size_t n = e->n_operands;
    if (!operands || is_full(n)) {
        operands = arena_array(j->memory, struct check_operand, MAX(2 * n, 1));
        if (n)
            memcpy(operands, e->operands, n * sizeof *operands);
        e->operands = operands;
    }
    operands[n] = (struct check_operand){ label, f, sign };
    e->n_operands++;
    e->repaired |= f->repaired;
}

void
judge_note(struct judge *j, struct check_entry *e, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = g_strdup_vprintf(format, args);
    va_end(args);
    e->note = arena_strdup(j->memory, text);
    g_free(text);
}

void
judge_equation(struct check_entry *e, money left, money right, money tolerance)
{
    e->is_equation = true;
    e->left = left;
    e->right = right;
    e->difference = left;
    e->tolerance = tolerance;
    bool fits = money_subtract(&e->difference, right);
    bool holds = fits &&
                 money_compare(money_magnitude(e->difference), tolerance) <= 0;
    e->state = holds ? CHECK_HOLDS : CHECK_FAILS;
    e->after_repair = e->state;
}

static void
end_without(struct check_entry *e, enum check_state state, const char *why)
{
    e->state = state;
    e->after_repair = state;
    e->note = why;
}

void
judge_not_applicable(struct check_entry *e, const char *why)
{
    end_without(e, CHECK_NOT_APPLICABLE, why);
}

void
judge_insufficient(struct check_entry *e, const char *why)
{
    end_without(e, CHECK_INSUFFICIENT, why);
}

struct place
judge_at(const struct judge *j, const struct table *t, int line)
{
    return (struct place){ .file = j->b->file,
                           .table = t ? t->number : NULL,
                           .line = line };
}

/* An entry says no more than this one by one. */
enum { MOST_FINDINGS = 20 };

/* How many findings the last entry has had, with the one that comes. */
static int
count_told(struct judge *j)
{
    if (j->told_of != j->entries->len)
        j->told = 0;
    j->told_of = j->entries->len;
    return ++j->told;
}

static bool
is_unsure(const struct budget *b, const char *number)
{
    for (size_t i = 0; number && i < b->n_tables; i++)
        if (b->tables[i].unsure &&
            g_strcmp0(b->tables[i].number, number) == 0)
            return true;
    return false;
}

bool
judge_unsure(struct judge *j, struct check_entry *e)
{
    for (size_t i = 0; j->any_unsure && i < 2; i++)
        if (is_unsure(j->b, e->tables[i])) {
            judge_insufficient(e, judge_text(j, "表%s未能可靠读出，不作判断",
                                             e->tables[i]));
            return true;
        }
    return false;
}

struct finding *
judge_finding(struct judge *j, struct check_entry *e, struct place at,
              const char *zh, const char *en)
{
    if (judge_unsure(j, e))
        return &j->unsaid;
    if (e->state != CHECK_FAILS) {
        e->state = CHECK_FAILS;
        e->after_repair = CHECK_FAILS;
    }
    if (!e->note)
        e->note = arena_strdup(j->memory, zh);
    bool put_right = e->repaired && e->after_repair == CHECK_HOLDS;
    int told = count_told(j);
    if (told > MOST_FINDINGS)
        return &j->unsaid;
    if (told == MOST_FINDINGS) {
        zh = judge_text(j, "%s：%s还有更多，见勾稽清单。", e->rule->title,
                        e->what);
        en = judge_text(j, "%s: %s has more of them, see the ledger.",
                        e->rule->title_en, e->what);
    }
    /* One format for both languages: each prints its own text only. */
    struct finding *f = findings_add(
        j->b->found, e->rule->id, put_right ? FINDING_NOTE : e->rule->level,
        at, "%s%.0s", "%.0s%s", zh, en);
    f->about = e->about;
    return f;
}

const char *
judge_amount(const struct judge *j, money m)
{
    char text[MONEY_TEXT_SIZE];
    return arena_strdup(j->memory, money_write(m, UNIT_WAN, 6, true, text));
}

const char *
judge_amount_short(const struct judge *j, money m)
{
    char text[MONEY_TEXT_SIZE];
    bool small = ABS(m.fen) < money_unit_fen(UNIT_WAN) / 100;
    enum money_unit unit = small ? UNIT_YUAN : UNIT_WAN;
    return judge_text(j, "%s%s", money_write(m, unit, 2, true, text),
                      money_unit_name(unit));
}

const char *
judge_about(const struct judge *j, const struct table *t)
{
    return judge_text(j, "表%s %s", t->number, t->title ? t->title : "");
}
