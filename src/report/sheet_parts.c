/* What both kinds of sheet are made of. */
#include "report/sheet_parts.h"

#include <glib.h>

struct field
sheet_field(arena *a, const char *name, const char *value)
{
    return (struct field) { .name = name,
                            .value = text_plain(a, value ? value : "–") };
}

const char *
sheet_figure(arena *a, const struct figure *f)
{
    if (figure_is_blank(f))
        return "–";
    if (!figure_is_known(f))
        return f->text;
    return arena_printf(a, "%s万元", words_wan_exact(a, f->used));
}

void
sheet_fields(struct composing *c, const struct field *fields, size_t n)
{
    struct block *block = report_add(c->r, BLOCK_FIELDS);
    block->fields.items = arena_memdup(c->a, fields, n * sizeof *fields);
    block->fields.n = n;
    block->fields.columns = 2;
}

const char *
sheet_coded(arena *a, const struct coded *what)
{
    if (what->code && what->name)
        return arena_printf(a, "%s %s", what->code, what->name);
    return what->name ? what->name : what->code;
}

void
sheet_heading(struct composing *c, const char *text)
{
    report_heading(c->r, 2, NULL, text)->heading.in_contents = false;
}

void
sheet_findings(struct composing *c, int first, int last)
{
    const findings *found = c->u->budget->found;
    GArray *items = g_array_new(FALSE, TRUE, sizeof(struct text));
    for (size_t i = 0; i < findings_count(found); i++) {
        const struct finding *f = findings_at(found, i);
        if (f->at.line < first || f->at.line > last)
            continue;
        struct text text = text_plain(
            c->a, arena_printf(c->a, "%s（第%d行）%s", f->id, f->at.line,
                               f->message));
        g_array_append_val(items, text);
    }
    if (items->len) {
        sheet_heading(c, "核对发现");
        struct block *block = report_add(c->r, BLOCK_LIST);
        block->list.items = arena_memdup(c->a, items->data,
                                         items->len * sizeof(struct text));
        block->list.n = items->len;
    }
    g_array_free(items, TRUE);
}

void
sheet_begin(struct composing *c, const char *title, const char *kind)
{
    const struct budget *b = c->u->budget;
    c->r = report_new(c->a, title);
    c->r->author = b->department.name;
    c->r->subject = kind;
    c->r->head_left = b->department.name;
    c->r->head_right = kind;
}

void
sheet_signatures(struct composing *c)
{
    static const char *names[] = { "项目负责人", "单位负责人", "评审人",
                                   "日期" };
    struct block *block = report_add(c->r, BLOCK_SIGNATURES);
    block->signatures.names = names;
    block->signatures.n = G_N_ELEMENTS(names);
}
