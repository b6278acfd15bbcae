/* The briefing pack: its sections in order. */
#include "report/references.h"
#include "report/sections.h"

#include <glib.h>
#include <string.h>

/* A section without `applies` is always there. `alone`: it begins a page.
 * `is_empty`: its tables are published and hold nothing, which its heading says
 * (空表). */
static const struct {
    struct compose_section section;
    bool (*applies)(const struct composing *c);
    void (*compose)(struct composing *c);
    bool alone;
    bool (*is_empty)(const struct composing *c);
    const char *page; /* of the web; null: it has a form of its own there */
} SECTIONS[] = {
    { { "overview", "要览" }, NULL, section_overview, true },
    { { "checks", "核对情况" }, NULL, section_checks, true,
      .page = "checks.html" },
    { { "balance", "收支总体情况" }, has_balance, section_balance, false,
      .page = "subjects.html" },
    { { "revenue", "收入构成" }, has_revenue, section_revenue, false,
      .page = "subjects.html" },
    { { "function", "支出按功能分类" }, has_function, section_function,
      false,
      .page = "subjects.html" },
    { { "basic-project", "基本支出与项目支出" }, has_function,
      section_basic_project, false,
      .page = "subjects.html" },
    { { "department-economic", "支出按部门支出经济分类" },
      has_department_economic, section_department_economic, false,
      .page = "subjects.html" },
    { { "government-economic", "支出按政府支出经济分类" },
      has_government_economic, section_government_economic, false,
      .page = "subjects.html" },
    { { "cross", "功能分类与经济分类交叉" }, has_cross, section_cross,
      false,
      .page = "subjects.html" },
    { { "changes", "与上年比较" }, has_changes, section_changes, false,
      .page = "subjects.html" },
    { { "plan", "预算与决算对照" }, has_plan, section_plan, false,
      .page = "subjects.html" },
    { { "projects", "项目支出" }, has_projects, section_projects, false,
      .page = "projects.html" },
    { { "three-public", "“三公”经费" }, has_three_public,
      section_three_public, false, is_three_public_empty,
      .page = "subjects.html" },
    { { "procurement", "政府采购" }, has_procurement, section_procurement,
      false,
      .page = "projects.html" },
    { { "service-purchases", "政府购买服务" }, has_service_purchases,
      section_service_purchases, false,
      .page = "projects.html" },
    { { "funds", "政府性基金与国有资本经营预算" }, has_funds, section_funds,
      false, are_funds_empty,
      .page = "subjects.html" },
    { { "targets", "绩效目标" }, has_targets, section_targets, false,
      .page = "projects.html" },
    { { "units", "所属单位" }, has_units, section_units, false,
      .page = "subjects.html" },
    { { "appendix", "附录：公开的各表" }, NULL, section_appendix, true },
    { { "check-details", "附录：核对发现明细" }, has_findings, section_findings,
      true,
      .page = "checks.html" },
    { { "glossary", "名词解释" }, NULL, section_glossary, false,
      .page = "subjects.html" },
    { { "method", "编制说明" }, NULL, section_method, false,
      .page = "checks.html" },
};

const struct compose_section *
compose_section_nth(size_t i)
{
    return i < G_N_ELEMENTS(SECTIONS) ? &SECTIONS[i].section : NULL;
}

const struct compose_section *
compose_section_named(const char *text)
{
    for (size_t i = 0; i < G_N_ELEMENTS(SECTIONS); i++)
        if (strcmp(SECTIONS[i].section.name, text) == 0 ||
            strcmp(SECTIONS[i].section.title, text) == 0)
            return &SECTIONS[i].section;
    return NULL;
}

/* --------------------------------------------------------------- cover */

static struct field
cover_field(struct composing *c, const char *name, const char *value)
{
    struct span span = { SPAN_PLAIN, value, NULL };
    return (struct field) { name, text_join(c->a, 1, &span), false };
}

