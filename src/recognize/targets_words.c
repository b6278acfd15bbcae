/* What one cell of a target table is, by its text: the fixed vocabulary of
 * levels, relations and directions, and the shapes of codes, units, phones and
 * amounts. Knows nothing of rows or columns. */
#include "recognize/targets.h"

#include "base/unicode.h"

#include <string.h>

/* ---------------------------------------------------------- vocabulary */

/* 一级 and 二级 without 指标. The longer first where one begins another. */
static const struct {
    const char *word;
    enum target_level1 level1;
    enum target_level2 level2;
} LEVELS[] = {
    { "产出", LEVEL1_OUTPUT, LEVEL2_NONE },
    { "效益", LEVEL1_BENEFIT, LEVEL2_NONE },
    { "效果", LEVEL1_BENEFIT, LEVEL2_NONE },
    { "满意度", LEVEL1_SATISFACTION, LEVEL2_SATISFACTION },
    { "满意", LEVEL1_SATISFACTION, LEVEL2_NONE },
    { "成本", LEVEL1_COST, LEVEL2_COST },
    { "数量", LEVEL1_NONE, LEVEL2_QUANTITY },
    { "产出数量", LEVEL1_NONE, LEVEL2_QUANTITY },
    { "质量", LEVEL1_NONE, LEVEL2_QUALITY },
    { "产出质量", LEVEL1_NONE, LEVEL2_QUALITY },
    { "时效", LEVEL1_NONE, LEVEL2_TIMELINESS },
    { "产出时效", LEVEL1_NONE, LEVEL2_TIMELINESS },
    { "进度", LEVEL1_NONE, LEVEL2_TIMELINESS },
    { "产出成本", LEVEL1_NONE, LEVEL2_COST },
    { "经济效益", LEVEL1_NONE, LEVEL2_ECONOMIC },
    { "社会效益", LEVEL1_NONE, LEVEL2_SOCIAL },
    { "生态效益", LEVEL1_NONE, LEVEL2_ECOLOGICAL },
    { "环境效益", LEVEL1_NONE, LEVEL2_ECOLOGICAL },
    { "生态环境效益", LEVEL1_NONE, LEVEL2_ECOLOGICAL },
    { "可持续影响", LEVEL1_NONE, LEVEL2_SUSTAINED },
    { "可持续影响效益", LEVEL1_NONE, LEVEL2_SUSTAINED },
    { "可持续发展", LEVEL1_NONE, LEVEL2_SUSTAINED },
    { "服务对象满意度", LEVEL1_NONE, LEVEL2_SATISFACTION },
    { "服务对象满意", LEVEL1_NONE, LEVEL2_SATISFACTION },
    { "受益对象满意度", LEVEL1_NONE, LEVEL2_SATISFACTION },
    { "社会公众满意度", LEVEL1_NONE, LEVEL2_SATISFACTION },
    { "公众满意度", LEVEL1_NONE, LEVEL2_SATISFACTION },
    { "社会公众或服务对象满意度", LEVEL1_NONE, LEVEL2_SATISFACTION },
    { "经济成本", LEVEL1_NONE, LEVEL2_ECONOMIC_COST },
    { "社会成本", LEVEL1_NONE, LEVEL2_SOCIAL_COST },
    { "生态环境成本", LEVEL1_NONE, LEVEL2_ECOLOGICAL_COST },
    { "生态成本", LEVEL1_NONE, LEVEL2_ECOLOGICAL_COST },
    { "环境成本", LEVEL1_NONE, LEVEL2_ECOLOGICAL_COST },
};

static const char SUFFIX[] = "指标";

