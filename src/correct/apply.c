/* Corrections one by one; what fits nothing is collected and told at once. */
#include "correct/apply.h"

#include <stdarg.h>

bool
apply_complain(struct applying *a, const char *format, ...)
{
    va_list args;
    if (a->complaints->len)
        g_string_append_c(a->complaints, '\n');
    g_string_append_printf(a->complaints, "%s:%d: ", a->file, a->c->from);
    va_start(args, format);
    g_string_append_vprintf(a->complaints, format, args);
    va_end(args);
    return false;
}

void
apply_record(struct applying *a, struct place at, const char *printed,
             const char *used)
{
    struct finding *f =
        findings_add(a->b->found, "D70", FINDING_NOTE, at,
                     "按更正文件 %s 第%d行，这里用“%s”。",
                     "as the corrections (%s, line %d) say, “%s” is used here.",
                     a->file, a->c->from, used);
    arena *memory = findings_arena(a->b->found);
    f->printed = arena_strdup(memory, printed);
    f->used = arena_strdup(memory, used);
    f->reason = arena_strdup(memory, a->c->reason);
}

bool
corrections_apply(struct budget *b, const struct corrections *c, GError **error)
{
    struct applying a = { b, c->file, NULL, g_string_new(NULL) };
    for (size_t i = 0; i < c->n; i++) {
        a.c = &c->all[i];
        if (b->n_source_lines && (size_t) a.c->line > b->n_source_lines)
            apply_complain(&a, "没有第%d行，全文共%zu行", a.c->line,
                           b->n_source_lines);
        else if (a.c->kind == CORRECT_FIGURE)
            apply_figure(&a);
        else
            apply_project(&a);
    }
    bool good = a.complaints->len == 0;
    if (!good)
        status_fail(error, EXIT_USAGE, "%s", a.complaints->str);
    g_string_free(a.complaints, TRUE);
    return good;
}
