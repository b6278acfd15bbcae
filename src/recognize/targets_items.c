/* The indicators of a row: levels, name, relation, value, unit, direction, by
 * what the cells are. Merged levels are carried down. */
#include "recognize/targets_rows.h"

#include "base/unicode.h"

#include <string.h>

static const struct token *
token_or_null(const struct row_reader *reader, size_t i)
{
    return i < reader->tokens->len ? reader_token(reader, i) : NULL;
}

static bool
is_kind(const struct token *t, enum token_kind kind)
{
    return t && t->kind == kind;
}

static bool
is_level(const struct token *t)
{
    return t && (t->kind == TOKEN_LEVEL || t->kind == TOKEN_BARE);
}

/* A level word without 指标 is a level only where the row needs it to be one:
 * after or before the other level, with a name still to come. */
static bool
bare_is_level(const struct row_reader *reader, size_t i)
{
    const struct token *t = reader_token(reader, i);
    const struct token *next = token_or_null(reader, i + 1);
    if (reader->loose)
        return false;
    const int *at = reader->columns->at;
    if (next &&
        (t->column == at[COLUMN_LEVEL1] || t->column == at[COLUMN_LEVEL2]))
        return true;
    if (t->level1 != LEVEL1_NONE && is_level(next) &&
        levels_fit(t->level1, next->level2) &&
        !is_kind(token_or_null(reader, i + 2), TOKEN_RELATION))
        return true;
    return t->level2 != LEVEL2_NONE && is_kind(next, TOKEN_TEXT) &&
           is_kind(token_or_null(reader, i + 2), TOKEN_RELATION);
}

/* A row of a form whose relation stands last, its cells where they should be:
 * read by the columns. Others are read by what the cells are. */
static bool
is_placed(const struct row_reader *reader)
{
    const struct target_columns *columns = reader->columns;
    if (!columns->relation_last || reader->loose)
        return false;
    for (guint i = 0; i < reader->tokens->len; i++) {
        const struct token *t = reader_token(reader, i);
        if (t->kind == TOKEN_RELATION)
            return t->column == columns->at[COLUMN_RELATION];
    }
    return false;
}

bool
items_begin(const struct row_reader *reader, size_t i)
{
    const struct token *t = reader_token(reader, i);
    if (is_placed(reader))
        return t->column == reader->columns->at[COLUMN_LEVEL1] ||
               t->column == reader->columns->at[COLUMN_LEVEL2] ||
               t->column == reader->columns->at[COLUMN_LEVEL3];
    if (t->kind == TOKEN_LEVEL || t->kind == TOKEN_RELATION)
        return true;
    if (t->kind == TOKEN_BARE && bare_is_level(reader, i))
        return true;
    const struct token *next = token_or_null(reader, i + 1);
    if (t->kind != TOKEN_TEXT && t->kind != TOKEN_BARE)
        return false;
    if (is_kind(next, TOKEN_RELATION))
        return !(reader->loose && strlen(t->bare) > 240);
    /* a form without relations: the name's column, and a value after it */
    return !reader->loose && next && !reader->columns->at[COLUMN_RELATION] &&
           t->column == reader->columns->at[COLUMN_LEVEL3];
}

/* ------------------------------------------------------------- levels */

struct levels {
    const struct token *first, *second; /* null: not on the row */
};

static bool
is_last_level1(const struct row_reader *reader, enum target_level1 level1)
{
    const GArray *items = reader->stream->items;
    return items->len > 0 &&
           target_item_at(reader->stream, items->len - 1)->level1 == level1;
}

/* A word that is alone and could be either level: 成本指标, 满意度指标. */
static bool
alone_is_second(const struct row_reader *reader, const struct token *t)
{
    const int *at = reader->columns->at;
    if (t->level1 == LEVEL1_NONE)
        return true;
    if (t->level2 == LEVEL2_NONE)
        return false;
    if (t->column == at[COLUMN_LEVEL2])
        return true;
    if (t->column == at[COLUMN_LEVEL1])
        return false;
    return t->level2 == LEVEL2_COST && is_last_level1(reader, LEVEL1_OUTPUT);
}

static size_t
read_levels(const struct row_reader *reader, size_t i, struct levels *levels)
{
    const struct token *t = token_or_null(reader, i);
    const struct token *next = token_or_null(reader, i + 1);
    if (!is_level(t) || (t->kind == TOKEN_BARE && !bare_is_level(reader, i)))
        return i;
    const int *at = reader->columns->at;
    if (next && t->column == at[COLUMN_LEVEL1] &&
        next->column == at[COLUMN_LEVEL2] && is_level(next) &&
        t->level1 != LEVEL1_NONE) {
        levels->first = t;
        levels->second = next;
        return i + 2;
    }
    bool pair = t->level1 != LEVEL1_NONE && is_level(next) &&
                next->level2 != LEVEL2_NONE &&
                (next->kind == TOKEN_LEVEL
                     ? true
                     : !is_kind(token_or_null(reader, i + 2), TOKEN_RELATION));
    if (pair) {
        levels->first = t;
        levels->second = next;
        return i + 2;
    }
    if (alone_is_second(reader, t))
        levels->second = t;
    else
        levels->first = t;
    return i + 1;
}

