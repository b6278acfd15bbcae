/* The rules of forms.h. Knows words only: no grid, no position. */
#include "recognize/forms.h"

#include <glib.h>
#include <string.h>

enum { MOST_WORDS = 4 };

/* "=word" is the whole text, "word" any part of it. */
static bool
says(const char *text, const char *word)
{
    if (*word == '=')
        return strcmp(text, word + 1) == 0;
    return strstr(text, word) != NULL;
}

/* ------------------------------------------------------- titles → kinds */

struct word_rule {
    enum table_kind kind;
    const char *all[MOST_WORDS];
    const char *none[MOST_WORDS];
};

/* The first that fits wins: the special before the general. */
static const struct word_rule TITLES[] = {
    { TABLE_SELF_EVALUATION, { "自评" }, { "整体", "报告" } },
    { TABLE_SELF_EVALUATION, { "绩效评价", "项目" }, { "整体", "报告" } },
    { TABLE_DEPARTMENT_TARGETS, { "整体", "绩效" }, { "自评", "评价" } },
    { TABLE_PROJECT_TARGETS, { "绩效", "目标" }, { "自评", "评价" } },
    { TABLE_PROJECT_TARGETS, { "项目", "绩效" }, { "自评", "评价" } },
    { TABLE_THREE_PUBLIC, { "三公" }, { NULL } },
    { TABLE_THREE_PUBLIC, { "因公出国", "接待" }, { NULL } },
    { TABLE_SERVICE_PURCHASES, { "购买服务" }, { NULL } },
    { TABLE_PROCUREMENT, { "采购" }, { NULL } },
    { TABLE_APPROPRIATION_BALANCE, { "财政拨款收支" }, { NULL } },
    { TABLE_APPROPRIATION_BALANCE, { "财政拨款", "收支" }, { NULL } },
    { TABLE_APPROPRIATION_BALANCE, { "财政拨款收入支出" }, { NULL } },
    { TABLE_PROJECT_LINES, { "项目支出", "一般公共预算" },
      { "基本支出", "收支" } },
    { TABLE_FUND, { "政府性基金" }, { "一般公共" } },
    { TABLE_STATE_CAPITAL, { "国有资本经营" }, { "一般公共" } },
    { TABLE_BASIC, { "基本支出" }, { "项目支出" } },
    { TABLE_GENERAL, { "一般公共预算", "支出" }, { "收支" } },
    { TABLE_GENERAL, { "一般公共预算", "功能" }, { "收支" } },
    { TABLE_GENERAL, { "一般公共预算", "财政拨款" }, { "收支", "收入" } },
    { TABLE_GENERAL, { "财政拨款支出" }, { NULL } },
    { TABLE_PROJECT_LINES, { "项目支出" }, { "基本支出" } },
    { TABLE_PROJECT_LINES, { "项目", "明细" }, { "基本支出" } },
    { TABLE_PROJECT_LINES, { "项目", "预算" }, { "基本支出", "收入" } },
    { TABLE_BALANCE, { "收支" }, { "资产", "负债" } },
    { TABLE_BALANCE, { "收入支出" }, { "资产", "负债" } },
    { TABLE_REVENUE, { "收入" }, { "支出", "非税" } },
    { TABLE_EXPENDITURE, { "支出" }, { "收入", "绩效" } },
};

static bool
rule_fits(const struct word_rule *rule, const char *text)
{
    for (size_t i = 0; i < MOST_WORDS; i++) {
        if (rule->all[i] && !says(text, rule->all[i]))
            return false;
        if (rule->none[i] && says(text, rule->none[i]))
            return false;
    }
    return true;
}

bool
form_is_final_account(const char *title)
{
    return says(title, "决算");
}

enum table_kind
form_of_title(const char *title)
{
    for (size_t i = 0; i < G_N_ELEMENTS(TITLES); i++)
        if (rule_fits(&TITLES[i], title))
            return form_is_final_account(title) &&
                           TITLES[i].kind != TABLE_SELF_EVALUATION
                       ? TABLE_UNKNOWN
                       : TITLES[i].kind;
    return TABLE_UNKNOWN;
}

/* ------------------------------------------------------ headers → kinds */

