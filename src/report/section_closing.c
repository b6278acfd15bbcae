/* 名词解释 and how the pack was made. */
#include "report/sections.h"

#include <glib.h>
#include <string.h>

/* ------------------------------------------------------------ glossary */

/** A word is explained where it stands in the pack; one of our own where it
 *  stands before the published tables, which may use it otherwise. */
static const struct {
    const char *term, *meaning;
    bool ours;
} GLOSSARY[] = {
    { "财政拨款", "由财政安排的资金，包括一般公共预算、政府性基金预算和"
                  "国有资本经营预算的拨款，含当年安排与上年结转。" },
    { "基本支出", "为保障机构正常运转、完成日常工作任务而安排的支出，"
                  "分为人员经费和公用经费。" },
    { "项目支出", "在基本支出之外，为完成特定任务和事业发展目标而安排的"
                  "支出。" },
    { "人员经费", "基本支出中用于在职和离退休人员工资、补助和保障缴费的"
                  "部分。" },
    { "公用经费", "基本支出中用于机构日常运转的办公、水电、差旅等部分。" },
    { "功能分类", "按政府职能活动对支出的分类，分类、款、项三级。" },
    { "政府支出经济分类", "从政府预算管理角度按经济性质对支出的分类，"
                          "分类、款两级。" },
    { "部门支出经济分类", "从部门预算管理角度按经济性质对支出的分类，"
                          "分类、款两级，地方可在款下细分。" },
    { "“三公”经费", "用财政拨款安排的因公出国（境）费用、公务接待费、"
                    "公务用车购置及运行维护费。" },
    { "上年结转", "以前年度安排、尚未执行完毕而转入本年继续使用的资金。" },
    { "使用非财政拨款结余", "用以前年度积累的非财政拨款结余弥补本年收支差额的"
                            "金额。" },
    { "年初结转和结余", "以前年度没有用完、转入本年的资金。" },
    { "结余分配", "按规定对非财政拨款结余的分配，如缴纳企业所得税、提取专用"
                  "基金。" },
    { "年末结转和结余", "本年没有用完、转到以后年度的资金。" },
    { "执行率", "决算数除以预算数。", true },
    { "政府采购", "使用财政性资金采购集中采购目录以内或限额标准以上的货物、"
                  "工程和服务。" },
    { "政府购买服务", "把适合由社会力量承担的服务事项，按政府购买服务"
                      "指导性目录以合同方式交其承担，并支付费用。" },
    { "扣除基建", "从项目支出中除去基本建设投资后的预算数。" },
    { "政府性基金", "依法征收、专款专用于特定公共事业的财政资金。" },
    { "国有资本经营预算", "以国有资本收益安排支出的预算。" },
    { "承前页", "与“过次页”相应：表跨页时上一页末累计的合计数，承接到本页"
                "续加。" },
    { "空表说明", "没有某类资金的部门仍须公开空表，并说明没有安排。" },
    { "持平", "与上年相比没有增减。", true },
    { "新增", "上年没有而本年安排；没有可比基数，不计增减比例。", true },
    { "勾稽", "表内各行各列之间、表与表之间应当成立的等式或大小关系。" },
    { "绩效目标", "项目或部门在一定期限内计划达到的产出和效果，由绩效指标"
                  "具体衡量。" },
    { "定量指标", "以数值和计量单位表示、可以计量的绩效指标。" },
};

static bool
text_has(const struct text *text, const char *word)
{
    for (size_t i = 0; i < text->n; i++)
        if (text->spans[i].text && strstr(text->spans[i].text, word))
            return true;
    return false;
}

static bool
table_has(const struct report_table *t, const char *word)
{
    if (t->caption && strstr(t->caption, word))
        return true;
    if (t->carries && strcmp(word, "承前页") == 0)
        return true;
    for (size_t pass = 0; pass < 2; pass++) {
        const struct report_row *rows = pass ? t->rows : t->head;
        size_t n = pass ? t->n_rows : t->n_head;
        for (size_t i = 0; i < n; i++)
            for (size_t k = 0; k < t->n_columns; k++)
                if (text_has(&rows[i].cells[k].text, word))
                    return true;
    }
    return false;
}

static bool
block_has(const struct block *b, const char *word)
{
    switch (b->kind) {
    case BLOCK_HEADING:
        return strstr(b->heading.text, word) != NULL;
    case BLOCK_PARAGRAPH:
    case BLOCK_NOTE:
        return text_has(&b->paragraph, word);
    case BLOCK_TABLE:
        return table_has(b->table, word);
    default:
        return false;
    }
}

static bool
is_used(const struct report *r, size_t term)
{
    for (const struct block *b = r->first; b; b = b->next) {
        if (GLOSSARY[term].ours && b->kind == BLOCK_HEADING &&
            g_strcmp0(b->heading.anchor, "appendix") == 0)
            return false;
        if (block_has(b, GLOSSARY[term].term))
            return true;
    }
    return false;
}

void
section_glossary(struct composing *c)
{
    for (size_t i = 0; i < G_N_ELEMENTS(GLOSSARY); i++) {
        if (!c->options->section && !is_used(c->r, i))
            continue;
        struct writing *w = writing_new(c->a);
        writing_strong(w, GLOSSARY[i].term);
        writing_say(w, "：");
        writing_say(w, GLOSSARY[i].meaning);
        writing_paragraph(w, c);
    }
}

