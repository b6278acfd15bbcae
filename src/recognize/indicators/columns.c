/* The header of a table of indicators → what each column holds. */
#include "recognize/indicators/indicators.h"

#include "base/unicode.h"
#include "recognize/indicators/doubtful.h"
#include "vocabulary/words.h"

#include <string.h>

/* The columns of all forms in their usual order, and which forms have them
 * without saying so. */
enum { IN_TARGETS = 1, IN_DEPARTMENT = 2, IN_FORM = 4, IN_EVALUATION = 8 };
static const struct usual {
    enum column_role role;
    unsigned forms;
} USUAL[] = {
    { COLUMN_ORG, IN_TARGETS },
    { COLUMN_ORG_CODE, 0 },
    { COLUMN_PROJECT_CODE, 0 },
    { COLUMN_PROJECT, IN_TARGETS },
    { COLUMN_CATEGORY, IN_TARGETS },
    { COLUMN_PERSON, IN_TARGETS },
    { COLUMN_PHONE, IN_TARGETS },
    { COLUMN_TOTAL, IN_TARGETS },
    { COLUMN_FISCAL, IN_TARGETS },
    { COLUMN_OTHER_MONEY, IN_TARGETS },
    { COLUMN_GOAL, IN_TARGETS },
    { COLUMN_ACTIVITY, IN_DEPARTMENT },
    { COLUMN_LEVEL1, ~0U },
    { COLUMN_LEVEL2, ~0U },
    { COLUMN_LEVEL3, ~0U },
    { COLUMN_RELATION, IN_TARGETS | IN_DEPARTMENT },
    { COLUMN_VALUE, ~0U },
    { COLUMN_MEASURE, IN_TARGETS | IN_DEPARTMENT },
    { COLUMN_DIRECTION, IN_TARGETS },
    { COLUMN_ACTUAL, IN_EVALUATION },
    { COLUMN_WEIGHT, IN_EVALUATION },
    { COLUMN_SCORE, IN_EVALUATION },
    { COLUMN_REASON, IN_EVALUATION },
    { COLUMN_NOTE, 0 },
};

enum column_role
column_role_of(const char *folded)
{
    const char *field = word_field(WORDS_INDICATOR_COLUMN, folded);
    return field ? column_role_find(field) : COLUMN_UNKNOWN;
}

/* The word that names a column where the form leaves it out. */
static const char *
usual_name(enum column_role role)
{
    return word_of(WORDS_INDICATOR_COLUMN, column_role_word(role));
}

/* The role of a header's word; none for the label of the block, which stands
 * beside its header. */
static enum column_role
role_of_name(const struct recognizing *r, const char *name)
{
    const char *folded = name ? unicode_fold(r->memory, name) : "";
    return *folded && !word_find(WORDS_INDICATOR_CAPTION, folded)
               ? column_role_of(folded) : COLUMN_UNKNOWN;
}

static size_t
order_of(enum column_role role)
{
    size_t i = 0;
    while (i < G_N_ELEMENTS(USUAL) && USUAL[i].role != role)
        i++;
    return i;
}

static bool
is_single(enum column_role role)
{
    return role != COLUMN_NOTE && role != COLUMN_UNKNOWN;
}

static void
index_roles(struct columns *c)
{
    memset(c->of, 0, sizeof c->of);
    for (size_t i = c->n; i-- > 0;)
        c->of[c->role[i]] = i + 1;
    c->of[COLUMN_UNKNOWN] = 0;
}

static void
add_column(struct columns *c, enum column_role role, const char *name, int at)
{
    if (c->n == MOST_COLUMNS || (is_single(role) && c->of[role]))
        return;
    c->role[c->n] = role;
    c->name[c->n] = name;
    c->group[c->n] = NULL;
    c->at[c->n++] = at;
    if (is_single(role) && !c->of[role])
        c->of[role] = c->n;
}

/* ---------------------------------------------------------- rows of cells */