/* What is printed for a relation. The longer before what it begins with. */
static const struct {
    const char *printed, *relation;
    bool doubtful, word; /* a word stands alone, never before a number */
} RELATIONS[] = {
    { "大于等于", "≥", false, false },   { "大于或等于", "≥", false, false },
    { "小于等于", "≤", false, false },   { "小于或等于", "≤", false, false },
    { "不低于", "≥", false, false },     { "不少于", "≥", false, false },
    { "不小于", "≥", false, false },     { "不高于", "≤", false, false },
    { "不超过", "≤", false, false },     { "不大于", "≤", false, false },
    { "不多于", "≤", false, false },     { "大于", ">", false, true },
    { "小于", "<", false, true },        { "等于", "=", false, true },
    { "定性", "定性", false, true },     { "定性指标", "定性", false, true },
    { "$\\geq$", "≥", false, false },    { "$\\leq$", "≤", false, false },
    { "$\\ge$", "≥", false, false },     { "$\\le$", "≤", false, false },
    { "\\geqslant", "≥", false, false }, { "\\leqslant", "≤", false, false },
    { "\\geq", "≥", false, false },      { "\\leq", "≤", false, false },
    { "\\ge", "≥", false, false },       { "\\le", "≤", false, false },
    { "\\gt", ">", false, false },       { "\\lt", "<", false, false },
    { ">=", "≥", false, false },         { "=>", "≥", false, false },
    { "<=", "≤", false, false },         { "=<", "≤", false, false },
    { "≥", "≥", false, false },          { "≤", "≤", false, false },
    { "≧", "≥", false, false },          { "≦", "≤", false, false },
    { "⩾", "≥", false, false },          { "⩽", "≤", false, false },
    { "==", "=", false, false },         { "=", "=", false, false },
    { ">", ">", false, false },          { "<", "<", false, false },
    { "≈", "≥", true, false },           { "≌", "≥", true, false },
    { "≅", "≥", true, false },           { "≃", "≥", true, false },
};

static const char *const DIRECTIONS[] = {
    "正向指标", "反向指标", "负向指标", "逆向指标",
    "正向",     "反向",     "负向",     "逆向",
};

bool
levels_fit(enum target_level1 level1, enum target_level2 level2)
{
    return level1_of(level2) == level1 ||
           (level1 == LEVEL1_COST && level2 == LEVEL2_COST);
}

enum target_level1
level1_of(enum target_level2 level2)
{
    if (level2 == LEVEL2_NONE)
        return LEVEL1_NONE;
    if (level2 <= LEVEL2_COST)
        return LEVEL1_OUTPUT;
    if (level2 <= LEVEL2_SUSTAINED)
        return LEVEL1_BENEFIT;
    return level2 == LEVEL2_SATISFACTION ? LEVEL1_SATISFACTION : LEVEL1_COST;
}

/* ---------------------------------------------------------------- shapes */

/* Bytes of a number-like beginning. */
static size_t
span(const char *text, const char *accept)
{
    return strspn(text, accept);
}

static bool
starts_with_han(const char *text)
{
    gunichar c = g_utf8_get_char_validated(text, -1);
    return c < 0x110000 && unicode_is_han(c);
}

/* Codes have 21 characters; a broken one still has most of them, and more
 * than any phone number. */
static bool
is_code(const char *bare)
{
    size_t n = 0;
    while (g_ascii_isalnum(bare[n]))
        n++;
    size_t digits = span(bare, "0123456789");
    if (n < 15 || digits < 6)
        return false;
    return !bare[n] || bare[n] == '-' || (unsigned char) bare[n] >= 0x80 ||
           bare[n] == '_';
}

static bool
is_numbered(const char *bare, size_t least, size_t most)
{
    size_t n = span(bare, "0123456789");
    return n >= least && n <= most && bare[n] == '-' &&
           (starts_with_han(bare + n + 1) || bare[n + 1] == '(');
}

static bool
is_ruler(const char *bare)
{
    return strlen(bare) >= 4 && span(bare, "-=_|+:") == strlen(bare);
}

static enum token_kind
kind_of_number(const char *bare)
{
    size_t n = strlen(bare), digits = span(bare, "0123456789");
    if (digits == n)
        return n >= 5 && n <= 13 ? TOKEN_PHONE : TOKEN_AMOUNT;
    if (digits >= 1 && digits <= 12 && bare[digits] == '-' && n == digits + 1)
        return TOKEN_DIGITS;
    if (span(bare, "0123456789,.") == n && strpbrk(bare, "0123456789"))
        return TOKEN_AMOUNT;
    if (digits >= 3 && digits <= 4 && bare[digits] == '-' &&
        span(bare + digits + 1, "0123456789") >= 6)
        return TOKEN_PHONE;
    if (n >= 10 && span(bare, "0123456789-/,;") == n)
        return TOKEN_PHONE;
    return TOKEN_TEXT;
}

