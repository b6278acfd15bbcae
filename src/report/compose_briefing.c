/* The briefing pack: its sections in order. */
#include "report/sections.h"

#include <glib.h>

/* A section without `applies` is always there. */
static const struct {
    bool (*applies)(const struct composing *c);
    void (*compose)(struct composing *c);
} SECTIONS[] = {
    { NULL, section_key_figures },
    { NULL, section_checks },
    { has_balance, section_balance },
    { has_revenue, section_revenue },
    { has_function, section_function },
    { has_function, section_basic_project },
    { has_department_economic, section_department_economic },
    { has_government_economic, section_government_economic },
    { has_cross, section_cross },
    { has_projects, section_projects },
    { has_three_public, section_three_public },
    { has_procurement, section_procurement },
    { has_service_purchases, section_service_purchases },
    { has_funds, section_funds },
    { has_targets, section_targets },
    { has_units, section_units },
    { NULL, section_appendix },
    { NULL, section_glossary },
    { NULL, section_method },
};

static struct field *
cover_fields(struct composing *c, size_t *n)
{
    const struct budget *b = c->u->budget;
    struct field *fields = arena_array(c->a, struct field, 4);
    const char *digest = b->sha256 ? arena_strndup(c->a, b->sha256, 16) : "";
    fields[0].name = "金额单位";
    fields[0].value = text_plain(c->a, "万元");
    fields[1].name = "数据来源";
    fields[1].value = text_plain(
        c->a, arena_printf(c->a, "部门预算公开文本（%zu张表）", b->n_tables));
    fields[2].name = "数据指纹";
    struct span code = { SPAN_CODE, digest, NULL };
    fields[2].value = text_join(c->a, 1, &code);
    *n = 3;
    return fields;
}

static void
compose_cover(struct composing *c)
{
    const struct budget *b = c->u->budget;
    struct cover *cover = &report_add(c->r, BLOCK_COVER)->cover;
    cover->title = c->r->title;
    cover->subject = b->department.name;
    cover->fields = cover_fields(c, &cover->n_fields);
    cover->date = c->options->date;
}

static const char *
briefing_title(const struct budget *b, arena *a)
{
    if (b->year)
        return arena_printf(a, "%d年部门预算简报", b->year);
    return "部门预算简报";
}

struct report *
compose_briefing(const struct understanding *u,
                 const struct compose_options *options, arena *memory)
{
    struct composing c = { .u = u, .options = options, .a = memory };
    c.r = report_new(memory, briefing_title(u->budget, memory));
    c.r->author = u->budget->department.name;
    c.r->subject = "部门预算、勾稽核对与绩效目标";
    c.r->head_left = u->budget->department.name;
    c.r->head_right = c.r->title;
    compose_cover(&c);
    report_add(c.r, BLOCK_CONTENTS);
    for (size_t i = 0; i < G_N_ELEMENTS(SECTIONS); i++)
        if (!SECTIONS[i].applies || SECTIONS[i].applies(&c))
            SECTIONS[i].compose(&c);
    return c.r;
}