/* -------------------------------------------------------------- method */

/* Kinds of table that departments publish, in their usual order. */
static const enum table_kind EXPECTED[] = {
    TABLE_BALANCE, TABLE_REVENUE, TABLE_EXPENDITURE,
    TABLE_APPROPRIATION_BALANCE, TABLE_GENERAL, TABLE_BASIC,
    TABLE_THREE_PUBLIC, TABLE_FUND, TABLE_STATE_CAPITAL
};

static void
say_tables(struct composing *c)
{
    const char *kind = document_kind_name(c->u->budget->kind);
    const char *missing = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(EXPECTED); i++) {
        const char *name = table_kind_name(EXPECTED[i]);
        if (!budget_table(c->u->budget, EXPECTED[i]))
            missing = missing ? arena_printf(c->a, "%s、%s", missing, name)
                              : name;
    }
    part_paragraph(c, missing ? arena_printf(
        c->a, "公开文本共%zu张表。%s通常公开的表中，未见%s；与之有关的"
              "章节从略，有关核对计为“数据不足”。",
        c->u->budget->n_tables, kind, missing) : arena_printf(
        c->a, "公开文本共%zu张表，%s通常公开的各表齐全。",
        c->u->budget->n_tables, kind));
}

/* The units that tables are printed in. */
static void
say_units(struct composing *c)
{
    const struct budget *b = c->u->budget;
    size_t other = 0, guessed = 0;
    for (size_t i = 0; i < b->n_tables; i++) {
        other += b->tables[i].unit != UNIT_WAN;
        guessed += !b->tables[i].unit_printed;
    }
    struct writing *w = writing_new(c->a);
    writing_say(w, "正文各表的金额以万元列示，保留六位小数，即精确到分；文中"
                   "金额一亿元以上的以亿元、其余以万元表示，保留两位小数，"
                   "逐个四舍五入；同级占比用最大余额法取两位小数，合计为"
                   "100.00%。");
    if (other)
        writing_printf(w, "公开文本中有%zu张表不以万元为单位，已按其单位"
                          "换算，%s仍按印出的单位列示。", other,
                       c->web ? "表格一页" : "附录");
    if (guessed)
        writing_printf(w, "有%zu张表没有注明金额单位。", guessed);
    writing_paragraph(w, c);
}

static void
say_proof(struct composing *c)
{
    part_paragraph(c, "核对时，印至分的金额不允许有差；位数较少的，允许差按各"
                      "数舍入误差之和计算。更正只在合计数唯一证实时作出，并"
                      "逐条列明；不能证实的，保留印出的数字并列出可能的"
                      "读法。");
    if (c->u->budget->corrected)
        part_paragraph(c, "采用了人工更正文件；人工更正逐条列在“所作"
                          "更正”中，采用后可能使原来成立的合计不再成立。");
}

static size_t
user_rules(const struct ledger *l)
{
    size_t count = 0;
    const struct check_rule *last = NULL;
    for (size_t i = 0; i < l->n_entries; i++) {
        const struct check_rule *rule = l->entries[i].rule;
        if (rule == last)
            continue;
        last = rule;
        bool built_in = false;
        for (const struct check_rule *r = check_rules(); r->id; r++)
            built_in |= strcmp(r->id, rule->id) == 0;
        count += !built_in;
    }
    return count;
}

static struct field
method_field(struct composing *c, const char *name, const char *value)
{
    struct span code = { SPAN_CODE, value, NULL };
    return (struct field) { name, text_join(c->a, 1, &code), true };
}

static void
method_fields(struct composing *c)
{
    const struct budget *b = c->u->budget;
    struct field *fields = arena_array(c->a, struct field, 4);
    size_t n = 0;
    if (b->file) {
        char *name = g_path_get_basename(b->file);
        fields[n++] = method_field(c, "公开文本", arena_strdup(c->a, name));
        g_free(name);
    }
    fields[n++] = method_field(c, "SHA-256", b->sha256 ? b->sha256 : "–");
    size_t rules = user_rules(c->u->ledger);
    if (rules)
        fields[n++] = method_field(
            c, "自定规则", arena_printf(c->a, "%zu条", rules));
    if (c->options->version)
        fields[n++] = method_field(
            c, "编制程序", arena_printf(c->a, "yusuan %s",
                                        c->options->version));
    struct block *block = report_add(c->r, BLOCK_FIELDS);
    block->fields.items = fields;
    block->fields.n = n;
    block->fields.columns = 1;
}

void
section_method(struct composing *c)
{
    part_paragraph(c, c->web
        ? "全部数字取自公开文本，或由其计算而得；点数字可到公开文本的那一行。"
        : "本简报的全部数字取自公开文本，或由其计算而得，每个数字均可按附录所注"
          "行号在公开文本中查到；文中数字与表、附录相互链接。");
    if (c->u->budget->kind != DOCUMENT_SELF_EVALUATION)
        say_tables(c);
    say_units(c);
    say_proof(c);
    part_paragraph(c, c->web
        ? "所用规则文件和更正文件的校验值记在随附的manifest.json中。"
        : "字体全部嵌入；所用字体文件、规则文件和更正文件的校验值记在随附的"
          "manifest.json中。");
    method_fields(c);
}