static const struct word_rule HEADERS[] = {
    { TABLE_SELF_EVALUATION, { "全年预算数", "全年执行数", "分值" },
      { NULL } },
    { TABLE_SELF_EVALUATION, { "一级指标", "分值", "得分" }, { NULL } },
    { TABLE_DEPARTMENT_TARGETS, { "预算支出总额", "其他资金" },
      { "一级指标" } },
    { TABLE_DEPARTMENT_TARGETS, { "总体资金情况" }, { "一级指标" } },
    { TABLE_PROJECT_TARGETS, { "项目名称", "一级指标", "三级指标" },
      { "分值", "得分" } },
    { TABLE_PROJECT_TARGETS, { "绩效目标", "一级指标", "二级指标" },
      { "分值", "得分", "活动" } },
    { TABLE_THREE_PUBLIC, { "因公出国", "接待" }, { NULL } },
    { TABLE_SERVICE_PURCHASES, { "指导性目录" }, { NULL } },
    { TABLE_SERVICE_PURCHASES, { "服务领域" }, { NULL } },
    { TABLE_PROCUREMENT, { "采购类别" }, { NULL } },
    { TABLE_PROCUREMENT, { "采购品目" }, { NULL } },
    { TABLE_PROCUREMENT, { "采购项目" }, { NULL } },
    { TABLE_PROJECT_LINES, { "项目名称", "一般公共预算" },
      { "绩效", "指标" } },
    { TABLE_PROJECT_LINES, { "项目名称", "功能" }, { "绩效", "指标" } },
    { TABLE_PROJECT_LINES, { "项目名称", "财政拨款" }, { "绩效", "指标" } },
    { TABLE_REVENUE, { "事业收入", "合计" }, { "项目名称" } },
    { TABLE_REVENUE, { "本年收入", "合计" }, { "项目名称", "功能" } },
    { TABLE_STATE_CAPITAL, { "国有资本经营预算支出" }, { NULL } },
    { TABLE_FUND, { "政府性基金预算支出" }, { NULL } },
    { TABLE_FUND, { "政府性基金预算财政拨款" }, { "一般公共" } },
    { TABLE_EXPENDITURE, { "功能", "基本支出", "上缴上级" }, { NULL } },
    { TABLE_EXPENDITURE, { "基本支出", "项目支出", "经营支出" },
      { NULL } },
    { TABLE_GENERAL, { "功能", "基本支出", "人员", "公用" }, { NULL } },
    { TABLE_GENERAL, { "科目", "基本支出", "人员", "项目支出" },
      { "总体" } },
    { TABLE_GENERAL, { "功能", "扣除基建" }, { NULL } },
    { TABLE_BASIC, { "经济", "人员", "公用" }, { "项目支出", "功能" } },
    { TABLE_BASIC, { "科目", "人员经费", "公用经费" },
      { "项目支出", "功能" } },
    { TABLE_EXPENDITURE, { "功能", "经济", "基本支出", "项目支出" },
      { NULL } },
    { TABLE_EXPENDITURE, { "功能", "合计", "基本支出", "项目支出" },
      { NULL } },
    { TABLE_EXPENDITURE, { "科目", "合计", "基本支出", "项目支出" },
      { NULL } },
    { TABLE_BALANCE, { "收入", "支出", "项目" }, { "项目名称" } },
};

enum table_kind
form_of_header(const char *words)
{
    for (size_t i = 0; i < G_N_ELEMENTS(HEADERS); i++)
        if (rule_fits(&HEADERS[i], words))
            return HEADERS[i].kind;
    return TABLE_UNKNOWN;
}

/* -------------------------------------------------------- header words */

