/* Grid → pieces of text, and the outline of a form among them. Knows the words
 * that open the parts of a form; knows nothing of what the parts hold. */
#include "recognize/evaluation.h"

#include "base/unicode.h"

#include <glib.h>
#include <string.h>

/* ------------------------------------------------------------ collecting */

struct collector {
    struct recognizing *r;
    GArray *all; /* of struct piece */
    int gap;     /* blank lines since the last piece */
};

/* Columns of a text, full-width digits and letters counted as the plain ones
 * that they most often stand for. */
static int
width_of(const char *text)
{
    int width = unicode_text_width(text);
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c > 0xFF00 && c < 0xFF5F && c != 0xFF0C &&
            (g_ascii_isalnum((gchar) (c - 0xFEE0)) || c == 0xFF05 ||
             c == 0xFF0E))
            width--;
    }
    return width;
}

static bool
is_relation(const char *folded)
{
    static const char *const SIGNS[] = { "≥", "≤", "=", ">", "<",
                                         "≧", "≦", NULL };
    return g_strv_contains(SIGNS, folded);
}

static struct piece *
last_piece(struct collector *c)
{
    return c->all->len ? &g_array_index(c->all, struct piece, c->all->len - 1)
                       : NULL;
}

/* "≥ 60%" is one word. */
static bool
glue_to_relation(struct collector *c, const char *text)
{
    struct piece *before = last_piece(c);
    if (!before || before->ends_line || !is_relation(before->folded))
        return false;
    arena *a = c->r->memory;
    before->text = arena_printf(a, "%s%s", before->text, text);
    before->folded = unicode_fold(a, before->text);
    before->width = width_of(before->text);
    return true;
}

/* Signs that a formula's markup stands for. */
static const char *
without_markup(arena *a, const char *text)
{
    static const char *const SIGNS[][2] = {
        { "\\geqslant", "≥" }, { "\\leqslant", "≤" }, { "\\geq", "≥" },
        { "\\leq", "≤" },      { "\\ge", "≥" },       { "\\le", "≤" },
    };
    for (size_t i = 0; strchr(text, '\\') && i < G_N_ELEMENTS(SIGNS); i++) {
        char **parts = g_strsplit(text, SIGNS[i][0], -1);
        char *joined = g_strjoinv(SIGNS[i][1], parts);
        text = arena_strdup(a, joined);
        g_free(joined);
        g_strfreev(parts);
    }
    return text;
}

static void
add_piece(struct collector *c, const char *text, const struct piece *where)
{
    text = without_markup(c->r->memory, text);
    if (!where->is_cell && glue_to_relation(c, text))
        return;
    struct piece p = *where;
    p.text = text;
    p.folded = unicode_fold(c->r->memory, text);
    p.width = width_of(text);
    p.gap = p.starts_line ? c->gap : 0;
    c->gap = 0;
    if (*p.folded)
        g_array_append_val(c->all, p);
}

