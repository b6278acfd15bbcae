/* Trees of values for templates. */
#include "template/template.h"

#include <string.h>

static struct value *
value_new(arena *a, enum value_kind kind)
{
    struct value *v = arena_one(a, struct value);
    v->kind = kind;
    return v;
}

struct value *
value_record(arena *a)
{
    return value_new(a, VALUE_RECORD);
}

struct value *
value_list(arena *a)
{
    return value_new(a, VALUE_LIST);
}

struct value *
value_text(arena *a, const char *text)
{
    if (!text)
        return value_new(a, VALUE_NULL);
    struct value *v = value_new(a, VALUE_TEXT);
    v->text = arena_strdup(a, text);
    return v;
}

struct value *
value_rich(arena *a, const struct rich_run *runs, size_t n)
{
    struct value *v = value_new(a, n ? VALUE_RICH : VALUE_NULL);
    v->rich.runs = n ? arena_memdup(a, runs, n * sizeof *runs) : NULL;
    v->rich.n = n;
    return v;
}

struct value *
value_number(arena *a, enum value_kind kind, int64_t number)
{
    struct value *v = value_new(a, kind);
    v->number = number;
    return v;
}

struct value *
value_flag(arena *a, bool flag)
{
    struct value *v = value_new(a, VALUE_FLAG);
    v->flag = flag;
    return v;
}

struct value *
value_chart(arena *a, const void *chart)
{
    struct value *v = value_new(a, chart ? VALUE_CHART : VALUE_NULL);
    v->chart = chart;
    return v;
}

/* Room for one more of `size` bytes each; arenas have no realloc. */
static void *
grown(arena *a, const void *items, size_t n, size_t *room, size_t size)
{
    if (n < *room)
        return (void *) items;
    *room = *room ? *room * 2 : 8;
    void *more = arena_alloc(a, *room * size);
    if (n)
        memcpy(more, items, n * size);
    return more;
}

void
value_set(arena *a, struct value *record, const char *name, struct value *v)
{
    record->record.fields =
        grown(a, record->record.fields, record->record.n,
              &record->record.room, sizeof *record->record.fields);
    struct value_field *field = &record->record.fields[record->record.n++];
    field->name = name;
    field->value = v;
}

void
value_append(arena *a, struct value *list, struct value *v)
{
    list->list.items = grown(a, list->list.items, list->list.n,
                             &list->list.room, sizeof *list->list.items);
    list->list.items[list->list.n++] = v;
}