static const char *const HEADER_WORDS[] = {
    "=收入", "=支出", "=项目", "=科目", "=类", "=款", "=项", "=单位",
    "=部门", "=类型", "=合计", "=小计", "=总计", "=金额", "=其中", "=其中:",
    "=其他", "=备注", "=序号", "=年度", "=年份", "=活动", "=一级", "=二级",
    "=三级", "=编码", "=代码", "=名称", "=本年收入", "=本年支出", "=上年结转",
    "=上年结转结余", "=事业收入", "=其他收入", "=单位资金", "=结转", "=说明",
    "预算数", "预算金额", "预算总额", "项目总额", "金额(", "功能分类",
    "功能科目", "经济分类", "经济科目", "科目编码", "科目代码", "科目名称",
    "单位代码", "单位编码", "单位名称", "(单位)代码", "(单位)编码",
    "(单位)名称", "部门代码", "部门编码", "部门名称", "项目单位", "预算单位",
    "主管部门", "项目名称", "项目编码", "项目代码", "项目类别", "项目类型",
    "=收入项目", "=支出项目", "采购类别", "采购品目", "采购项目", "采购目录",
    "指导性目录", "服务领域", "=基本支出", "=项目支出", "人员经费",
    "公用经费", "=人员支出", "=公用支出", "日常公用", "项目支出总数",
    "扣除基建", "经营支出", "上缴上级支出", "附属单位补助支出",
    "下级单位补助支出", "下级单位上缴收入",
    "=使用非财政拨款结余", "=其中:教育收费",
    "一般公共预算", "政府性基金预算", "国有资本经营预算", "财政专户管理",
    "事业单位经营收入", "上级补助收入", "附属单位上缴收入", "财政拨款",
    "本年拨款", "结转结余", "财政资金", "其他资金", "因公出国", "公务接待费",
    "公务用车", "三公", "机关运行经费", "负责人", "联系电话",
    "绩效目标", "一级指标", "二级指标", "三级指标", "绩效指标", "指标性质",
    "指标值", "度量单位", "计量单位", "指标方向", "预算支出总额", "分值",
    "得分", "执行率", "执行数", "完成值", "偏差原因", "=收入预算",
    "=支出预算", "=预算收入", "=预算支出", "=购置费", "=运行费",
    "=运行维护费", "=预算", "=本年预算", "=上年预算", "=增减", "=会议费",
    "=培训费", "=增减额", "=增减%", "=增减率", "=增长率", "=比上年增减",
    "当年财政拨款", "上年结转安排", "=支出项目类别", "=教育收费",
};

static bool
begins_with_ordinal(const char *word)
{
    static const char *const DIGITS[] = { "一", "二", "三", "四", "五", "六",
                                          "七", "八", "九", "十" };
    const char *p = word + (*word == '(');
    bool any = false;
    for (size_t i = 0; i < G_N_ELEMENTS(DIGITS); i++)
        if (g_str_has_prefix(p, DIGITS[i])) {
            p += strlen(DIGITS[i]);
            any = true;
            i = (size_t) -1;
        }
    return any && (*p == ',' || *p == ')' || *p == '.');
}

/* 2024年“三公”经费预算数: the year says nothing of the column. */
static const char *
after_year(const char *word)
{
    size_t n = strspn(word, "0123456789");
    return n == 4 && g_str_has_prefix(word + n, "年") ? word + n + strlen("年")
                                                      : word;
}

/* A bit for each character of a text: a word can only be in a text that has
 * all of its bits. */
static uint64_t
characters_of(const char *text)
{
    uint64_t bits = 0;
    for (; *text; text = g_utf8_next_char(text)) {
        gunichar c = g_utf8_get_char(text);
        bits |= (uint64_t) 1 << ((c ^ c >> 6) & 63);
    }
    return bits;
}

static const uint64_t *
characters_of_words(void)
{
    static uint64_t bits[G_N_ELEMENTS(HEADER_WORDS)];
    static gsize done;
    if (g_once_init_enter(&done)) {
        for (size_t i = 0; i < G_N_ELEMENTS(HEADER_WORDS); i++)
            bits[i] = characters_of(HEADER_WORDS[i] +
                                    (*HEADER_WORDS[i] == '='));
        g_once_init_leave(&done, 1);
    }
    return bits;
}

bool
form_is_header_word(const char *word)
{
    enum { LONGEST = 30 };
    word = after_year(word);
    if (!*word || begins_with_ordinal(word) || g_ascii_isdigit(*word) ||
        strchr(word, '.') || g_utf8_strlen(word, -1) > LONGEST)
        return false;
    const uint64_t *bits = characters_of_words(), own = characters_of(word);
    for (size_t i = 0; i < G_N_ELEMENTS(HEADER_WORDS); i++)
        if (!(bits[i] & ~own) && says(word, HEADER_WORDS[i]))
            return true;
    return false;
}

/* --------------------------------------------------------- merged cells */

struct hold_rule {
    const char *upper;
    bool always; /* the upper word never stands for a column of its own */
    const char *lower[10];
};

#define SOURCES "小计", "合计", "一般公共预算", "政府性基金", "国有资本",     \
                "财政专户", "收入", "单位资金", "=其他", "其他资金"
#define SUBJECT "编码", "代码", "名称", "=类", "=款", "=项"