/* The end of the word that begins at `text`. */
static const char *
word_end(const char *text)
{
    while (*text && !unicode_is_space(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    return text;
}

/* Cut one cell's text into words; '\n' inside it ends a line. */
static void
add_words(struct collector *c, const char *text, struct piece where)
{
    for (const char *p = text; *p;) {
        gunichar ch = g_utf8_get_char(p);
        if (unicode_is_space(ch)) {
            struct piece *before = last_piece(c);
            if (ch == '\n' && before) {
                before->ends_line = true;
                where.starts_line = true;
                where.line++;
            }
            p = g_utf8_next_char(p);
            continue;
        }
        const char *end = word_end(p);
        add_piece(c, arena_strndup(c->r->memory, p, (size_t) (end - p)),
                  &where);
        where.starts_line = false;
        p = end;
    }
}

static bool
is_blank(const struct grid_row *row)
{
    for (size_t i = 0; i < row->n_cells; i++)
        if (*row->cells[i].text)
            return false;
    return true;
}

/* "- 3 -", "第3页": a page's number. */
static bool
is_page_number(arena *a, const struct grid_row *row)
{
    if (row->n_cells != 1)
        return false;
    const char *text = unicode_fold(a, row->cells[0].text);
    const char *digits = text + strspn(text, "-");
    if (g_str_has_prefix(text, "第"))
        digits = text + strlen("第");
    size_t n = strspn(digits, "0123456789");
    const char *rest = digits + n;
    if (n == 0 || n > 3 || digits == text)
        return false;
    return *text == '-' ? *rest == '-' && !rest[strspn(rest, "-")]
                        : g_str_has_prefix(rest, "页");
}

static void
add_row(struct collector *c, size_t index)
{
    const struct grid_row *row = &c->r->grid->rows[index];
    size_t seen = 0;
    bool cells = c->r->grid->tabbed && row->n_cells > 1;
    if (is_blank(row) || is_page_number(c->r->memory, row)) {
        c->gap++;
        return;
    }
    for (size_t i = 0; i < row->n_cells; i++) {
        const struct grid_cell *cell = &row->cells[i];
        if (!*cell->text)
            continue;
        struct piece where = { .row = index, .line = cell->line,
                               .column = cell->column, .is_cell = cells };
        where.starts_line = seen++ == 0;
        if (cells) {
            add_piece(c, cell->text, &where);
        } else {
            char *text = g_utf8_make_valid(cell->text, -1);
            add_words(c, text, where);
            g_free(text);
        }
    }
    if (seen > 0 && last_piece(c))
        last_piece(c)->ends_line = true;
}

/* ------------------------------------------------------- vertical labels */

/* Labels that stand one or two characters a line beside what they name. */
static const char *const VERTICAL[] = { "年度总体目标", "年度绩效目标",
                                        "绩效指标", "项目资金", "产出指标",
                                        "效益指标", "满意度指标", "成本指标",
                                        "数量指标", "质量指标", "时效指标" };

static bool
is_alone(const struct piece *p)
{
    return p->starts_line && p->ends_line && !p->is_cell;
}

static bool
is_character(const struct piece *p)
{
    return is_alone(p) && g_utf8_strlen(p->folded, -1) == 1 &&
           unicode_is_han(g_utf8_get_char(p->folded));
}

/* Find lone characters from `at` on that spell `label`, at most a few other
 * pieces between two of them. Fills `found`; gives how many, 0 for failure. */
enum { LABEL_LIMIT = 8, LABEL_SPREAD = 4 };
static size_t
find_vertical(const GArray *all, size_t at, const char *label,
              size_t found[LABEL_LIMIT])
{
    size_t n = 0, far = at;
    for (size_t i = at; *label && i < all->len && i <= far; i++) {
        const struct piece *p = &g_array_index(all, struct piece, i);
        if (!is_character(p) ||
            g_utf8_get_char(p->folded) != g_utf8_get_char(label))
            continue;
        found[n++] = i;
        far = i + LABEL_SPREAD;
        label = g_utf8_next_char(label);
    }
    return *label ? 0 : n;
}

/* Bring a label's characters together where the first one stands. */
static void
join_vertical(arena *a, GArray *all, const char *label)
{
    size_t found[LABEL_LIMIT];
    for (size_t i = 0; i < all->len; i++) {
        struct piece *p = &g_array_index(all, struct piece, i);
        size_t n = is_character(p) ? find_vertical(all, i, label, found) : 0;
        if (n == 0)
            continue;
        p->text = p->folded = arena_strdup(a, label);
        p->width = unicode_text_width(label);
        for (size_t k = n; k-- > 1;)
            g_array_remove_index(all, (guint) found[k]);
    }
}

/* --------------------------------------------------------- broken levels */

/* The folded text of `n` pieces. */
static char *
spelled(const GArray *all, size_t at, size_t n)
{
    GString *s = g_string_new(NULL);
    for (size_t i = at; i < at + n && i < all->len; i++)
        g_string_append(s, g_array_index(all, struct piece, i).folded);
    return g_string_free(s, FALSE);
}

static bool
is_level(const char *folded)
{
    return evaluation_is_level(folded, FIELD_LEVEL1) ||
           evaluation_is_level(folded, FIELD_LEVEL2);
}

/* How many pieces from `at` on are one level word cut over lines. */
enum { LEVEL_PIECES = 10 };
static size_t
broken_level(const GArray *all, size_t at)
{
    bool whole = is_level(g_array_index(all, struct piece, at).folded);
    for (size_t n = LEVEL_PIECES; n > 1; n--) {
        if (at + n > all->len)
            continue;
        char *word = spelled(all, at, n);
        bool found = is_level(word) && (g_str_has_suffix(word, "指标") ||
                                        g_str_has_suffix(word, ")"));
        g_free(word);
        for (size_t i = at; found && i < at + n; i++) {
            const struct piece *p = &g_array_index(all, struct piece, i);
            found = !p->is_cell && !(i > at && whole && is_level(p->folded) &&
                                     g_str_has_suffix(p->folded, "指标"));
        }
        if (found)
            return n;
    }
    return 0;
}

static void
join_levels(arena *a, GArray *all)
{
    for (size_t i = 0; i < all->len; i++) {
        size_t n = broken_level(all, i);
        if (n == 0)
            continue;
        struct piece *p = &g_array_index(all, struct piece, i);
        for (size_t k = 1; k < n; k++)
            p->text = arena_printf(a, "%s%s", p->text, p[k].text);
        p->folded = unicode_fold(a, p->text);
        p->width = unicode_text_width(p->text);
        p->ends_line = p[n - 1].ends_line;
        g_array_remove_range(all, (guint) i + 1, (guint) n - 1);
    }
}

/* "产出指标数量指标": two levels that lost the space between them. */
static void
part_levels(arena *a, GArray *all)
{
    for (size_t i = 0; i < all->len; i++) {
        struct piece *p = &g_array_index(all, struct piece, i);
        const char *seam = strstr(p->text, "指标");
        if (!seam || p->is_cell || !seam[strlen("指标")])
            continue;
        seam += strlen("指标");
        char *first = arena_strndup(a, p->text, (size_t) (seam - p->text));
        if (!evaluation_is_level(unicode_fold(a, first), FIELD_LEVEL1) ||
            !evaluation_is_level(unicode_fold(a, seam), FIELD_LEVEL2))
            continue;
        struct piece second = *p;
        second.text = seam;
        second.folded = unicode_fold(a, seam);
        second.width = unicode_text_width(seam);
        second.starts_line = false;
        p->text = first;
        p->folded = unicode_fold(a, first);
        p->width = unicode_text_width(first);
        p->ends_line = false;
        g_array_insert_val(all, (guint) i + 1, second);
    }
}

/* What a form's blanks are printed with: "……", "指标2:" with nothing behind it,
 * the weight "(50分)" of a 一级指标 whose word is lost. */
static bool
is_placeholder(const GArray *all, size_t i)
{
    const char *text = g_array_index(all, struct piece, i).folded;
    const char *next = i + 1 < all->len
                           ? g_array_index(all, struct piece, i + 1).folded
                           : "";
    if (strlen(text) > 2 && !text[strspn(text, ".")])
        return true;
    const char *p = text + (g_str_has_prefix(text, "指标") ? strlen("指标")
                                                          : 0);
    size_t digits = strspn(p, "0123456789");
    if (p > text && digits > 0 && !p[digits + (p[digits] == ':')])
        return !*next || !next[strspn(next, ".")] || is_level(next) ||
               g_str_has_prefix(next, "指标") ||
               g_str_has_prefix(next, "总") || g_str_has_prefix(next, "合计");
    if (*text != '(')
        return false;
    digits = strspn(text + 1, "0123456789");
    return digits > 0 && strcmp(text + 1 + digits, "分)") == 0;
}

static void
drop_placeholders(GArray *all)
{
    for (guint i = all->len; i-- > 0;) {
        const struct piece *p = &g_array_index(all, struct piece, i);
        if (p->is_cell || !is_placeholder(all, i))
            continue;
        if (p->ends_line && !p->starts_line)
            g_array_index(all, struct piece, i - 1).ends_line = true;
        g_array_remove_index(all, i);
    }
}

/* Where every line is followed by blank ones, those say nothing. */
static void
level_gaps(GArray *all)
{
    int least = INT_MAX;
    for (size_t i = 1; i < all->len; i++) {
        const struct piece *p = &g_array_index(all, struct piece, i);
        if (p->starts_line)
            least = MIN(least, p->gap);
    }
    for (size_t i = 1; i < all->len; i++) {
        struct piece *p = &g_array_index(all, struct piece, i);
        if (p->starts_line)
            p->gap -= least;
    }
}

struct pieces
evaluation_pieces(struct recognizing *r, const struct section *s)
{
    GArray *all = g_array_new(FALSE, TRUE, sizeof(struct piece));
    struct collector c = { .r = r, .all = all };
    for (size_t i = s->title_row; i < s->end_row; i++)
        add_row(&c, i);
    for (size_t i = 0; i < G_N_ELEMENTS(VERTICAL); i++)
        join_vertical(r->memory, all, VERTICAL[i]);
    join_levels(r->memory, all);
    part_levels(r->memory, all);
    drop_placeholders(all);
    level_gaps(all);
    struct pieces p = { .n = all->len };
    p.all = arena_memdup(r->memory, all->data, sizeof(struct piece) * p.n);
    g_array_free(all, TRUE);
    return p;
}

/* ----------------------------------------------------------------- using */

size_t
pieces_spell(const struct pieces *p, size_t at, size_t end, const char *word)
{
    for (size_t i = at; i < end && *word; i++) {
        size_t n = strlen(p->all[i].folded);
        if (strncmp(word, p->all[i].folded, n) != 0)
            return 0;
        word += n;
        if (!*word)
            return i - at + 1;
    }
    return 0;
}

/* A number cut at a line's end has lost nothing there. */
static bool
parts_number(const char *before, const char *after)
{
    size_t n = strlen(before);
    bool open = n > 0 && (g_ascii_isdigit(before[n - 1]) ||
                          before[n - 1] == '.');
    return open && (g_ascii_isdigit(*after) || *after == '%' || *after == '.');
}

const char *
pieces_joint(const char *before, const char *after)
{
    return parts_number(before, after) ? "" : " ";
}

const char *
pieces_text(struct recognizing *r, const struct pieces *p,
            struct span_of_pieces span)
{
    if (span.first >= span.end)
        return NULL;
    GString *s = g_string_new(NULL);
    for (size_t i = span.first; i < span.end; i++) {
        const struct piece *piece = &p->all[i];
        if (s->len)
            g_string_append(s, piece->starts_line
                                   ? pieces_joint(s->str, piece->text) : " ");
        g_string_append(s, piece->text);
    }
    const char *text = unicode_tidy(r->memory, s->str);
    g_string_free(s, TRUE);
    return *text ? text : NULL;
}

struct place
piece_place(const struct recognizing *r, const struct section *s,
            const struct piece *p)
{
    return (struct place) { .file = r->grid->rows[p->row].file,
                            .table = s->number,
                            .line = p->line,
                            .column = p->column };
}

/* --------------------------------------------------------------- outline */

/* Words that open a part of the form. A word ended by '*' may go on. */
static const char *const FUNDS_WORDS[] = {
    "项目资金", "项目资金(*", "年度资金(*", "预算执行情况*", "资金情况*",
    "项目资金情况*", "年初预算数*", "全年预算数*", "预算数*",
    "年度资金总额*", "资金总额*", "项目预算(*", "实施期资金总额*",
    "中期资金总额*", NULL
};
static const char *const GOAL_WORDS[] = {
    "年度总体目标", "年度总体目标完成情况", "年度绩效目标", "总体目标",
    "年度总体绩效目标", "预期目标", "年初设定目标", "年初目标", "年度目标",
    "项目总目标", "年度总目标", "总目标", "项目绩效目标", "实施期总目标",
    "实施期目标", "中期目标", "长期目标", "总体目标:", "年度目标:",
    "预期总体目标", "总体绩效目标", "绩效目标", "实际完成情况",
    "全年实际完成情况", "目标实际完成情况", NULL
};
static const char *const INDICATOR_WORDS[] = {
    "绩效指标", "年度绩效指标", "年度绩效指标完成情况", "绩效指标完成情况",
    "一级指标", "二级指标", "三级指标", NULL
};
static const char *const CLOSING_WORDS[] = { "总分", "合计", "总计", "总得分",
                                             "总分值", "总评分", "自评总分",
                                             "合计得分", NULL };

/* The pieces at `at` spell one of the words; how many they are. */
static size_t
spells_one(const struct pieces *p, size_t at, const char *const *words)
{
    for (; *words; words++) {
        size_t n = strlen(*words);
        if ((*words)[n - 1] == '*') {
            if (strncmp(p->all[at].folded, *words, n - 1) == 0)
                return 1;
        } else if ((n = pieces_spell(p, at, p->n, *words)) > 0) {
            return n;
        }
    }
    return 0;
}

static size_t
find_part(const struct pieces *p, size_t from, const char *const *words)
{
    for (size_t i = from; i < p->n; i++)
        if (spells_one(p, i, words))
            return i;
    return p->n;
}

/* Where no header is left, the first 一级指标 word opens the indicators. */
static size_t
find_indicators(const struct pieces *p)
{
    size_t at = find_part(p, 0, INDICATOR_WORDS);
    for (size_t i = 0; at == p->n && i < p->n; i++)
        if (evaluation_is_level(p->all[i].folded, FIELD_LEVEL1) &&
            strstr(p->all[i].folded, "指标"))
            return i;
    return at;
}

/* A total's word counts when a number or a dash follows it. */
static size_t
find_closing(const struct pieces *p, size_t from)
{
    for (size_t i = from; i < p->n; i++) {
        size_t n = spells_one(p, i, CLOSING_WORDS);
        if (n == 0)
            continue;
        const char *next = i + n < p->n ? p->all[i + n].folded : "-";
        if (g_ascii_isdigit(*next) || *next == '-' || *next == '(')
            return i;
    }
    return p->n;
}

struct form
evaluation_outline(struct recognizing *r, const struct section *s)
{
    struct form f = { .section = s, .pieces = evaluation_pieces(r, s) };
    const struct pieces *p = &f.pieces;
    size_t indicators = find_indicators(p);
    size_t funds = MIN(find_part(p, 0, FUNDS_WORDS), indicators);
    size_t goal = funds < indicators ? funds : 0;
    goal = MIN(find_part(p, goal, GOAL_WORDS), indicators);
    funds = MIN(funds, goal);
    size_t closing = find_closing(p, indicators);
    f.head = (struct span_of_pieces) { 0, funds };
    f.funds = (struct span_of_pieces) { funds, goal };
    f.goal = (struct span_of_pieces) { goal, indicators };
    f.indicators = (struct span_of_pieces) { indicators, closing };
    f.closing = (struct span_of_pieces) { closing, p->n };
    return f;
}