static const char *
cell_text(const struct recognizing *r, size_t row, size_t column)
{
    const struct grid_row *line = &r->grid->rows[row];
    return column < line->n_cells && *line->cells[column].text
               ? unicode_tidy(r->memory, line->cells[column].text) : NULL;
}

/* Cells of a row from its first on that hold something; 0 where blank ones
 * stand among them. */
static size_t
unbroken(const struct recognizing *r, size_t row)
{
    size_t n = 0, last = 0;
    for (size_t c = 0; c < r->grid->rows[row].n_cells; c++)
        if (cell_text(r, row, c)) {
            n++;
            last = c + 1;
        }
    return n == last ? n : 0;
}

/* Two rows without the blanks of their merged cells: the lower one's words
 * stand under the first ones of the upper row. */
static bool
add_unmerged(struct columns *c, const struct recognizing *r, size_t upper,
             size_t lower, size_t fields)
{
    size_t k = unbroken(r, upper), m = unbroken(r, lower);
    if (!k || !m || k >= fields || m >= fields || k + m <= fields)
        return false;
    size_t groups = k + m - fields;
    if (groups >= k)
        return false;
    for (size_t i = 0; i < m; i++) {
        const char *name = cell_text(r, lower, i);
        add_column(c, role_of_name(r, name), name,
                   (int) i + 1);
    }
    for (size_t i = groups; i < k; i++) {
        const char *name = cell_text(r, upper, i);
        add_column(c, role_of_name(r, name), name,
                   (int) (m + i - groups) + 1);
    }
    c->cells = fields;
    return true;
}

/* Each column by its lowest word and the one above. */
static void
add_placed(struct columns *c, const struct recognizing *r, size_t first,
           size_t n)
{
    for (size_t i = 0; i < c->cells && i < MOST_COLUMNS; i++) {
        size_t low = n;
        const char *name = NULL;
        while (low > 0 && !name)
            name = cell_text(r, first + --low, i);
        enum column_role role = role_of_name(r, name);
        if (is_single(role) && c->of[role])
            role = COLUMN_NOTE;
        size_t before = c->n;
        add_column(c, role, name, (int) i + 1);
        for (size_t k = i + 1; name && low && k-- > 0 && c->n > before;)
            if ((c->group[before] = cell_text(r, first + low - 1, k)))
                break;
        /* two words above each other may be of two columns, one of them blank
         * throughout, so that nothing parts them */
        const char *above = name && low ? cell_text(r, first + low - 1, i)
                                        : NULL;
        role = role_of_name(r, above);
        if (is_single(role) && role < COLUMN_REVENUE_AMOUNT && !c->of[role] &&
            column_is_amount(c->role[c->n - 1]))
            add_column(c, role, above, (int) i + 1);
    }
    while (c->n > 0 && !c->name[c->n - 1])
        c->n--; /* trailing tabs */
}

/* The parts of the total stand under 其中; words of theirs that stand before
 * the total lost their places. */
static void
mend_parts(struct columns *c, const struct recognizing *r)
{
    size_t total = c->of[COLUMN_TOTAL], fiscal = c->of[COLUMN_FISCAL];
    if (!total || fiscal >= total || !fiscal)
        return;
    for (size_t i = total; i < c->n; i++) {
        if (!c->name[i] || c->role[i] != COLUMN_UNKNOWN ||
            !word_find(WORDS_INDICATOR_BREAK,
                       unicode_fold(r->memory, c->name[i])))
            continue;
        c->role[i] = COLUMN_FISCAL;
        c->role[fiscal - 1] = COLUMN_UNKNOWN;
        c->name[i] = c->name[fiscal - 1];
        c->name[fiscal - 1] = NULL;
        index_roles(c);
        return;
    }
}

