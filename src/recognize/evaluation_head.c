/* The head of a form: labels and what stands behind them, in any order and
 * with labels cut over lines. Knows nothing of money and indicators. */
#include "recognize/evaluation.h"

#include "base/unicode.h"
#include "budget/decimal.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

enum head_field {
    HEAD_PROJECT,
    HEAD_CODE,
    HEAD_DEPARTMENT,
    HEAD_ORG,
    HEAD_PERSON,
    HEAD_PHONE,
    HEAD_YEAR,
    HEAD_CATEGORY,
    HEAD_OTHER,
    HEAD_COUNT
};

static const struct {
    const char *word; /* folded */
    enum head_field field;
} LABELS[] = {
    { "项目名称", HEAD_PROJECT },
    { "项目支出名称", HEAD_PROJECT },
    { "项目(政策)名称", HEAD_PROJECT },
    { "项目编码", HEAD_CODE },
    { "项目代码", HEAD_CODE },
    { "项目编号", HEAD_CODE },
    { "主管部门", HEAD_DEPARTMENT },
    { "主管部门及代码", HEAD_DEPARTMENT },
    { "主管部门(单位)", HEAD_DEPARTMENT },
    { "主管预算部门", HEAD_DEPARTMENT },
    { "一级预算部门", HEAD_DEPARTMENT },
    { "预算主管部门", HEAD_DEPARTMENT },
    { "部门名称", HEAD_DEPARTMENT },
    { "实施单位", HEAD_ORG },
    { "项目实施单位", HEAD_ORG },
    { "项目单位", HEAD_ORG },
    { "预算单位", HEAD_ORG },
    { "单位名称", HEAD_ORG },
    { "承担单位", HEAD_ORG },
    { "项目承担单位", HEAD_ORG },
    { "项目负责人", HEAD_PERSON },
    { "负责人", HEAD_PERSON },
    { "项目联系人", HEAD_PERSON },
    { "联系人", HEAD_PERSON },
    { "联系电话", HEAD_PHONE },
    { "联系方式", HEAD_PHONE },
    { "负责人电话", HEAD_PHONE },
    { "电话", HEAD_PHONE },
    { "年度", HEAD_YEAR },
    { "评价年度", HEAD_YEAR },
    { "自评年度", HEAD_YEAR },
    { "预算年度", HEAD_YEAR },
    { "项目年度", HEAD_YEAR },
    { "项目类别", HEAD_CATEGORY },
    { "项目类型", HEAD_CATEGORY },
    { "项目属性", HEAD_CATEGORY },
    { "项目性质", HEAD_CATEGORY },
    { "项目起止时间", HEAD_OTHER },
    { "项目周期", HEAD_OTHER },
    { "项目期限", HEAD_OTHER },
    { "项目期", HEAD_OTHER },
    { "项目实施期", HEAD_OTHER },
    { "实施期限", HEAD_OTHER },
    { "实施周期", HEAD_OTHER },
    { "项目实施周期", HEAD_OTHER },
    { "项目起止年限", HEAD_OTHER },
    { "计划开始日期", HEAD_OTHER },
    { "计划完成日期", HEAD_OTHER },
    { "开始日期", HEAD_OTHER },
    { "完成日期", HEAD_OTHER },
    { "是否含有政府购买服务", HEAD_OTHER },
    { "填报单位", HEAD_OTHER },
    { "填报日期", HEAD_OTHER },
    { "填报时间", HEAD_OTHER },
    { "填表人", HEAD_OTHER },
    { "填报人", HEAD_OTHER },
};

/* A label found: where it stands, and its value's text where that follows in
 * the label's own last piece. */
struct label {
    enum head_field field;
    size_t first, n;  /* pieces */
    const char *rest; /* or null */
};

/* The folded text begins with the word and a colon: what follows it as
 * printed, "" for nothing; null when it does not. */
