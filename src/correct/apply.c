/* Corrections one by one; what fits nothing is collected and told at once. */
#include "correct/apply.h"

#include <stdarg.h>

bool
apply_complain(struct applying *a, const char *zh, const char *en, ...)
{
    va_list args;
    va_start(args, en);
    complaints_add_list(&a->complaints, a->file, a->c->from, zh, en, args);
    va_end(args);
    return false;
}

void
apply_record(struct applying *a, const struct done *done)
{
    arena *memory = findings_arena(a->b->found);
    const char *zh = arena_printf(memory, "按更正文件（%s第%d行），%s。",
                                  a->file, a->c->from, done->zh);
    const char *en = arena_printf(memory,
                                  "As the corrections say (%s, line %d), %s.",
                                  a->file, a->c->from, done->en);
    /* One format for both languages: each prints its own text only. */
    struct finding *f = findings_add(a->b->found, "D95", FINDING_NOTE,
                                     done->at, "%s%.0s", "%.0s%s", zh, en);
    f->printed = arena_strdup(memory, done->printed);
    f->used = arena_strdup(memory, done->used);
    f->reason = arena_strdup(memory, a->c->reason);
}

bool
corrections_apply(struct budget *b, const struct corrections *c, GError **error)
{
    struct applying a = { .b = b, .file = c->file };
    complaints_open(&a.complaints);
    for (size_t i = 0; i < c->n; i++) {
        a.c = &c->all[i];
        if (b->n_source_lines && (size_t) a.c->line > b->n_source_lines)
            apply_complain(&a, "没有第%d行，全文共%zu行",
                           "there is no line %d, the text has %zu lines",
                           a.c->line, b->n_source_lines);
        else if (a.c->kind == CORRECT_FIGURE)
            apply_figure(&a);
        else
            apply_project(&a);
    }
    b->corrected = c->n > 0;
    return complaints_close(&a.complaints, error);
}