struct columns
columns_of_rows(const struct recognizing *r, size_t first, size_t n,
                size_t fields)
{
    struct columns c = { 0 };
    size_t rows[2] = { 0 }, filled = 0, widest = 0;
    for (size_t i = first; i < first + n; i++) {
        size_t cells = r->grid->rows[i].n_cells, words = 0;
        for (size_t k = 0; k < cells; k++)
            words += cell_text(r, i, k) != NULL;
        c.cells = MAX(c.cells, cells);
        widest = MAX(widest, words);
        if (words && filled++ < 2)
            rows[filled - 1] = i;
    }
    c.printed = filled > 0;
    if (filled == 2 && fields &&
        add_unmerged(&c, r, rows[0], rows[1], fields))
        return c;
    if (widest > 1)
        add_placed(&c, r, first, n);
    for (size_t i = first; widest == 1 && i < first + n; i++)
        for (size_t k = 0; k < r->grid->rows[i].n_cells; k++) {
            const char *name = cell_text(r, i, k);
            if (name)
                add_column(&c, role_of_name(r, name),
                           name, 0);
        }
    mend_parts(&c, r);
    for (size_t i = 0; i < c.n && !c.of[COLUMN_LEVEL3]; i++)
        if (c.name[i] && word_find(WORDS_INDICATOR_CAPTION,
                                   unicode_fold(r->memory, c.name[i]))) {
            c.role[i] = COLUMN_LEVEL3; /* it heads the names themselves */
            c.of[COLUMN_LEVEL3] = i + 1;
        }
    return c;
}

bool
row_heads_indicators(const struct recognizing *r, size_t row)
{
    enum { WORDS = 4 };
    const struct grid_row *line = &r->grid->rows[row];
    size_t words = 0;
    for (size_t i = 0; r->grid->tabbed && i < line->n_cells; i++)
        if (*line->cells[i].text && strlen(line->cells[i].text) < 90) {
            const char *folded = unicode_fold(r->memory, line->cells[i].text);
            words += column_role_of(folded) >= COLUMN_LEVEL1;
        }
    return words >= WORDS;
}

/* --------------------------------------------------------- flat headers */

/* The piece is a part of some header's word, as one cut over lines is. */
static bool
is_fragment(const char *folded)
{
    size_t n;
    const struct word *w = words_of(WORDS_INDICATOR_COLUMN, &n);
    if (level_read(folded).length)
        return false;
    if (word_find(WORDS_INDICATOR_CAPTION, folded) ||
        word_begins(WORDS_INDICATOR_COLUMN, folded))
        return true;
    for (size_t i = 0; i < n; i++)
        if (strstr(w[i].text, folded))
            return true;
    return false;
}

size_t
header_end(const struct pieces *p, struct span span)
{
    size_t i = span.first;
    while (i < span.end && is_fragment(p->all[i].folded))
        i++;
    return i;
}

struct columns
columns_of_words(const struct recognizing *r, const struct pieces *p,
                 struct span header)
{
    struct columns c = { .printed = header.first < header.end };
    GString *s = g_string_new(NULL);
    for (size_t i = header.first; i < header.end; i++)
        if (!word_find(WORDS_INDICATOR_CAPTION, p->all[i].folded))
            g_string_append(s, p->all[i].folded);
    for (const char *at = s->str; *at;) {
        size_t n = word_begins(WORDS_INDICATOR_COLUMN, at);
        if (n) {
            const char *name = arena_strndup(r->memory, at, n);
            add_column(&c, column_role_of(name), name, 0);
        }
        at = n ? at + n : g_utf8_next_char(at);
    }
    g_string_free(s, TRUE);
    return c;
}

/* ------------------------------------------------------------- completing */

static unsigned
form_of(enum table_kind kind)
{
    return kind == TABLE_SELF_EVALUATION       ? IN_EVALUATION
           : kind == TABLE_DEPARTMENT_TARGETS ? IN_DEPARTMENT
                                              : IN_TARGETS;
}

static void
add_usual(struct columns *c, unsigned forms, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (USUAL[i].forms & forms)
            add_column(c, USUAL[i].role, usual_name(USUAL[i].role), 0);
}

/* A header that names too little gives way to the usual one; any other is
 * completed with what it leaves out: levels before, the rest after. */