/* The word last printed for a first level, or the form's own. */
static const char *
word_of_level1(const struct row_reader *reader, enum target_level1 level1)
{
    static const char *const WORDS[] = { NULL, "产出指标", "效益指标",
                                         "满意度指标", "成本指标" };
    const struct target_stream *stream = reader->stream;
    for (size_t i = stream->items->len; i-- > 0;)
        if (target_item_at(stream, i)->level1 == level1)
            return target_item_at(stream, i)->shown.level1;
    return WORDS[level1];
}

static void
set_levels(const struct row_reader *reader, const struct levels *levels,
           struct target_item *item)
{
    arena *a = reader->r->memory;
    const struct target_stream *stream = reader->stream;
    const struct target_item *last =
        stream->items->len ? target_item_at(stream, stream->items->len - 1)
                           : NULL;
    if (levels->second) {
        item->level2 = levels->second->level2;
        item->shown.level2 = unicode_tidy(a, levels->second->text);
    }
    if (levels->first) {
        item->level1 = levels->first->level1;
        item->shown.level1 = unicode_tidy(a, levels->first->text);
    } else if (last &&
               (!levels->second || levels_fit(last->level1, item->level2))) {
        item->level1 = last->level1;
        item->shown.level1 = last->shown.level1;
    } else if (levels->second) {
        item->level1 = level1_of(item->level2);
        item->shown.level1 = word_of_level1(reader, item->level1);
    }
    if (!levels->second && last && last->level1 == item->level1) {
        item->level2 = last->level2;
        item->shown.level2 = last->shown.level2;
    }
}

/* ------------------------------------------------------- name and value */

/* The token can be (part of) a name: also a level word, where it stands in the
 * name's place, right before the relation. */
static bool
is_name(const struct row_reader *reader, size_t i)
{
    const struct token *t = reader_token(reader, i);
    if (t->kind == TOKEN_LEVEL)
        return is_kind(token_or_null(reader, i + 1), TOKEN_RELATION);
    return t->kind != TOKEN_CODE && t->kind != TOKEN_DIRECTION;
}

/* The relation that closes the name beginning at `i`; or none (tokens->len),
 * where another indicator or a project begins first. */
static size_t
find_relation(const struct row_reader *reader, size_t i)
{
    for (; i < reader->tokens->len; i++) {
        if (reader_token(reader, i)->kind == TOKEN_RELATION)
            return i;
        if (!is_name(reader, i))
            break;
    }
    return reader->tokens->len;
}

static void
add_to_name(struct row_reader *reader, struct target_item *item,
            const struct token *t)
{
    arena *a = reader->r->memory;
    if (!item->shown.level3) {
        item->shown.line = t->line;
        item->shown.level3 = unicode_tidy(a, t->text);
        reader->name_column = t->column;
    } else {
        item->shown.level3 = target_join(a, item->shown.level3, t->text);
    }
}

static bool
has_digit(const char *text)
{
    return strpbrk(text, "0123456789") != NULL;
}

/* A number after the value, in a form that prints weights, is one. */
static bool
is_weight(const struct row_reader *reader, const struct token *t,
          const struct target_item *item)
{
    bool number = *t->bare && !t->bare[strspn(t->bare, "0123456789.")];
    int column = reader->columns->weight;
    return column && number &&
           (item->shown.value || (!reader->loose && t->column == column));
}

/* The value, its unit and the direction after the relation at `at`. */
static size_t
read_values(struct row_reader *reader, size_t i, int relation_column,
            struct target_item *item)
{
    arena *a = reader->r->memory;
    bool qualitative = g_strcmp0(item->shown.relation, "定性") == 0;
    for (; i < reader->tokens->len; i++) {
        const struct token *t = reader_token(reader, i);
        size_t length = (size_t) g_utf8_strlen(t->bare, -1);
        if (t->kind == TOKEN_DIRECTION) {
            item->shown.direction = unicode_tidy(a, t->text);
            return i + 1;
        }
        if (is_weight(reader, t, item))
            continue;
        if (t->kind == TOKEN_LEVEL || t->kind == TOKEN_RELATION ||
            t->kind == TOKEN_CODE || (reader->loose && length > 20))
            return i;
        bool unit_place = !qualitative && !has_digit(t->bare) &&
                          !reader->loose && t->column >= relation_column + 2 &&
                          length <= 6;
        if (!item->shown.value && !unit_place)
            item->shown.value = unicode_tidy(a, t->text);
        else if (!item->shown.measure && length <= 12)
            item->shown.measure = unicode_tidy(a, t->text);
        else
            return i;
    }
    return i;
}

