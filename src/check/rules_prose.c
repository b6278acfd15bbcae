/* R61 to R65: what sentences say against the tables and against each other.
 * Only what is understood with certainty is judged: a false alarm costs more
 * than a miss. */
#include "check/judges.h"
#include "check/prose.h"
#include "vocabulary/phrases.h"
#include "vocabulary/words.h"

/* What was spoken of so far in a paragraph. */
struct spoken {
    bool has_plan, has_now, has_percent;
    struct mention plan, now; /* the last two amounts, where the first is of
                                 an earlier year or the plan */
    bool has_subject;
    struct mention subject; /* the amount that a subject was given */
};

static bool
is_rule(const struct judge *j, const char *id)
{
    return strcmp(j->rule->id, id) == 0;
}

static struct check_entry *
add(struct judge *j, const struct mention *m, const char *what)
{
    struct check_entry *e = judge_add(j, what);
    judge_line(j, e, m->line);
    return e;
}

static void
tell(struct judge *j, struct check_entry *e, const struct mention *m,
     const char *zh, const char *en)
{
    struct finding *f = judge_finding(j, e, judge_at(j, NULL, m->line), zh, en);
    f->printed = arena_strdup(findings_arena(j->b->found), m->printed);
}

/* ------------------------------------------------------------------- R61 */

/* Published sentences truncate: less than two units of the last digit. */
static bool
agrees(const struct mention *m, money value)
{
    return ABS(m->value.fen - value.fen) < 2 * m->resolution;
}

static void
judge_amount_of(struct judge *j, const struct spoken *s,
                const struct mention *m)
{
    struct prose_values v;
    const char *name = NULL;
    bool goes_on = s->has_plan && !s->has_now &&
                   word_find(WORDS_PROSE_NOW, m->segment);
    if (m->percent || goes_on ||
        !prose_values(j->memory, j->b, m->segment, &v, &name))
        return;
    size_t nearest = 0;
    bool fits = false, one = true;
    for (size_t i = 0; i < v.n && !fits; i++) {
        fits = agrees(m, v.value[i]);
        nearest = fits ? i : nearest;
        one &= ABS(v.value[i].fen - v.value[0].fen) < 2 * m->resolution;
    }
    struct check_entry *e = add(j, m, arena_strdup(j->memory, name));
    judge_table(e, v.tables[nearest]);
    judge_line(j, e, v.figures[nearest]->at.line);
    judge_equation(e, m->value, v.value[nearest],
                   (money){ 2 * m->resolution - 1 });
    if (e->state != CHECK_FAILS)
        return;
    const char *printed = judge_amount(j, v.value[nearest]);
    struct finding *f = judge_finding(
        j, e, judge_at(j, NULL, m->line),
        judge_text(j, "文字中%s为%s，%s为%s万元。", name, m->printed,
                   judge_about(j, v.tables[nearest]), printed),
        judge_text(j, "The text gives %s for %s, table %s %s 万元.", m->printed,
                   name, v.tables[nearest]->number, printed));
    f->printed = arena_strdup(findings_arena(j->b->found), m->printed);
    if (!one && f->level == FINDING_ERROR)
        f->level = FINDING_WARNING; /* the name fits two things */
}

/* The amount that a subject is given, and the one that is said to be planned
 * for it further on. */
static void
judge_same_subject(struct judge *j, struct spoken *s, const struct mention *m)
{
    if (strstr(m->segment, "项)")) {
        s->has_subject = true;
        s->subject = *m;
        return;
    }
    bool planned = s->has_subject && strstr(m->segment, "预算安排") &&
                   !word_find(WORDS_PROSE_EARLIER, m->segment);
    if (!planned || !is_rule(j, "R61"))
        return;
    int64_t coarser = MAX(m->resolution, s->subject.resolution);
    struct check_entry *e = add(j, m, "同一科目前后两个数");
    judge_equation(e, m->value, s->subject.value, (money){ 2 * coarser - 1 });
    if (e->state == CHECK_FAILS)
        tell(j, e, m,
             judge_text(j, "文字中同一科目先为%s，后为%s。",
                        s->subject.printed, m->printed),
             judge_text(j, "The text gives %s, then %s for one subject.",
                        s->subject.printed, m->printed));
}

/* ------------------------------------------------------------------- R63 */