static bool
read_relation(const char *bare, struct token *t)
{
    for (size_t i = 0; i < G_N_ELEMENTS(RELATIONS); i++)
        if (bare[0] == RELATIONS[i].printed[0] &&
            strcmp(bare, RELATIONS[i].printed) == 0) {
            t->relation = RELATIONS[i].relation;
            t->doubtful = RELATIONS[i].doubtful;
            return true;
        }
    return false;
}

/* Length of a level word at the beginning of `bare`, with its suffix when
 * `full`; 0 for none. The longest wins. */
static size_t
level_prefix(const char *bare, bool full, struct token *t)
{
    size_t best = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(LEVELS); i++) {
        const char *word = LEVELS[i].word;
        if (bare[0] != word[0] || bare[1] != word[1])
            continue;
        size_t n = strlen(word);
        if (strncmp(bare, word, n) != 0)
            continue;
        if (full) {
            if (strncmp(bare + n, SUFFIX, strlen(SUFFIX)) != 0)
                continue;
            n += strlen(SUFFIX);
        }
        if (n <= best)
            continue;
        best = n;
        t->level1 = LEVELS[i].level1;
        t->level2 = LEVELS[i].level2;
    }
    return best;
}

static bool
read_level(const char *bare, struct token *t)
{
    size_t n = strlen(bare);
    if (!n || n > 60)
        return false;
    if (level_prefix(bare, true, t) == n) {
        t->kind = TOKEN_LEVEL;
        return true;
    }
    if (level_prefix(bare, false, t) == n) {
        t->kind = TOKEN_BARE;
        return true;
    }
    t->level1 = LEVEL1_NONE;
    t->level2 = LEVEL2_NONE;
    return false;
}

static enum token_kind
kind_of(const char *bare, struct token *t)
{
    for (size_t i = 0; i < G_N_ELEMENTS(DIRECTIONS); i++)
        if (strcmp(bare, DIRECTIONS[i]) == 0)
            return TOKEN_DIRECTION;
    if (read_relation(bare, t))
        return TOKEN_RELATION;
    if (read_level(bare, t))
        return t->kind;
    if (is_ruler(bare))
        return TOKEN_RULER;
    if (is_code(bare))
        return TOKEN_CODE;
    if (is_numbered(bare, 1, 2))
        return TOKEN_CATEGORY;
    if (is_numbered(bare, 3, 9))
        return TOKEN_ORG;
    return kind_of_number(bare);
}

bool
token_is_dash(uint32_t c)
{
    return c == '-' || c == '_' || (c >= 0x2010 && c <= 0x2015) ||
           c == 0x2212 || c == 0x2500 || c == 0xFE58 || c == 0xFE63 ||
           c == 0xFF0D;
}

/* NFKC without white space; of long texts only the beginning, which is all
 * that is looked at. */
static const char *
bare_of(arena *a, const char *folded)
{
    enum { ENOUGH = 400 };
    char out[ENOUGH + 8];
    size_t n = 0;
    for (const char *p = folded; *p && n < ENOUGH;) {
        gunichar c = g_utf8_get_char_validated(p, -1);
        if (c >= 0x110000) {
            p++;
            continue;
        }
        if (token_is_dash(c))
            out[n++] = '-';
        else if (!unicode_is_space(c))
            n += (size_t) g_unichar_to_utf8(c, out + n);
        p = g_utf8_next_char(p);
    }
    return arena_strndup(a, out, n);
}

struct token
token_read(arena *a, const struct grid_cell *cell, size_t row)
{
    struct token t = { .kind = TOKEN_TEXT,
                       .text = cell->text,
                       .bare = bare_of(a, cell->folded),
                       .row = row,
                       .line = cell->line,
                       .column = cell->column };
    t.kind = kind_of(t.bare, &t);
    return t;
}

/* -------------------------------------------------------- fused cells */

static struct token
token_of_part(arena *a, const struct grid_cell *cell, size_t row,
              const char *text)
{
    struct grid_cell part = *cell;
    part.text = text;
    part.folded = unicode_nfkc(a, text);
    return token_read(a, &part, row);
}