static void
complete(struct columns *c, unsigned forms)
{
    size_t levels = order_of(COLUMN_LEVEL1), end = G_N_ELEMENTS(USUAL);
    bool enough = c->of[COLUMN_LEVEL3] &&
                  (c->of[COLUMN_VALUE] || c->of[COLUMN_WEIGHT]);
    struct columns all = { .cells = c->cells, .printed = c->printed };
    if (!enough) {
        add_usual(&all, forms, 0, end);
        *c = all;
        return;
    }
    for (size_t i = 0; i < c->n; i++) {
        if (c->role[i] == COLUMN_LEVEL3) {
            add_usual(&all, c->of[COLUMN_LEVEL1] ? 0 : forms, levels,
                      levels + 1);
            add_usual(&all, c->of[COLUMN_LEVEL2] ? 0 : forms, levels + 1,
                      levels + 2);
        }
        add_column(&all, c->role[i], c->name[i], c->at[i]);
        all.group[all.n - 1] = c->group[i];
    }
    if (forms == IN_FORM || forms == IN_EVALUATION)
        add_usual(&all, forms, 0, end);
    *c = all;
}

/* ---------------------------------------------------------- clean grids */

/* What a column of that role holds looks so. */
bool
column_looks(enum column_role role, const struct piece *p)
{
    bool number = p->look == LOOK_NUMBER || p->look == LOOK_AMOUNT ||
                  p->look == LOOK_DASH || p->look == LOOK_PHONE;
    bool text = p->look == LOOK_TEXT || p->look == LOOK_BARE;
    switch (role) {
    case COLUMN_LEVEL1:
        return p->level.level1 != LEVEL1_NONE;
    case COLUMN_LEVEL2:
        return p->level.level2 != LEVEL2_NONE;
    case COLUMN_RELATION:
        return p->look == LOOK_RELATION;
    case COLUMN_DIRECTION:
        return p->look == LOOK_DIRECTION;
    case COLUMN_CATEGORY:
        return p->look == LOOK_CATEGORY;
    case COLUMN_PHONE:
        return p->look == LOOK_PHONE;
    case COLUMN_TOTAL:
    case COLUMN_FISCAL:
    case COLUMN_OTHER_MONEY:
    case COLUMN_WEIGHT:
    case COLUMN_SCORE:
        return number;
    case COLUMN_PROJECT:
    case COLUMN_PROJECT_CODE:
        return p->look == LOOK_CODE || (role == COLUMN_PROJECT && text);
    case COLUMN_MEASURE:
        return p->width <= 12 && !strpbrk(p->folded, "0123456789");
    case COLUMN_PERSON:
        return text && p->width <= 12;
    case COLUMN_LEVEL3:
    case COLUMN_GOAL:
    case COLUMN_REASON:
        return text;
    case COLUMN_VALUE:
    case COLUMN_ACTUAL:
        return p->look != LOOK_CODE && p->look != LOOK_RELATION &&
               p->look != LOOK_DIRECTION && p->look != LOOK_LEVEL;
    default:
        return false;
    }
}

static bool
holds(const struct pieces *p, struct span span, int at, enum column_role role)
{
    size_t all = 0, fits = 0;
    for (size_t i = span.first; i < span.end; i++)
        if (p->all[i].column == at) {
            all++;
            fits += column_looks(role, &p->all[i]);
        }
    return all ? fits * 10 >= all * 8 : role == COLUMN_REASON;
}

/* What stands in an unknown column: what the forms have between the columns
 * beside it, and its cells look like. */
static enum column_role
role_between(const struct columns *c, size_t i, const struct pieces *p,
             struct span span)
{
    size_t low = 0, high = G_N_ELEMENTS(USUAL);
    for (size_t k = i; k-- > 0 && !low;)
        if (is_single(c->role[k]))
            low = order_of(c->role[k]) + 1;
    for (size_t k = i + 1; k < c->n && high == G_N_ELEMENTS(USUAL); k++)
        if (is_single(c->role[k]))
            high = order_of(c->role[k]);
    for (size_t k = low; k < high; k++)
        if (!c->of[USUAL[k].role] && holds(p, span, c->at[i], USUAL[k].role))
            return USUAL[k].role;
    return COLUMN_UNKNOWN;
}

