/* Trees of named values. */
#include "report/values.h"

#include <glib.h>
#include <string.h>

struct value *
value_record(arena *a, const struct value_field *fields)
{
    size_t n = 0;
    while (fields[n].name)
        n++;
    struct value *v = arena_one(a, struct value);
    v->kind = VALUE_RECORD;
    v->record.fields = fields;
    v->record.values = arena_array(a, struct value *, n + 1);
    for (size_t i = 0; i < n; i++) {
        v->record.values[i] = fields[i].kind == VALUE_RECORD
                                  ? value_record(a, fields[i].within)
                                  : arena_one(a, struct value);
        if (fields[i].kind == VALUE_LIST) {
            v->record.values[i]->kind = VALUE_LIST;
            v->record.values[i]->list.sample =
                value_record(a, fields[i].within);
        }
    }
    return v;
}

static size_t
index_of(const struct value *record, const char *name)
{
    size_t i = 0;
    while (record->record.fields[i].name &&
           strcmp(record->record.fields[i].name, name) != 0)
        i++;
    return i;
}

const struct value *
value_of(const struct value *record, const char *name)
{
    if (record->kind != VALUE_RECORD)
        return NULL;
    size_t i = index_of(record, name);
    return record->record.fields[i].name ? record->record.values[i] : NULL;
}

void
value_set(struct value *record, const char *name, struct value *v)
{
    size_t i = index_of(record, name);
    g_assert(record->record.fields[i].name);
    record->record.values[i] = v;
}

void
value_set_text(arena *a, struct value *record, const char *name,
               const char *text)
{
    if (!text)
        return;
    struct value *v = arena_one(a, struct value);
    v->kind = VALUE_TEXT;
    v->text = arena_strdup(a, text);
    value_set(record, name, v);
}

void
value_set_number(arena *a, struct value *record, const char *name,
                 int64_t number)
{
    struct value *v = arena_one(a, struct value);
    v->kind = record->record.fields[index_of(record, name)].kind;
    v->number = number;
    value_set(record, name, v);
}

struct value *
value_add(arena *a, struct value *record, const char *list)
{
    size_t i = index_of(record, list);
    struct value *l = record->record.values[i];
    g_assert(l->kind == VALUE_LIST);
    if (l->list.n == l->list.room) {
        size_t room = l->list.room ? l->list.room * 2 : 8;
        struct value **items = arena_array(a, struct value *, room);
        if (l->list.n)
            memcpy(items, l->list.items, l->list.n * sizeof *items);
        l->list.items = items;
        l->list.room = room;
    }
    struct value *v = value_record(a, record->record.fields[i].within);
    l->list.items[l->list.n++] = v;
    return v;
}

bool
value_is_true(const struct value *v)
{
    switch (v ? v->kind : VALUE_NONE) {
    case VALUE_NONE:
        return false;
    case VALUE_TEXT:
        return v->text[0] != 0;
    case VALUE_LIST:
        return v->list.n > 0;
    case VALUE_RECORD:
        return true;
    default:
        return v->number != 0;
    }
}