/* --------------------------------------------------------- the indicator */

static const struct {
    const char *name;
    enum money_unit unit;
} MONEY_UNITS[] = {
    { "元", UNIT_YUAN }, { "千元", UNIT_QIAN },      { "万元", UNIT_WAN },
    { "万", UNIT_WAN },  { "万元人民币", UNIT_WAN }, { "百万元", UNIT_BAIWAN },
    { "亿元", UNIT_YI }, { "亿", UNIT_YI },
};

static bool
read_cost(const struct indicator *shown, money *cost)
{
    if (!shown->value || !shown->measure)
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(MONEY_UNITS); i++) {
        if (strcmp(shown->measure, MONEY_UNITS[i].name) != 0)
            continue;
        struct money_parsed p = money_parse(shown->value, MONEY_UNITS[i].unit);
        *cost = p.value;
        return p.reading == MONEY_EXACT;
    }
    return false;
}

static void
settle_item(const struct row_reader *reader, struct target_item *item)
{
    item->kind = (int) item->level1 * LEVEL2_COUNT + (int) item->level2;
    bool cost_group = item->level2 == LEVEL2_COST ||
                      item->level1 == LEVEL1_COST;
    item->is_cost = cost_group && read_cost(&item->shown, &item->cost);
    const char *name = item->shown.level3 ? item->shown.level3 : "";
    item->text_hash = g_str_hash(unicode_fold(reader->r->memory, name));
}

/* The indicator before was cut by a break, and this is its rest. */
static struct target_item *
open_item(const struct row_reader *reader, const struct levels *levels)
{
    const struct target_stream *stream = reader->stream;
    if (levels->first || levels->second || !stream->items->len)
        return NULL;
    struct target_item *last = target_item_at(stream, stream->items->len - 1);
    return last->shown.relation || last->shown.value ? NULL : last;
}

static void
read_body(struct row_reader *reader, size_t *i, struct target_item *item)
{
    size_t n = reader->tokens->len, relation = find_relation(reader, *i);
    size_t name_end = relation < n ? relation : MIN(*i + 1, n);
    for (; *i < name_end && is_name(reader, *i); (*i)++)
        add_to_name(reader, item, reader_token(reader, *i));
    int column = reader->name_column;
    if (*i < n && *i == relation) {
        const struct token *t = reader_token(reader, relation);
        item->shown.relation = t->relation;
        item->doubtful = t->doubtful;
        column = t->column;
        (*i)++;
    }
    *i = read_values(reader, *i, column, item);
}

/* All cells of the row from `i` on, by their columns. */
static size_t
read_placed(struct row_reader *reader, size_t i, struct target_item *item)
{
    arena *a = reader->r->memory;
    const int *at = reader->columns->at;
    for (; i < reader->tokens->len; i++) {
        const struct token *t = reader_token(reader, i);
        const char *text = unicode_tidy(a, t->text);
        if (t->column == at[COLUMN_LEVEL3])
            add_to_name(reader, item, t);
        else if (t->column == at[COLUMN_VALUE])
            item->shown.value = text;
        else if (t->column == at[COLUMN_MEASURE])
            item->shown.measure = text;
        else if (t->column == at[COLUMN_DIRECTION])
            item->shown.direction = text;
        else if (t->kind == TOKEN_RELATION) {
            item->shown.relation = t->relation;
            item->doubtful = t->doubtful;
        }
    }
    return i;
}

size_t
items_read(struct row_reader *reader, size_t i)
{
    size_t begin = i;
    const struct token *t = reader_token(reader, i);
    struct levels levels = { NULL, NULL };
    i = read_levels(reader, i, &levels);
    struct target_item *open = open_item(reader, &levels);
    struct target_item made = { .row = t->row,
                                .page = reader->page,
                                .page_first = !reader->page_started,
                                .fused = reader->fused,
                                .from_markup = reader->from_markup };
    made.shown.line = t->line;
    struct target_item *item = open ? open : &made;
    if (!open)
        set_levels(reader, &levels, item);
    if (is_placed(reader))
        i = read_placed(reader, i, item);
    else
        read_body(reader, &i, item);
    settle_item(reader, item);
    if (!open)
        g_array_append_val(reader->stream->items, made);
    reader->page_started = true;
    return MAX(i, begin + 1);
}

bool
items_continue_name(struct row_reader *reader, const struct token *t)
{
    const struct target_stream *stream = reader->stream;
    if (!stream->items->len || reader->page_started || reader->loose ||
        t->column != reader->name_column || t->column == reader->goal_column)
        return false;
    struct target_item *last = target_item_at(stream, stream->items->len - 1);
    last->shown.level3 = target_join(reader->r->memory, last->shown.level3,
                                     t->text);
    settle_item(reader, last);
    return true;
}