static void
settle_unknown(struct recognizing *r, const struct section *s,
               struct columns *c, const struct pieces *p, struct span span)
{
    size_t row = span.first < span.end ? p->all[span.first].row : 0;
    struct place at = { r->grid->file, s->number,
                        r->grid->rows[row ? row - 1 : 0].line, 0 };
    for (size_t i = 0; i < c->n; i++) {
        if (c->role[i] != COLUMN_UNKNOWN || !c->name[i] ||
            word_find(WORDS_INDICATOR_CAPTION,
                      unicode_fold(r->memory, c->name[i])))
            continue;
        enum column_role role = role_between(c, i, p, span);
        c->role[i] = role;
        index_roles(c);
        const char *taken = role ? usual_name(role) : NULL;
        struct finding *f = doubt_at(r, DOUBT_COLUMN, at, c->name[i],
                                     taken ? taken : "–");
        f->printed = c->name[i];
        f->used = taken;
    }
}

/* Every row has as many fields as the header, or more that are blank; and
 * words of fixed meaning seldom stand under another word. */
static bool
is_clean(const struct recognizing *r, const struct columns *c,
         const struct pieces *p, struct span span)
{
    size_t wrong = 0, fixed = 0, rows = 0;
    bool exact = true;
    for (size_t i = span.first; i < span.end; i++) {
        const struct piece *piece = &p->all[i];
        const struct grid_row *row = &r->grid->rows[piece->row];
        exact &= row->certainty == GRID_EXACT;
        if (piece->from_markup || piece->fused || row->n_cells < c->cells ||
            piece->column > (int) c->cells)
            return false;
        rows += i == span.first || p->all[i - 1].row != piece->row;
        bool level = piece->look == LOOK_LEVEL;
        if (!level && piece->look != LOOK_RELATION)
            continue;
        fixed++;
        for (size_t k = 0; k < c->n; k++)
            if (c->at[k] == piece->column && is_single(c->role[k]))
                wrong += !column_looks(c->role[k], piece) &&
                         c->role[k] != COLUMN_LEVEL3;
    }
    return rows && (exact || wrong * 20 <= fixed);
}

/* Columns without a name, and levels that the header does not print, are none
 * where nothing stands in them. */
static void
drop_empty(struct columns *c, const struct pieces *p, struct span span)
{
    size_t kept = 0;
    bool levels = false;
    for (size_t i = span.first; i < span.end; i++)
        levels |= p->all[i].look == LOOK_LEVEL;
    for (size_t i = 0; i < c->n; i++) {
        bool level = c->role[i] == COLUMN_LEVEL1 ||
                     c->role[i] == COLUMN_LEVEL2;
        bool needed = c->name[i] && (c->at[i] || !level || levels);
        for (size_t k = span.first; k < span.end && !c->name[i]; k++)
            needed |= p->all[k].column == c->at[i];
        if (!needed)
            continue;
        c->role[kept] = c->role[i];
        c->name[kept] = c->name[i];
        c->group[kept] = c->group[i];
        c->at[kept++] = c->at[i];
    }
    c->n = kept;
    index_roles(c);
}

void
columns_judge(struct recognizing *r, const struct section *s,
              struct columns *c, const struct pieces *p, struct span span)
{
    bool places = c->cells > 1 && c->n > 0;
    for (size_t i = 0; i < c->n; i++)
        places &= c->at[i] != 0;
    c->placed = places && is_clean(r, c, p, span);
    if (places)
        settle_unknown(r, s, c, p, span);
    if (!c->placed)
        complete(c, s->one_project ? IN_FORM : form_of(s->kind));
    drop_empty(c, p, span);
}