static const char *
after_colon(const struct piece *p, const char *word)
{
    size_t n = strlen(word);
    if (strncmp(p->folded, word, n) != 0 || p->folded[n] != ':')
        return NULL;
    const char *full = strstr(p->text, "："), *half = strchr(p->text, ':');
    if (full && (!half || full < half))
        return full + strlen("：");
    return half ? half + 1 : "";
}

/* "项目名称" over one or several pieces, with or without a colon. */
static bool
label_at(const struct pieces *p, size_t at, size_t end, struct label *out)
{
    size_t best = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(LABELS); i++) {
        const char *word = LABELS[i].word;
        char *with_colon = g_strconcat(word, ":", NULL);
        size_t n = pieces_spell(p, at, end, word);
        if (n == 0)
            n = pieces_spell(p, at, end, with_colon);
        g_free(with_colon);
        const char *rest = n ? NULL : after_colon(&p->all[at], word);
        if (rest)
            n = 1;
        if (n > best) {
            best = n;
            *out = (struct label) { LABELS[i].field, at, n, rest };
        }
    }
    return best > 0;
}

/* A piece that begins with a label and goes on with its value at once, as text
 * does that lost its spaces. */
static bool
stuck_label_at(const struct pieces *p, size_t at, struct label *out)
{
    const struct piece *piece = &p->all[at];
    size_t best = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(LABELS); i++) {
        size_t n = strlen(LABELS[i].word);
        if (n <= best || g_utf8_strlen(LABELS[i].word, -1) < 4 ||
            strncmp(piece->text, LABELS[i].word, n) != 0)
            continue;
        best = n;
        *out = (struct label) { LABELS[i].field, at, 1, piece->text + n };
    }
    return best > 0;
}

struct head {
    const char *value[HEAD_COUNT];
    bool seen[HEAD_COUNT];
};

static void
keep(struct recognizing *r, struct head *h, const struct label *l,
     const char *text)
{
    if (l->field == HEAD_OTHER || h->value[l->field])
        return;
    const char *joined = l->rest && text
                             ? arena_printf(r->memory, "%s %s", l->rest, text)
                             : l->rest ? l->rest : text;
    joined = joined ? unicode_tidy(r->memory, joined) : NULL;
    if (joined && *joined)
        h->value[l->field] = joined;
}

/* The next label from `i` on; its first is span.end when there is none. */
static struct label
next_label(const struct pieces *p, size_t i, struct span_of_pieces span,
           const struct head *h)
{
    struct label l = { .first = span.end };
    for (; i < span.end; i++) {
        if (label_at(p, i, span.end, &l))
            return l;
        if (stuck_label_at(p, i, &l) && !h->seen[l.field])
            return l;
        l = (struct label) { .first = span.end };
    }
    return l;
}

static struct head
read_labels(struct recognizing *r, const struct form *f)
{
    struct head h = { 0 };
    struct label l = next_label(&f->pieces, f->head.first, f->head, &h);
    while (l.first < f->head.end) {
        h.seen[l.field] = true;
        struct label next =
            next_label(&f->pieces, l.first + l.n, f->head, &h);
        struct span_of_pieces value = { l.first + l.n, next.first };
        keep(r, &h, &l, pieces_text(r, &f->pieces, value));
        l = next;
    }
    return h;
}

/* "2021年度", "(2021)": a year in the text; 0 for none. */
static int
year_in(const char *folded)
{
    for (const char *p = folded; *p; p++) {
        char *end;
        if (!g_ascii_isdigit(*p) || (p > folded && g_ascii_isdigit(p[-1])))
            continue;
        long year = strtol(p, &end, 10);
        if (end - p == 4 && year >= 1990 && year <= 2100)
            return (int) year;
        p = end - 1;
    }
    return 0;
}

static int
form_year(const struct recognizing *r, const struct form *f,
          const struct head *h)
{
    if (f->section->year)
        return f->section->year;
    if (h->value[HEAD_YEAR] && year_in(h->value[HEAD_YEAR]))
        return year_in(h->value[HEAD_YEAR]);
    for (size_t i = f->head.first; i < f->head.end; i++) {
        const struct piece *p = &f->pieces.all[i];
        if (strstr(p->folded, "年") && year_in(p->folded))
            return year_in(p->folded);
    }
    return r->options ? r->options->year : 0;
}