static struct field *
cover_fields(struct composing *c, size_t *n)
{
    const struct budget *b = c->u->budget;
    struct field *fields = arena_array(c->a, struct field, 5);
    size_t at = 0;
    const char *kind = document_kind_name(b->kind);
    fields[at++] = cover_field(c, "公开阶段",
                               arena_printf(c->a, "%s公开", kind));
    fields[at++] = cover_field(c, "金额单位", "万元（另有注明的除外）");
    fields[at++] = cover_field(
        c, "数据来源", arena_printf(c->a, "%s公开文本，%zu张表", kind,
                                    b->n_tables));
    if (b->sha256) {
        struct span code = { SPAN_CODE, arena_strndup(c->a, b->sha256, 16),
                             NULL };
        fields[at++] = (struct field) { "数据指纹",
                                        text_join(c->a, 1, &code), false };
    }
    *n = at;
    return fields;
}

static void
compose_cover(struct composing *c)
{
    struct cover *cover = &report_add(c->r, BLOCK_COVER)->cover;
    cover->title = c->r->title;
    cover->subject = c->u->budget->department.name;
    cover->motto = c->options->motto;
    cover->fields = cover_fields(c, &cover->n_fields);
    cover->date = c->options->date;
}

/* ------------------------------------------------------------ sections */

static void
compose_section_at(struct composing *c, size_t i)
{
    const struct compose_section *section = &SECTIONS[i].section;
    if (SECTIONS[i].alone && !c->web && c->r->last &&
        c->r->last->kind != BLOCK_CONTENTS)
        report_add(c->r, BLOCK_PAGE_BREAK);
    bool empty = SECTIONS[i].is_empty && SECTIONS[i].is_empty(c);
    const char *title = section->title, *appendix = "附录：";
    if (c->web && g_str_has_prefix(title, appendix))
        title += strlen(appendix);
    part_chapter(c, section->name,
                 arena_printf(c->a, "%s%s", title, empty ? "（空表）" : ""));
    SECTIONS[i].compose(c);
}

static bool
applies(const struct composing *c, size_t i)
{
    return !SECTIONS[i].applies || SECTIONS[i].applies(c);
}

static void
compose_all(struct composing *c)
{
    compose_cover(c);
    report_add(c->r, BLOCK_CONTENTS);
    for (size_t i = 0; i < G_N_ELEMENTS(SECTIONS); i++)
        if (applies(c, i))
            compose_section_at(c, i);
}

void
compose_web_sections(struct composing *c, const char *page)
{
    for (size_t i = 0; i < G_N_ELEMENTS(SECTIONS); i++)
        if (g_strcmp0(SECTIONS[i].page, page) == 0 && applies(c, i))
            compose_section_at(c, i);
}

/* One section under the number it has in the pack. */
static void
compose_one(struct composing *c, const char *wanted)
{
    const struct compose_section *section = compose_section_named(wanted);
    g_assert(section);
    for (size_t i = 0; i < G_N_ELEMENTS(SECTIONS); i++) {
        if (&SECTIONS[i].section != section) {
            c->chapter += applies(c, i);
        } else if (applies(c, i)) {
            compose_section_at(c, i);
            return;
        } else {
            report_heading(c->r, 1, section->name, section->title);
            part_paragraph(c, "公开文本中没有本节所需的数据。");
            return;
        }
    }
}

static const char *
briefing_title(const struct budget *b, arena *a)
{
    const char *kind = document_kind_name(b->kind);
    return b->year ? arena_printf(a, "%d年%s简报", b->year, kind)
                   : arena_printf(a, "%s简报", kind);
}

struct report *
compose_briefing(const struct understanding *u,
                 const struct compose_options *options, arena *memory)
{
    struct composing c = { .u = u, .options = options, .a = memory };
    c.r = report_new(memory, briefing_title(u->budget, memory));
    c.r->author = u->budget->department.name;
    c.r->subject = arena_printf(memory, "%s、勾稽核对与绩效目标",
                                document_kind_name(u->budget->kind));
    c.r->head_left = u->budget->department.name;
    c.r->head_right = c.r->title;
    if (options->section)
        compose_one(&c, options->section);
    else
        compose_all(&c);
    references_resolve(c.r);
    return c.r;
}
