#include "base/finding.h"

#include <glib.h>
#include <stdarg.h>
#include <string.h>

struct findings {
    arena *memory;
    GArray *items; /* of struct finding */
};

findings *
findings_new(void)
{
    findings *list = g_new0(findings, 1);
    list->memory = arena_new();
    list->items = g_array_new(FALSE, TRUE, sizeof(struct finding));
    return list;
}

void
findings_free(findings *list)
{
    if (!list)
        return;
    g_array_free(list->items, TRUE);
    arena_free(list->memory);
    g_free(list);
}

static const char *
format_message(findings *list, const char *format, va_list args)
{
    char *text = g_strdup_vprintf(format, args);
    const char *kept = arena_strdup(list->memory, text);
    g_free(text);
    return kept;
}

struct finding *
findings_add(findings *list, const char *id, enum finding_level level,
             struct place at, const char *zh, const char *en, ...)
{
    struct finding item = { .id = id, .level = level, .at = at };
    va_list args, again;
    va_start(args, en);
    va_copy(again, args);
    item.message = format_message(list, zh, args);
    item.message_en = format_message(list, en, again);
    va_end(again);
    va_end(args);
    g_array_append_val(list->items, item);
    return &g_array_index(list->items, struct finding, list->items->len - 1);
}

size_t
findings_count(const findings *list)
{
    return list->items->len;
}

size_t
findings_count_level(const findings *list, enum finding_level level)
{
    size_t count = 0;
    for (size_t i = 0; i < findings_count(list); i++)
        count += findings_at(list, i)->level == level;
    return count;
}

const struct finding *
findings_at(const findings *list, size_t i)
{
    return &g_array_index(list->items, struct finding, i);
}

arena *
findings_arena(findings *list)
{
    return list->memory;
}

static gint
compare_findings(gconstpointer left, gconstpointer right)
{
    const struct finding *a = left, *b = right;
    int by_file = g_strcmp0(a->at.file, b->at.file);
    if (by_file)
        return by_file;
    if (a->at.line != b->at.line)
        return a->at.line < b->at.line ? -1 : 1;
    if (a->at.column != b->at.column)
        return a->at.column < b->at.column ? -1 : 1;
    int by_id = strcmp(a->id, b->id);
    return by_id ? by_id : strcmp(a->message, b->message);
}

void
findings_sort(findings *list)
{
    g_array_sort(list->items, compare_findings);
}

const char *
finding_level_name(enum finding_level level)
{
    static const char *const names[] = { "note", "warning", "error" };
    return names[level];
}