static const char *
percent_text(const struct judge *j, int64_t hundredths)
{
    return judge_text(j, "%s%d.%02d%%", hundredths < 0 ? "-" : "",
                      (int) (ABS(hundredths) / 100),
                      (int) (ABS(hundredths) % 100));
}

static bool
says_less(const char *segment)
{
    return g_strcmp0(word_field(WORDS_PROSE_CHANGE, segment), "less") == 0;
}

/* 增长 or 下降 p % from one amount to another; or p % of it done. */
static void
judge_percent(struct judge *j, const struct spoken *s,
              const struct mention *m)
{
    bool done = g_str_has_prefix(m->segment, "完成");
    bool change = word_find(WORDS_PROSE_CHANGE, m->segment) != NULL;
    int64_t is, said = m->hundredths;
    money over = s->now.value;
    if (!s->has_plan || !s->has_now || s->has_percent ||
        s->plan.value.fen == 0 || done == change)
        return;
    if (change && !money_subtract(&over, s->plan.value))
        return;
    if (!money_ratio(over, s->plan.value, 10000, &is))
        return;
    if (change && says_less(m->segment))
        said = -said;
    /* what the last digits of both amounts leave open */
    int64_t open = s->plan.value.fen
                       ? 10000 * (s->plan.resolution + s->now.resolution) /
                             ABS(s->plan.value.fen)
                       : 0;
    struct check_entry *e = add(j, m, done ? "完成百分比" : "增减百分比");
    if (ABS(is - said) < 2 * m->step + open)
        return;
    tell(j, e, m,
         judge_text(j, "文字由%s到%s，应为%s，印作%s%s。", s->plan.printed,
                    s->now.printed, percent_text(j, is),
                    change && said < 0 ? "减少" : "", m->printed),
         judge_text(j, "From %s to %s is %s; the text says %s%s.",
                    s->plan.printed, s->now.printed, percent_text(j, is),
                    change && said < 0 ? "-" : "", m->printed));
}

/* Between an amount and its change stands nothing but 与上年相比 and perhaps
 * the amount's own name again. */
static bool
is_link(const char *text, const char *name)
{
    while (*text) {
        size_t n = strspn(text, ",;:.");
        if (!n && year_length(text))
            n = (size_t) (strstr(text, "年") - text) + strlen("年");
        if (!n && g_str_has_prefix(text, "度"))
            n = strlen("度");
        if (!n)
            n = word_begins(WORDS_PROSE_LINK, text);
        if (!n && g_str_has_prefix(text, name))
            n = strlen(name);
        if (!n)
            return word_find(WORDS_PROSE_CHANGE, text) &&
                   g_utf8_strlen(text, -1) == 2;
        text += n;
    }
    return false;
}

/* 支出100万元，比上年增加20万元，增长25%: the change against the amount. */
static void
judge_change(struct judge *j, const struct sentence *s,
             const struct mention *all)
{
    const struct mention *now = &all[0], *by = &all[1], *percent = &all[2];
    struct prose_values v;
    const char *name = NULL;
    if (now->percent || by->percent || !percent->percent ||
        !prose_values(j->memory, j->b, now->segment, &v, &name) ||
        !word_find(WORDS_PROSE_CHANGE, percent->segment) ||
        g_utf8_strlen(percent->segment, -1) != 2 ||
        !is_link(arena_strndup(j->memory, s->text + now->end,
                               by->start - now->end), name))
        return;
    bool less = says_less(by->segment);
    money before = now->value;
    int64_t is;
    if (!(less ? money_add(&before, by->value)
               : money_subtract(&before, by->value)) ||
        before.fen <= 0 ||
        !money_ratio(by->value, before, 10000, &is))
        return;
    int64_t open = 10000 * (by->resolution + now->resolution) / before.fen;
    struct check_entry *e = add(j, percent, "增减额与百分比");
    if (ABS(is - percent->hundredths) < 2 * percent->step + open &&
        less == says_less(percent->segment))
        return;
    tell(j, e, percent,
         judge_text(j, "文字中%s%s后为%s，变动应为%s，印作%s%s。",
                    less ? "减少" : "增加", by->printed, now->printed,
                    percent_text(j, is), percent->segment, percent->printed),
         judge_text(j, "%s after a change of %s is %s; the text says %s.",
                    now->printed, by->printed, percent_text(j, is),
                    percent->printed));
}

/* ------------------------------------------------------------------- R65 */