/* A code as printed, without spaces. */
static const char *
without_spaces(arena *a, const char *text)
{
    if (!text)
        return NULL;
    GString *s = g_string_new(NULL);
    for (; *text; text = g_utf8_next_char(text))
        if (!unicode_is_space(g_utf8_get_char(text)))
            g_string_append_unichar(s, g_utf8_get_char(text));
    const char *copy = arena_strdup(a, s->str);
    g_string_free(s, TRUE);
    return copy;
}

void
evaluation_head(struct recognizing *r, const struct form *f,
                struct evaluation *e)
{
    struct head h = read_labels(r, f);
    e->project = h.value[HEAD_PROJECT];
    e->code = without_spaces(r->memory, h.value[HEAD_CODE]);
    e->category = h.value[HEAD_CATEGORY];
    e->department = h.value[HEAD_DEPARTMENT];
    e->org = h.value[HEAD_ORG];
    e->person = h.value[HEAD_PERSON];
    e->phone = h.value[HEAD_PHONE];
    e->year = form_year(r, f, &h);
    const struct piece *first = f->pieces.n ? f->pieces.all : NULL;
    if (!e->project)
        evaluation_doubt(r, f, DOUBT_HEAD, "", first);
    if (!e->year && f->section->kind == TABLE_SELF_EVALUATION)
        evaluation_doubt(r, f, DOUBT_YEAR, "", first);
}

/* --------------------------------------------------------------- closing */

static const char *const GRADE_LABELS[] = { "自评等级", "评价等级", "评定等级",
                                            "绩效等级", "等级", "评价等次" };
static const char *const GRADES[] = { "优秀", "良好", "中等", "优", "良", "中",
                                      "差", "合格", "不合格" };

static const char *
grade_in(const char *folded)
{
    for (size_t i = 0; i < G_N_ELEMENTS(GRADES); i++)
        if (g_str_has_prefix(folded, GRADES[i]))
            return GRADES[i];
    return NULL;
}

/* "自评等级：优", in one piece or two. */
static const char *
grade_at(const struct pieces *p, size_t at)
{
    const char *folded = p->all[at].folded;
    for (size_t i = 0; i < G_N_ELEMENTS(GRADE_LABELS); i++) {
        const char *label = strstr(folded, GRADE_LABELS[i]);
        if (!label)
            continue;
        const char *rest = label + strlen(GRADE_LABELS[i]);
        rest += *rest == ':';
        if (*rest)
            return grade_in(rest);
        return at + 1 < p->n ? grade_in(p->all[at + 1].folded) : NULL;
    }
    return NULL;
}

static void
read_total(struct form const *f, struct evaluation *e)
{
    size_t i = f->closing.first;
    e->total_line = f->pieces.all[i].line;
    struct decimal numbers[2] = { 0 };
    size_t n = 0, seen = 0;
    for (i++; i < f->closing.end && seen < 6 && n < 2; i++, seen++) {
        const char *text = f->pieces.all[i].text;
        struct decimal d = decimal_read(text);
        if (d.known || (decimal_is_blank(text) && n == 0))
            numbers[n++] = d;
        else if (n > 0)
            break;
    }
    if (n == 1) { /* a total that gives the score alone */
        numbers[1] = numbers[0];
        numbers[0] = (struct decimal) { 0 };
    }
    e->total_weight = numbers[0];
    e->total_score = numbers[1];
}

void
evaluation_closing(struct recognizing *r, const struct form *f,
                   struct evaluation *e)
{
    if (f->closing.first < f->closing.end)
        read_total(f, e);
    for (size_t i = f->head.first; i < f->pieces.n && !e->grade; i++)
        if (i < f->head.end || i >= f->closing.first)
            e->grade = grade_at(&f->pieces, i);
    e->grade = arena_strdup(r->memory, e->grade);
}