/* Text after `length` bytes of its bare form: white space is skipped over. */
static const char *
after_bare(const char *text, const char *bare, size_t length)
{
    const char *p = text;
    glong left = g_utf8_strlen(bare, (gssize) length);
    while (*p && left > 0) {
        gunichar c = g_utf8_get_char_validated(p, -1);
        if (c < 0x110000 && !unicode_is_space(c))
            left--;
        p = c >= 0x110000 ? p + 1 : g_utf8_next_char(p);
    }
    while (*p && unicode_is_space(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    return p;
}

/* 产出指标数量指标名称…: two level words, or one and the other's, then text. */
static bool
split_levels(arena *a, const struct grid_cell *cell, size_t row,
             const struct token *whole, GArray *tokens)
{
    struct token level = { 0 };
    size_t n = level_prefix(whole->bare, true, &level);
    if (!n || level.level1 == LEVEL1_NONE)
        return false;
    struct token second = { 0 };
    size_t m = level_prefix(whole->bare + n, true, &second);
    if (!m || !levels_fit(level.level1, second.level2))
        return false;
    const char *middle = after_bare(whole->text, whole->bare, n);
    const char *rest = after_bare(whole->text, whole->bare, n + m);
    struct token parts[] = {
        token_of_part(
            a, cell, row,
            arena_strndup(a, whole->text, (size_t) (middle - whole->text))),
        token_of_part(a, cell, row,
                      arena_strndup(a, middle, (size_t) (rest - middle))),
    };
    g_array_append_vals(tokens, parts, 2);
    if (*rest) {
        struct token text = token_of_part(a, cell, row, rest);
        text.kind = TOKEN_TEXT;
        g_array_append_val(tokens, text);
    }
    return true;
}

/* ≥90%, \geq 90: a relation with its value. */
static bool
split_relation(arena *a, const struct grid_cell *cell, size_t row,
               const struct token *whole, GArray *tokens)
{
    if (whole->kind != TOKEN_TEXT || strlen(whole->bare) > 40)
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(RELATIONS); i++) {
        size_t n = strlen(RELATIONS[i].printed);
        if (RELATIONS[i].word || RELATIONS[i].printed[0] != whole->bare[0] ||
            strncmp(whole->bare, RELATIONS[i].printed, n) != 0 ||
            !g_ascii_isdigit(whole->bare[n]))
            continue;
        const char *rest = after_bare(whole->text, whole->bare, n);
        struct token relation =
            token_of_part(a, cell, row, arena_strdup(a, RELATIONS[i].printed));
        struct token value = token_of_part(a, cell, row, rest);
        g_array_append_val(tokens, relation);
        g_array_append_val(tokens, value);
        return true;
    }
    return false;
}

/* Paragraphs of which at least one is a level word or a relation are cells
 * that were fused; others are a text of several paragraphs. */
static bool
split_paragraphs(arena *a, const struct grid_cell *cell, size_t row,
                 GArray *tokens)
{
    if (!strchr(cell->text, '\n'))
        return false;
    char **parts = g_strsplit(cell->text, "\n", -1);
    GArray *found = g_array_new(FALSE, TRUE, sizeof(struct token));
    bool fused = false;
    for (char **p = parts; *p; p++) {
        char *text = g_strstrip(*p);
        if (!*text)
            continue;
        struct token t = token_of_part(a, cell, row, arena_strdup(a, text));
        if (!*t.bare)
            continue;
        fused |= t.kind == TOKEN_LEVEL || t.kind == TOKEN_RELATION;
        g_array_append_val(found, t);
    }
    if (fused)
        g_array_append_vals(tokens, found->data, found->len);
    g_array_free(found, TRUE);
    g_strfreev(parts);
    return fused;
}

bool
tokens_of_cell(arena *a, const struct grid_cell *cell, size_t row,
               GArray *tokens)
{
    if (!*cell->text)
        return false;
    if (split_paragraphs(a, cell, row, tokens))
        return true;
    struct token t = token_read(a, cell, row);
    if (split_levels(a, cell, row, &t, tokens))
        return true;
    if (split_relation(a, cell, row, &t, tokens))
        return false;
    if (*t.bare && t.kind != TOKEN_RULER)
        g_array_append_val(tokens, t);
    return false;
}
