/* Sums, checks and findings as flat tables. */
#include "write/datasets.h"

#include <glib.h>

#define TEXT DATUM_TEXT
#define AMOUNT DATUM_AMOUNT
#define INTEGER DATUM_INTEGER

static const struct dataset_field AGGREGATES[] = {
    { "classification", "分类", TEXT, NULL },
    { "code", "科目代码", TEXT, NULL },
    { "name", "科目", TEXT, NULL },
    { "level", "级次", TEXT, NULL },
    { "total", "合计（元）", AMOUNT, NULL },
    { "basic", "基本支出（元）", AMOUNT, NULL },
    { "project", "项目支出（元）", AMOUNT, NULL },
    { "share", "占比（%）", TEXT, NULL },
};

static void
fill_aggregates(struct dataset_rows *rows)
{
    static const char *const names[CLASS_COUNT] = {
        [CLASS_FUNCTION] = "支出功能分类",
        [CLASS_GOVERNMENT] = "政府支出经济分类",
        [CLASS_DEPARTMENT] = "部门支出经济分类"
    };
    static const char *const levels[] = { "类", "款", "项" };
    for (int which = 0; which < CLASS_COUNT; which++) {
        const struct aggregates *all = &rows_of(rows)->summary->by[which];
        for (size_t i = 0; i < all->n; i++) {
            const struct aggregate *x = &all->items[i];
            put_text(rows, names[which]);
            put_text(rows, x->code);
            put_text(rows, x->name);
            put_text(rows, levels[x->level - 1]);
            put_amount(rows, x->total);
            put_amount(rows, x->basic);
            put_amount(rows, x->project);
            put_text(rows, arena_printf(rows_arena(rows), "%s%d.%02d",
                                        x->share < 0 ? "-" : "",
                                        (int) (ABS(x->share) / 100),
                                        (int) (ABS(x->share) % 100)));
        }
    }
}

static const struct dataset_field CHECKS[] = {
    { "id", "规则", TEXT, NULL },
    { "title", "名称", TEXT, NULL },
    { "what", "对象", TEXT, NULL },
    { "state", "结果", TEXT, NULL },
    { "after_repair", "修复后", TEXT, NULL },
    { "table", "表", TEXT, NULL },
    { "second_table", "另一表", TEXT, NULL },
    { "line", "原文行", INTEGER, NULL },
    { "note", "说明", TEXT, NULL },
};

static void
fill_checks(struct dataset_rows *rows)
{
    const struct ledger *l = rows_of(rows)->ledger;
    for (size_t i = 0; i < l->n_entries; i++) {
        const struct check_entry *e = &l->entries[i];
        put_text(rows, e->rule->id);
        put_text(rows, e->rule->title);
        put_text(rows, e->what);
        put_text(rows, check_state_name(e->state));
        put_text(rows, e->repaired ? check_state_name(e->after_repair)
                                   : NULL);
        put_text(rows, e->tables[0]);
        put_text(rows, e->tables[1]);
        put_number(rows, e->lines ? e->lines[0] : 0);
        put_text(rows, e->note);
    }
}

static const struct dataset_field FINDINGS[] = {
    { "id", "编号", TEXT, NULL },
    { "level", "级别", TEXT, NULL },
    { "table", "表", TEXT, NULL },
    { "line", "原文行", INTEGER, NULL },
    { "message", "说明", TEXT, NULL },
    { "printed", "印作", TEXT, NULL },
    { "used", "用作", TEXT, NULL },
    { "reason", "理由", TEXT, NULL },
};

static void
fill_findings(struct dataset_rows *rows)
{
    static const char *const levels[] = { "提示", "警告", "错误" };
    const findings *found = rows_of(rows)->budget->found;
    for (size_t i = 0; i < findings_count(found); i++) {
        const struct finding *f = findings_at(found, i);
        put_text(rows, f->id);
        put_text(rows, levels[f->level]);
        put_text(rows, f->at.table);
        put_number(rows, f->at.line);
        put_text(rows, f->message);
        put_text(rows, f->printed);
        put_text(rows, f->used);
        put_text(rows, f->reason);
    }
}

#define KIND(name, title, fields, fill) \
    { name, title, NULL, fields, G_N_ELEMENTS(fields), fill }

const struct dataset_kind DATASETS_PROOF[] = {
    KIND("aggregates", "按科目汇总", AGGREGATES, fill_aggregates),
    KIND("checks", "勾稽", CHECKS, fill_checks),
    KIND("findings", "发现", FINDINGS, fill_findings),
    { NULL, NULL, NULL, NULL, 0, NULL },
};