static const struct hold_rule HOLDS[] = {
    { "=收入", true, { "项目", "预算数", "金额", "科目" } },
    { "=支出", true, { "项目", "预算数", "金额", "科目", "合计", "小计",
                       "一般公共预算", "政府性基金", "国有资本" } },
    { "=本年收入", false, { SOURCES } },
    { "本年拨款", false, { SOURCES } },
    { "本年财政拨款", false, { SOURCES } },
    { "结转", false, { SOURCES } },
    { "基本支出", false, { "小计", "合计", "人员", "公用" } },
    { "项目支出", false, { "小计", "合计", "项目支出总数", "扣除" } },
    { "预算数", false, { "小计", "=合计", "基本支出", "项目支出", "人员",
                         "公用", "因公出国", "接待", "公务用车", "三公" } },
    { "资本经营预算", false, { "小计", "=合计", "基本支出", "项目支出" } },
    { "基金预算", false, { "小计", "=合计", "基本支出", "项目支出" } },
    { "一般公共预算", false, { "小计", "=合计", "基本支出", "项目支出",
                               "人员", "公用" } },
    { "财政拨款", false, { "小计", "=合计", "基本支出", "项目支出",
                           "一般公共", "政府性基金", "国有资本", "因公出国",
                           "接待", "公务用车" } },
    { "其中", true, { "经营支出", "上缴上级", "附属单位", "财政", "其他资金",
                      "基本支出", "项目支出", "单位资金" } },
    { "=项目", false, { "功能分类", "经济分类", "科目编码", "科目名称",
                        "单位代码", "单位编码", "名称(科目)" } },
    { "=支出预算", true, { "小计", "=合计", "基本支出", "项目支出",
                           "经营支出", "上缴上级", "附属单位" } },
    { "=收入预算", true, { "小计", "=合计", "收入", "拨款" } },
    { "事业收入", false, { "=金额", "=小计", "教育收费" } },
    { "预算数比", false, { "增减", "增长", "%" } },
    { "功能", false, { SUBJECT } },
    { "科目编码", false, { "=类", "=款", "=项" } },
    { "科目代码", false, { "=类", "=款", "=项" } },
    { "经济", false, { SUBJECT } },
    { "=科目", false, { SUBJECT } },
    { "=预算科目", false, { SUBJECT } },
    { "目录", false, { "一级", "二级", "三级" } },
    { "公务用车", false, { "小计", "合计", "购置", "运行", "加油", "维修",
                           "保险", "=其他" } },
    { "三公", false, { "小计", "合计", "因公出国", "接待", "公务用车" } },
    { "年预算", false, { "小计", "=合计", "因公出国", "接待", "公务用车",
                         "三公", "基本支出", "项目支出" } },
    { "资金", false, { "=小计", "=合计", "财政", "其他资金" } },
};

bool
form_is_group(const char *upper)
{
    for (size_t i = 0; i < G_N_ELEMENTS(HOLDS); i++)
        if (HOLDS[i].always && says(upper, HOLDS[i].upper))
            return true;
    return false;
}

bool
form_holds(const char *upper, const char *lower)
{
    for (size_t i = 0; i < G_N_ELEMENTS(HOLDS); i++) {
        if (!says(upper, HOLDS[i].upper))
            continue;
        for (size_t k = 0; k < G_N_ELEMENTS(HOLDS[i].lower); k++)
            if (HOLDS[i].lower[k] && says(lower, HOLDS[i].lower[k]))
                return true;
    }
    return false;
}

/* ------------------------------------------------------- columns → roles */

#define K(kind) (1u << (kind))
#define ANY (~0u)
#define THREE K(TABLE_THREE_PUBLIC)
#define BY_SOURCE (K(TABLE_REVENUE) | K(TABLE_PROJECT_LINES))
#define ECONOMIC K(TABLE_BASIC)
#define TREASURY                                                              \
    (K(TABLE_GENERAL) | K(TABLE_BASIC) | K(TABLE_FUND) |                      \
     K(TABLE_STATE_CAPITAL))
#define SERVICE K(TABLE_SERVICE_PURCHASES)
#define PROCURE K(TABLE_PROCUREMENT)

struct role_rule {
    unsigned kinds;
    const char *group; /* in the words above; null: whatever they are */
    const char *leaf;
    enum column_role role;
};