/* 决算数大于预算数 after both amounts. */
static void
judge_compared(struct judge *j, const struct spoken *s, const char *text,
               int line)
{
    const char *says = word_field(WORDS_PROSE_COMPARED, text);
    if (!says || !s->has_plan || !s->has_now)
        return;
    int64_t by = s->now.value.fen - s->plan.value.fen;
    const char *is = by > 0 ? "more" : by < 0 ? "less" : "equal";
    struct mention at = { .line = line, .printed = s->now.printed };
    struct check_entry *e = add(j, &at, "决算数与预算数的大小");
    if (strcmp(is, says) == 0)
        return;
    static const char *const NAMES[] = { "等于", "大于", "小于" };
    tell(j, e, &at,
         judge_text(j, "决算数%s%s预算数%s，文字说的不是这样。",
                    s->now.printed, NAMES[by > 0 ? 1 : by < 0 ? 2 : 0],
                    s->plan.printed),
         judge_text(j, "%s against %s of the plan is not as the text says.",
                    s->now.printed, s->plan.printed));
}

/* XX局, ××年, XX万元: text that a form left. */
static void
judge_left_over(struct judge *j, const struct sentence *s)
{
    static const char *const BLANKS[] = { "xx", "××", "○○", "＊＊", "**" };
    static const char *const AFTER[] = { "局", "委", "办", "厅", "单位", "部门",
                                         "年", "万元", "元", "%", "个", "项" };
    for (size_t i = 0; i < G_N_ELEMENTS(BLANKS); i++) {
        const char *at = strstr(s->text, BLANKS[i]);
        for (size_t k = 0; at && k < G_N_ELEMENTS(AFTER); k++) {
            const char *after = at + strlen(BLANKS[i]);
            while (g_str_has_prefix(after, "x") ||
                   g_str_has_prefix(after, "×"))
                after = g_utf8_next_char(after);
            if (!g_str_has_prefix(after, AFTER[k]))
                continue;
            const char *left = arena_strndup(
                j->memory, at, (size_t) (after - at) + strlen(AFTER[k]));
            struct mention m = { .line = s->breaks[0].line, .printed = left };
            tell(j, add(j, &m, "表式遗留的文字"), &m,
                 judge_text(j, "文字中留有表式的“%s”，没有填写。", left),
                 judge_text(j, "“%s” of the form is left in the text.", left));
            return;
        }
    }
}

/* -------------------------------------------------------------- paragraphs */

static void
take_amount(struct judge *j, struct spoken *s, const struct mention *m)
{
    bool first = word_find(WORDS_PROSE_EARLIER, m->segment) ||
                 word_find(WORDS_PROSE_PLAN, m->segment);
    bool now = !first && s->has_plan && !s->has_now &&
               word_find(WORDS_PROSE_NOW, m->segment);
    judge_same_subject(j, s, m);
    if (first) {
        s->plan = *m;
        s->has_plan = true;
        s->has_now = s->has_percent = false;
    } else if (now) {
        s->now = *m;
        s->has_now = true;
    } else {
        s->has_plan = s->has_now = false;
    }
}

static void
judge_sentence(struct judge *j, const struct sentence *sentence,
               struct spoken *s)
{
    size_t n = 0, from = 0;
    struct mention *all = prose_mentions(j->memory, sentence, &n);
    if (sentence->starts_paragraph)
        *s = (struct spoken){ 0 };
    for (size_t i = 0; i <= n; i++) {
        const char *between = arena_strndup(
            j->memory, sentence->text + from,
            (i < n ? all[i].start : strlen(sentence->text)) - from);
        if (is_rule(j, "R65"))
            judge_compared(j, s, between, i < n ? all[i].line
                                                : sentence->breaks[0].line);
        if (i == n)
            break;
        from = all[i].end;
        if (is_rule(j, "R61"))
            judge_amount_of(j, s, &all[i]);
        if (!all[i].percent)
            take_amount(j, s, &all[i]);
        else if (is_rule(j, "R63"))
            judge_percent(j, s, &all[i]);
        s->has_percent |= all[i].percent;
        if (is_rule(j, "R63") && i + 2 < n)
            judge_change(j, sentence, &all[i]);
    }
    if (is_rule(j, "R65"))
        judge_left_over(j, sentence);
}

void
judge_prose(struct judge *j)
{
    struct spoken s = { 0 };
    for (size_t i = 0; i < j->b->n_sentences; i++)
        judge_sentence(j, &j->b->sentences[i], &s);
}
