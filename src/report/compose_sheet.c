/* Sheets as reports: one project, one page; and the index of all. */
#include "report/sheet_parts.h"

/* ---------------------------------------------------------------- one */

static struct report *
begin(const struct sheets *s, const char *name, arena *memory)
{
    const struct budget *b = s->u->budget;
    const char *kind = b->n_evaluations ? SHEET_EVALUATIONS : SHEET_TARGETS;
    const char *year =
        b->year ? arena_printf(memory, "%d年 ", b->year) : "";
    struct report *r =
        report_new(memory, arena_printf(memory, "%s：%s", kind, name));
    r->author = b->department.name;
    r->subject = kind;
    r->head_left = b->department.name;
    r->head_right = arena_printf(memory, "%s%s", year, kind);
    return r;
}

static struct sheet
begin_sheet(const struct sheets *s, size_t i, arena *memory)
{
    const struct sheet_facts *f = &s->facts[i];
    struct sheet sh = { .a = memory, .s = s, .f = f, .i = i,
                        .evaluation = f->evaluation };
    if (!f->evaluation)
        sh.project = &s->u->budget->projects[i];
    sh.r = begin(s, f->name, memory);
    report_heading(sh.r, 1, f->stem, f->name);
    return sh;
}

struct report *
sheets_compose(const struct sheets *s, size_t i, arena *memory)
{
    struct sheet sh = begin_sheet(s, i, memory);
    if (sh.evaluation)
        sheet_of_evaluation(&sh);
    else
        sheet_of_targets(&sh);
    return sh.r;
}

struct report *
sheets_compose_summary(const struct sheets *s, size_t i, arena *memory)
{
    struct sheet sh = begin_sheet(s, i, memory);
    sheet_evaluation_summary(&sh);
    return sh.r;
}

/* -------------------------------------------------------------- index */

static const char *
count_text(arena *a, size_t n)
{
    return n ? arena_printf(a, "%zu", n) : NULL;
}

/* 产出 … 其他, 定量 and what was found, in the columns from `k` on. */
static void
put_counts(struct sheet *sh, struct report_cell *cells, size_t k,
           const struct sheet_facts *f)
{
    size_t serious = f->found[FINDING_ERROR] + f->found[FINDING_WARNING];
    for (int kind = 0; kind < INDICATOR_OTHER; kind++)
        sheet_cell(sh, &cells[k++], SPAN_NUMBER,
                   count_text(sh->a, f->kinds[kind]), 0);
    sheet_cell(sh, &cells[k++], SPAN_NUMBER,
               arena_printf(sh->a, "%zu", f->indicators), 0);
    sheet_cell(sh, &cells[k++], SPAN_NUMBER,
               f->indicators
                   ? sheet_share(sh->a, f->measurable, f->indicators) : NULL,
               0);
    sheet_cell(sh, &cells[k], serious ? SPAN_MARK : SPAN_NUMBER,
               count_text(sh->a, serious), 0);
}

static void
put_index_row(struct sheet *sh, struct report_row *row,
              const struct sheet_facts *f)
{
    struct report_cell *cells = row->cells;
    struct span name = { .text = f->name, .link = f->stem };
    size_t k = 3;
    sheet_cell(sh, &cells[0], SPAN_NUMBER,
               arena_printf(sh->a, "%zu", f->rank), 0);
    cells[1].text = text_join(sh->a, 1, &name);
    cells[1].blank = false;
    if (f->amount)
        sheet_cell_figure(sh, &cells[2], f->amount);
    if (f->evaluation)
        sheet_cell(sh, &cells[k++], SPAN_NUMBER,
                   sheet_score(sh->a, f->evaluation->total_score), 0);
    put_counts(sh, cells, k, f);
}

static struct report_table *
index_table(struct sheet *sh)
{
    static const struct tabling_column columns[] = {
        { "序号", ALIGN_RIGHT, 0, 0 },   { "项目名称", ALIGN_LEFT, 14, 0 },
        { "金额", ALIGN_POINT, 0, 0 },   { "产出", ALIGN_RIGHT, 0, 0 },
        { "效益", ALIGN_RIGHT, 0, 0 },   { "满意度", ALIGN_RIGHT, 0, 0 },
        { "成本", ALIGN_RIGHT, 0, 0 },   { "指标数", ALIGN_RIGHT, 0, 0 },
        { "定量占比", ALIGN_RIGHT, 0, 0 }, { "待查", ALIGN_RIGHT, 0, 0 }
    };
    static const struct tabling_column scored[] = {
        { "序号", ALIGN_RIGHT, 0, 0 },   { "项目名称", ALIGN_LEFT, 14, 0 },
        { "全年预算数", ALIGN_POINT, 0, 0 },
        { "自评得分", ALIGN_RIGHT, 0, 0 }, { "产出", ALIGN_RIGHT, 0, 0 },
        { "效益", ALIGN_RIGHT, 0, 0 },   { "满意度", ALIGN_RIGHT, 0, 0 },
        { "成本", ALIGN_RIGHT, 0, 0 },   { "指标数", ALIGN_RIGHT, 0, 0 },
        { "定量占比", ALIGN_RIGHT, 0, 0 }, { "待查", ALIGN_RIGHT, 0, 0 }
    };
    bool scores = sh->s->u->budget->n_evaluations > 0;
    struct report_table *t =
        sheet_table(sh, "项目索引（按金额）", scores ? scored : columns,
                    scores ? 11 : 10, sh->s->n);
    t->unit = "金额单位：万元";
    t->note = "注：“待查”为错误与警告的条数；点项目名称可到该表。";
    return t;
}

struct report *
sheets_compose_index(const struct sheets *s, arena *memory)
{
    const struct budget *b = s->u->budget;
    const char *kind = b->n_evaluations ? SHEET_EVALUATIONS : SHEET_TARGETS;
    struct sheet sh = { .a = memory, .s = s };
    sh.r = begin(s, "全部", memory);
    report_heading(sh.r, 1, "index", kind);
    struct report_table *t = index_table(&sh);
    for (size_t k = 0; k < s->n; k++)
        put_index_row(&sh, &t->rows[k], &s->facts[s->ranking[k]]);
    return sh.r;
}