static const struct role_rule ROLES[] = {
    /* three public */
    { THREE, NULL, "机关运行", COLUMN_AMOUNT },
    { THREE, NULL, "会议费", COLUMN_AMOUNT },
    { THREE, NULL, "培训费", COLUMN_AMOUNT },
    { THREE, NULL, "年度", COLUMN_YEAR },
    { THREE, NULL, "=年份", COLUMN_YEAR },
    { THREE, NULL, "因公出国", COLUMN_ABROAD },
    { THREE, NULL, "出国", COLUMN_ABROAD },
    { THREE, NULL, "接待", COLUMN_RECEPTION },
    { THREE, "购置及运行", "=小计", COLUMN_VEHICLES },
    { THREE, "购置及运行", "=合计", COLUMN_VEHICLES },
    { THREE, "购置和运行", "=小计", COLUMN_VEHICLES },
    { THREE, "购置和运行", "=合计", COLUMN_VEHICLES },
    { THREE, "运行", "=小计", COLUMN_VEHICLE_RUNNING },
    { THREE, "运行", "=合计", COLUMN_VEHICLE_RUNNING },
    { THREE, "公务用车", "=小计", COLUMN_VEHICLES },
    { THREE, "公务用车", "=合计", COLUMN_VEHICLES },
    { THREE, NULL, "购置及运行", COLUMN_VEHICLES },
    { THREE, NULL, "购置和运行", COLUMN_VEHICLES },
    { THREE, NULL, "购置与运行", COLUMN_VEHICLES },
    { THREE, NULL, "购置,运行", COLUMN_VEHICLES },
    { THREE, NULL, "加油", COLUMN_VEHICLE_PART },
    { THREE, NULL, "燃料", COLUMN_VEHICLE_PART },
    { THREE, NULL, "燃油", COLUMN_VEHICLE_PART },
    { THREE, NULL, "维修", COLUMN_VEHICLE_PART },
    { THREE, NULL, "保险", COLUMN_VEHICLE_PART },
    { THREE, "运行", "=其他", COLUMN_VEHICLE_PART },
    { THREE, "公务用车", "=其他", COLUMN_VEHICLE_PART },
    { THREE, NULL, "购置", COLUMN_VEHICLE_PURCHASE },
    { THREE, NULL, "运行", COLUMN_VEHICLE_RUNNING },
    { THREE, NULL, "三公", COLUMN_TOTAL },

    /* units and projects */
    { ANY, NULL, "序号", COLUMN_NOTE },
    { ANY, NULL, "备注", COLUMN_NOTE },
    { ANY, NULL, "单位类型", COLUMN_ORG_TYPE },
    { ANY, NULL, "单位性质", COLUMN_ORG_TYPE },
    { ANY, NULL, "项目类别", COLUMN_CATEGORY },
    { ANY, NULL, "项目类型", COLUMN_CATEGORY },
    { ANY, NULL, "项目分类", COLUMN_CATEGORY },
    { ANY, NULL, "项目属性", COLUMN_CATEGORY },
    { ANY, NULL, "=类型", COLUMN_ORG_TYPE },
    { ANY, NULL, "=类别", COLUMN_CATEGORY },
    { ANY, NULL, "单位代码", COLUMN_ORG_CODE },
    { ANY, NULL, "单位编码", COLUMN_ORG_CODE },
    { ANY, NULL, "单位)代码", COLUMN_ORG_CODE },
    { ANY, NULL, "单位)编码", COLUMN_ORG_CODE },
    { ANY, NULL, "部门代码", COLUMN_ORG_CODE },
    { ANY, NULL, "部门编码", COLUMN_ORG_CODE },
    { ANY, "单位", "=编码", COLUMN_ORG_CODE },
    { ANY, "单位", "=代码", COLUMN_ORG_CODE },
    { ANY, "单位", "=名称", COLUMN_ORG },
    { PROCURE, NULL, "采购类别", COLUMN_PROCUREMENT_CATEGORY },
    { PROCURE, NULL, "采购品目", COLUMN_PROCUREMENT_CATEGORY },
    { PROCURE, NULL, "采购目录", COLUMN_PROCUREMENT_CATEGORY },
    { PROCURE, NULL, "品目", COLUMN_PROCUREMENT_CATEGORY },
    { PROCURE, NULL, "类别", COLUMN_PROCUREMENT_CATEGORY },
    { ANY, NULL, "项目编码", COLUMN_PROJECT_CODE },
    { ANY, NULL, "项目代码", COLUMN_PROJECT_CODE },
    { ANY, NULL, "项目名称", COLUMN_PROJECT },
    { ANY, NULL, "=项目", COLUMN_PROJECT },
    { ANY, NULL, "采购项目", COLUMN_PROJECT },
    { K(TABLE_PROJECT_LINES), NULL, "名称(科目)", COLUMN_PROJECT_NAME },
    { ECONOMIC, NULL, "名称(科目)", COLUMN_DEPARTMENT_NAME },
    { ANY, NULL, "名称(科目)", COLUMN_FUNCTION_NAME },
    { ANY, NULL, "单位名称", COLUMN_ORG },
    { ANY, NULL, "单位)名称", COLUMN_ORG },
    { ANY, NULL, "部门名称", COLUMN_ORG },
    { ANY, NULL, "项目单位", COLUMN_ORG },
    { ANY, NULL, "预算单位", COLUMN_ORG },
    { ANY, NULL, "主管部门", COLUMN_ORG },
    { ANY, NULL, "=单位", COLUMN_ORG },
    { ANY, NULL, "=部门", COLUMN_ORG },

    /* the directory of service purchases */
    { SERVICE, NULL, "一级", COLUMN_DIRECTORY1 },
    { SERVICE, NULL, "二级", COLUMN_DIRECTORY2 },
    { SERVICE, NULL, "三级", COLUMN_DIRECTORY3 },
    { SERVICE, NULL, "服务领域", COLUMN_FIELD },
    { SERVICE, NULL, "领域", COLUMN_FIELD },
    { SERVICE, NULL, "目录", COLUMN_DIRECTORY1 },

    /* subjects */
    { ANY, "功能", "编码", COLUMN_FUNCTION_CODE },
    { ANY, "功能", "代码", COLUMN_FUNCTION_CODE },
    { ANY, "功能", "=类", COLUMN_FUNCTION_CODE },
    { ANY, "功能", "=款", COLUMN_FUNCTION_CODE },
    { ANY, "功能", "=项", COLUMN_FUNCTION_CODE },
    { ANY, "功能", "名称", COLUMN_FUNCTION_NAME },
    { ANY, "政府", "编码", COLUMN_GOVERNMENT_CODE },
    { ANY, "政府", "代码", COLUMN_GOVERNMENT_CODE },
    { ANY, "政府", "=类", COLUMN_GOVERNMENT_CODE },
    { ANY, "政府", "=款", COLUMN_GOVERNMENT_CODE },
    { ANY, "政府", "名称", COLUMN_GOVERNMENT_NAME },
    { ANY, "经济", "编码", COLUMN_DEPARTMENT_CODE },
    { ANY, "经济", "代码", COLUMN_DEPARTMENT_CODE },
    { ANY, "经济", "=类", COLUMN_DEPARTMENT_CODE },
    { ANY, "经济", "=款", COLUMN_DEPARTMENT_CODE },
    { ANY, "经济", "名称", COLUMN_DEPARTMENT_NAME },
    { ANY, NULL, "功能分类科目编码", COLUMN_FUNCTION_CODE },
    { ANY, NULL, "功能分类科目名称", COLUMN_FUNCTION_NAME },
    { ANY, NULL, "功能科目编码", COLUMN_FUNCTION_CODE },
    { ANY, NULL, "功能科目名称", COLUMN_FUNCTION_NAME },
    { ANY, NULL, "经济分类科目编码", COLUMN_DEPARTMENT_CODE },
    { ANY, NULL, "经济分类科目名称", COLUMN_DEPARTMENT_NAME },
    { ANY, NULL, "政府预算支出经济", COLUMN_GOVERNMENT },
    { ANY, NULL, "政府支出经济", COLUMN_GOVERNMENT },
    { ANY, NULL, "政府经济", COLUMN_GOVERNMENT },
    { ANY, NULL, "政府预算经济", COLUMN_GOVERNMENT },
    { ANY, NULL, "功能", COLUMN_FUNCTION },
    { ANY, NULL, "经济", COLUMN_DEPARTMENT },
    { ECONOMIC, NULL, "=合计", COLUMN_TOTAL },
    { ECONOMIC, NULL, "=小计", COLUMN_TOTAL },
    { ECONOMIC, NULL, "科目编码", COLUMN_DEPARTMENT_CODE },
    { ECONOMIC, NULL, "科目代码", COLUMN_DEPARTMENT_CODE },
    { ECONOMIC, NULL, "=编码", COLUMN_DEPARTMENT_CODE },
    { ECONOMIC, NULL, "=代码", COLUMN_DEPARTMENT_CODE },
    { ECONOMIC, "科目", "=类", COLUMN_DEPARTMENT_CODE },
    { ECONOMIC, "科目", "=款", COLUMN_DEPARTMENT_CODE },
    { ECONOMIC, NULL, "科目名称", COLUMN_DEPARTMENT_NAME },
    { ECONOMIC, NULL, "=名称", COLUMN_DEPARTMENT_NAME },
    { ECONOMIC, NULL, "科目", COLUMN_DEPARTMENT },
    { ANY, "科目", "=类", COLUMN_FUNCTION_CODE },
    { ANY, "科目", "=款", COLUMN_FUNCTION_CODE },
    { ANY, "科目", "=项", COLUMN_FUNCTION_CODE },
    { ANY, NULL, "=类", COLUMN_FUNCTION_CODE },
    { ANY, NULL, "=款", COLUMN_FUNCTION_CODE },
    { ANY, NULL, "=项", COLUMN_FUNCTION_CODE },
    { ANY, NULL, "科目编码", COLUMN_FUNCTION_CODE },
    { ANY, NULL, "科目代码", COLUMN_FUNCTION_CODE },
    { ANY, NULL, "=编码", COLUMN_FUNCTION_CODE },
    { ANY, NULL, "=代码", COLUMN_FUNCTION_CODE },
    { ANY, NULL, "科目名称", COLUMN_FUNCTION_NAME },
    { ANY, NULL, "=名称", COLUMN_FUNCTION_NAME },
    { ANY, NULL, "科目", COLUMN_FUNCTION },

    /* what earlier years had, and changes */
    { ANY, NULL, "上年预算", COLUMN_AMOUNT },
    { ANY, NULL, "上年执行", COLUMN_AMOUNT },
    { ANY, NULL, "执行数", COLUMN_AMOUNT },
    { ANY, NULL, "%", COLUMN_RATIO },
    { ANY, NULL, "比例", COLUMN_RATIO },
    { ANY, NULL, "比率", COLUMN_RATIO },
    { ANY, NULL, "比重", COLUMN_RATIO },
    { ANY, NULL, "占比", COLUMN_RATIO },
    { ANY, NULL, "增长", COLUMN_RATIO },
    { ANY, NULL, "增幅", COLUMN_RATIO },
    { ANY, NULL, "增减率", COLUMN_RATIO },
    { ANY, NULL, "增减", COLUMN_CHANGE },
    { ANY, NULL, "变动", COLUMN_CHANGE },

    /* by source of money */
    { BY_SOURCE, NULL, "教育收费", COLUMN_AMOUNT },
    { BY_SOURCE, NULL, "使用非财政拨款结余", COLUMN_CURRENT_USED },
    { TREASURY, NULL, "上年结转", COLUMN_CARRIED },
    { TREASURY, NULL, "当年财政拨款", COLUMN_CURRENT },
    { TREASURY, NULL, "本年财政拨款", COLUMN_CURRENT },
    { BY_SOURCE, "结转", "小计", COLUMN_CARRIED },
    { BY_SOURCE, "结转", "合计", COLUMN_CARRIED },
    { BY_SOURCE, "结转", "一般公共预算", COLUMN_CARRIED_GENERAL },
    { BY_SOURCE, "结转", "基金", COLUMN_CARRIED_FUND },
    { BY_SOURCE, "结转", "国有资本", COLUMN_CARRIED_STATE_CAPITAL },
    { BY_SOURCE, "结转", "财政专户", COLUMN_CARRIED_FISCAL_ACCOUNT },
    { BY_SOURCE, "结转", "单位资金", COLUMN_CARRIED_OTHER },
    { BY_SOURCE, "结转", "其他", COLUMN_CARRIED_OTHER },
    { BY_SOURCE, NULL, "结转", COLUMN_CARRIED },
    { BY_SOURCE, "本年", "小计", COLUMN_CURRENT },
    { BY_SOURCE, "本年", "合计", COLUMN_CURRENT },
    { BY_SOURCE, NULL, "一般公共预算", COLUMN_CURRENT_GENERAL },
    { BY_SOURCE, NULL, "基金", COLUMN_CURRENT_FUND },
    { BY_SOURCE, NULL, "国有资本", COLUMN_CURRENT_STATE_CAPITAL },
    { BY_SOURCE, NULL, "财政专户", COLUMN_CURRENT_FISCAL_ACCOUNT },
    { BY_SOURCE, "财政拨款", "=小计", COLUMN_FISCAL },
    { BY_SOURCE, NULL, "经营收入", COLUMN_CURRENT_BUSINESS },
    { BY_SOURCE, NULL, "事业收入", COLUMN_CURRENT_OPERATING },
    { BY_SOURCE, NULL, "上级补助", COLUMN_CURRENT_FROM_ABOVE },
    { BY_SOURCE, NULL, "附属单位", COLUMN_CURRENT_FROM_BELOW },
    { BY_SOURCE, NULL, "下级单位", COLUMN_CURRENT_FROM_BELOW },
    { BY_SOURCE, NULL, "其他收入", COLUMN_CURRENT_OTHER },
    { BY_SOURCE, NULL, "单位资金", COLUMN_CURRENT_OTHER },
    { BY_SOURCE, NULL, "其他资金", COLUMN_CURRENT_OTHER },
    { BY_SOURCE, NULL, "=财政拨款收入", COLUMN_CURRENT_GENERAL },
    { BY_SOURCE, NULL, "财政拨款", COLUMN_FISCAL },
    { BY_SOURCE, NULL, "财政资金", COLUMN_FISCAL },
    { BY_SOURCE, NULL, "=本年收入", COLUMN_CURRENT },
    { BY_SOURCE, NULL, "本年拨款", COLUMN_CURRENT },

    /* by purpose */
    { ANY, NULL, "扣除基建", COLUMN_WITHOUT_CAPITAL },
    { ANY, NULL, "扣除基本建设", COLUMN_WITHOUT_CAPITAL },
    { ANY, "基本支出", "=小计", COLUMN_BASIC },
    { ANY, "基本支出", "=合计", COLUMN_BASIC },
    { ANY, "项目支出", "=小计", COLUMN_PROJECT_SPENDING },
    { ANY, "项目支出", "=合计", COLUMN_PROJECT_SPENDING },
    { ANY, NULL, "人员", COLUMN_PERSONNEL },
    { ANY, NULL, "公用", COLUMN_PUBLIC_USE },
    { ANY, NULL, "经营支出", COLUMN_BUSINESS_SPENDING },
    { ANY, NULL, "上缴上级", COLUMN_UPWARD },
    { ANY, NULL, "附属单位", COLUMN_SUBSIDY },
    { ANY, NULL, "下级单位", COLUMN_SUBSIDY },
    { ANY, NULL, "=基本支出", COLUMN_BASIC },
    { ANY, NULL, "项目支出", COLUMN_PROJECT_SPENDING },
    { ANY, NULL, "=财政资金", COLUMN_FISCAL },
    { ANY, NULL, "=其他资金", COLUMN_OTHER_MONEY },
    { ANY, NULL, "合计", COLUMN_TOTAL },
    { ANY, NULL, "总计", COLUMN_TOTAL },
    { ANY, NULL, "总额", COLUMN_TOTAL },
    { ANY, NULL, "金额", COLUMN_TOTAL },
    { ANY, NULL, "预算数", COLUMN_TOTAL },
    { ANY, NULL, "预算", COLUMN_TOTAL },
    { ANY, NULL, "=小计", COLUMN_TOTAL },
};

enum column_role
form_role(enum table_kind kind, const char *leaf, const char *group)
{
    if (g_str_has_prefix(leaf, "其中:"))
        leaf += strlen("其中:");
    const char *slash = strrchr(group, '/');
    const char *nearest = slash ? slash + 1 : group;
    for (size_t i = 0; i < G_N_ELEMENTS(ROLES); i++) {
        const struct role_rule *rule = &ROLES[i];
        if (!(rule->kinds & K(kind)) || !says(leaf, rule->leaf))
            continue;
        if (!rule->group || says(nearest, rule->group) ||
            (slash && *rule->group != '=' && rule->kinds == ANY &&
             says(group, rule->group)))
            return rule->role;
    }
    return COLUMN_UNKNOWN;
}
