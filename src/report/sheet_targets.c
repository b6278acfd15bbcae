/* The performance sheet of a project's targets. */
#include "report/sheet_parts.h"

#include <glib.h>
#include <string.h>

/* A text that is the same as the row's above is not said again. */
static void
put_group(struct tabling *t, const char *now, const char *before)
{
    tabling_text(t, g_strcmp0(now, before) == 0 ? NULL : now, 0);
}

static void
target_fields(struct composing *c, const struct project *p)
{
    const struct budget *b = c->u->budget;
    struct field fields[10];
    size_t n = 0;
    const char *year = b->year ? arena_printf(c->a, "%d", b->year) : NULL;
    fields[n++] = sheet_field(c->a, "项目编码", p->code);
    fields[n++] = sheet_field(c->a, "项目类别", p->category);
    fields[n++] = sheet_field(c->a, "部门", sheet_coded(c->a, &b->department));
    fields[n++] = sheet_field(c->a, "单位", sheet_coded(c->a, &p->org));
    fields[n++] = sheet_field(c->a, "年度", year);
    fields[n++] = sheet_field(c->a, "项目总额",
                              sheet_figure(c->a, &p->total));
    fields[n++] = sheet_field(c->a, "其中：财政资金",
                              sheet_figure(c->a, &p->fiscal));
    fields[n++] = sheet_field(c->a, "其他资金",
                              sheet_figure(c->a, &p->other));
    if (c->options->show_contacts) {
        fields[n++] = sheet_field(c->a, "项目负责人", p->person);
        fields[n++] = sheet_field(c->a, "联系电话", p->phone);
    }
    sheet_fields(c, fields, n);
}

static void
target_indicators(struct composing *c, const struct project *p)
{
    static const struct tabling_column columns[] = {
        { "一级指标", ALIGN_LEFT, 5, 6 },  { "二级指标", ALIGN_LEFT, 6, 8 },
        { "三级指标", ALIGN_LEFT, 12, 0 }, { "性质", ALIGN_CENTRE, 2, 3 },
        { "指标值", ALIGN_RIGHT, 4, 8 },   { "单位", ALIGN_LEFT, 3, 5 },
        { "方向", ALIGN_LEFT, 2, 5 }
    };
    struct tabling *t = tabling_new(c->a, "绩效指标", 7, columns);
    const struct indicator *before = NULL;
    for (size_t i = 0; i < p->n_indicators; i++) {
        const struct indicator *item = &p->indicators[i];
        bool same = before && g_strcmp0(before->level1, item->level1) == 0;
        tabling_row(t, REPORT_ROW_ITEM, NULL);
        put_group(t, item->level1, before ? before->level1 : "");
        put_group(t, item->level2, same ? before->level2 : "");
        tabling_text(t, item->level3, 0);
        tabling_text(t, item->relation, 0);
        tabling_text(t, item->value, 0);
        tabling_text(t, item->measure, 0);
        tabling_text(t, item->direction, 0);
        before = item;
    }
    struct report_table *made = tabling_end(t, c);
    made->numbered = false;
    made->unit = arena_printf(c->a, "共%zu个指标", p->n_indicators);
}

const char *
sheet_project_name(arena *a, const struct project *p)
{
    if (p->name)
        return p->name;
    if (p->candidates && p->candidates[0])
        return arena_printf(a, "（名称缺失，可能为“%s”）", p->candidates[0]);
    return "（名称缺失）";
}

void
sheet_of_targets(struct composing *c, size_t i)
{
    const struct budget *b = c->u->budget;
    const struct project *p = &b->projects[i];
    const char *name = sheet_project_name(c->a, p);
    report_heading(c->r, 1, sheet_stem(b, i, c->a), name);
    target_fields(c, p);
    if (p->goal) {
        sheet_heading(c, "绩效目标");
        part_paragraph(c, p->goal);
    }
    if (p->n_indicators)
        target_indicators(c, p);
    else
        part_note(c, "公开文本未列本项目的绩效指标。");
    sheet_findings(c, p->first_line, p->last_line);
    part_note(c, arena_printf(c->a, "公开文本第%d行至第%d行，第%zu/%zu个"
                                    "项目。",
                              p->first_line, p->last_line, i + 1,
                              b->n_projects));
    sheet_signatures(c);
}
