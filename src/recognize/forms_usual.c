/* The columns that forms usually have: what a table without a header is read
 * by. Their words are those of the forms of Beijing. */
#include "recognize/forms.h"

#include <glib.h>

#define C(role, name) { COLUMN_##role, name, NULL }
#define G(role, name, group) { COLUMN_##role, name, group }
#define CLASSES                                                               \
    C(FUNCTION, "支出功能分类科目"), C(GOVERNMENT, "政府支出经济分类科目"),   \
        C(DEPARTMENT, "部门支出经济分类科目")
#define TWO_SIDES                                                             \
    C(REVENUE_ITEM, "收入项目"), C(REVENUE_AMOUNT, "收入预算数"),             \
        C(EXPENDITURE_ITEM, "支出项目"),                                      \
        C(EXPENDITURE_AMOUNT, "支出预算数")

static const struct form_columns USUAL[] = {
    { TABLE_BALANCE, { TWO_SIDES } },
    { TABLE_APPROPRIATION_BALANCE, { TWO_SIDES } },
    { TABLE_REVENUE,
      { C(ORG_CODE, "部门(单位)代码"), C(ORG_NAME, "部门(单位)名称"),
        C(TOTAL, "合计"), G(CURRENT, "本年收入/小计", "本年收入"),
        G(CURRENT_GENERAL, "本年收入/一般公共预算资金", "本年收入"),
        G(CURRENT_FUND, "本年收入/政府性基金预算资金", "本年收入"),
        G(CURRENT_STATE_CAPITAL, "本年收入/国有资本经营预算资金",
          "本年收入"),
        G(CURRENT_FISCAL_ACCOUNT, "本年收入/财政专户管理资金", "本年收入"),
        G(CURRENT_OPERATING, "事业收入", "本年收入"),
        G(CURRENT_BUSINESS, "事业单位经营收入", "本年收入"),
        G(CURRENT_FROM_ABOVE, "上级补助收入", "本年收入"),
        G(CURRENT_FROM_BELOW, "附属单位上缴收入", "本年收入"),
        G(CURRENT_OTHER, "其他收入", "本年收入"),
        G(CARRIED, "上年结转结余/小计", "上年结转结余"),
        G(CARRIED_GENERAL, "上年结转结余/一般公共预算资金", "上年结转结余"),
        G(CARRIED_FUND, "上年结转结余/政府性基金预算资金", "上年结转结余"),
        G(CARRIED_STATE_CAPITAL, "上年结转结余/国有资本经营预算资金",
          "上年结转结余"),
        G(CARRIED_FISCAL_ACCOUNT, "上年结转结余/财政专户管理资金",
          "上年结转结余"),
        G(CARRIED_OTHER, "单位资金", "上年结转结余") } },
    { TABLE_EXPENDITURE,
      { CLASSES, C(TOTAL, "合计"), C(BASIC, "基本支出"),
        C(PROJECT_SPENDING, "项目支出") } },
    { TABLE_EXPENDITURE,
      { CLASSES, C(TOTAL, "合计"), C(BASIC, "基本支出"),
        C(PROJECT_SPENDING, "项目支出"),
        G(BUSINESS_SPENDING, "事业单位经营支出", "其中"),
        G(UPWARD, "上缴上级支出", "其中"),
        G(SUBSIDY, "对附属单位补助支出", "其中") } },
    { TABLE_PROJECT_LINES,
      { C(ORG, "项目单位"), C(ORG_TYPE, "类型"), C(PROJECT, "项目名称"),
        CLASSES, C(TOTAL, "合计"),
        G(CURRENT_GENERAL, "本年拨款/一般公共预算", "本年拨款"),
        G(CURRENT_FUND, "本年拨款/政府性基金预算", "本年拨款"),
        G(CURRENT_STATE_CAPITAL, "本年拨款/国有资本经营预算", "本年拨款"),
        G(CARRIED_GENERAL, "财政拨款结转结余/一般公共预算",
          "财政拨款结转结余"),
        G(CARRIED_FUND, "财政拨款结转结余/政府性基金预算",
          "财政拨款结转结余"),
        G(CARRIED_STATE_CAPITAL, "财政拨款结转结余/国有资本经营预算",
          "财政拨款结转结余"),
        C(CURRENT_FISCAL_ACCOUNT, "财政专户管理资金"),
        C(CURRENT_OTHER, "单位资金") } },
    { TABLE_GENERAL,
      { C(ORG, "单位名称"), C(FUNCTION_CODE, "科目编码"),
        C(FUNCTION_NAME, "科目名称"), C(TOTAL, "合计"),
        G(BASIC, "小计", "基本支出"), G(PERSONNEL, "人员经费", "基本支出"),
        G(PUBLIC_USE, "公用经费", "基本支出"),
        G(PROJECT_SPENDING, "项目支出总数", "项目支出"),
        G(WITHOUT_CAPITAL, "扣除基建项目后预算数", "项目支出") } },
    { TABLE_BASIC,
      { C(GOVERNMENT, "政府支出经济分类科目"),
        C(DEPARTMENT, "部门支出经济分类科目"), C(TOTAL, "合计"),
        C(PERSONNEL, "人员经费"), C(PUBLIC_USE, "公用经费") } },
    { TABLE_FUND,
      { CLASSES, C(TOTAL, "合计"), C(BASIC, "基本支出"),
        C(PROJECT_SPENDING, "项目支出") } },
    { TABLE_STATE_CAPITAL,
      { CLASSES, C(TOTAL, "合计"), C(BASIC, "基本支出"),
        C(PROJECT_SPENDING, "项目支出") } },
    { TABLE_THREE_PUBLIC,
      { C(TOTAL, "“三公”经费财政拨款预算总额"),
        C(ABROAD, "因公出国（境）费用"), C(RECEPTION, "公务接待费"),
        C(VEHICLES, "小计"), C(VEHICLE_PURCHASE, "公务用车购置费"),
        C(VEHICLE_RUNNING, "公务用车运行维护费") } },
    { TABLE_THREE_PUBLIC,
      { C(YEAR, "年度"), C(TOTAL, "“三公”经费财政拨款预算总额"),
        C(ABROAD, "因公出国（境）费用"), C(RECEPTION, "公务接待费"),
        C(VEHICLE_PURCHASE, "公务用车购置费"), C(VEHICLE_RUNNING, "小计"),
        C(VEHICLE_PART, "公务用车加油"), C(VEHICLE_PART, "公务用车维修"),
        C(VEHICLE_PART, "公务用车保险"), C(VEHICLE_PART, "其他") } },
    { TABLE_PROCUREMENT,
      { C(PROCUREMENT_CATEGORY, "采购类别"), C(TOTAL, "金额") } },
    { TABLE_SERVICE_PURCHASES,
      { C(DIRECTORY1, "一级"), C(DIRECTORY2, "二级"), C(DIRECTORY3, "三级"),
        C(FIELD, "服务领域"), C(TOTAL, "预算金额") } },
    { TABLE_SERVICE_PURCHASES,
      { C(PROJECT, "项目名称"), C(DIRECTORY1, "一级"), C(DIRECTORY2, "二级"),
        C(DIRECTORY3, "三级"), C(FIELD, "服务领域"), C(TOTAL, "预算金额") } },
};

static size_t
width_of(const struct form_columns *f)
{
    size_t n = 0;
    while (n < FORM_MOST_COLUMNS && f->columns[n].name)
        n++;
    return n;
}

const struct form_columns *
form_usual_columns(enum table_kind kind, size_t width)
{
    const struct form_columns *found = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(USUAL); i++) {
        if (USUAL[i].kind != kind)
            continue;
        if (!found || width_of(found) < width)
            found = &USUAL[i];
    }
    return found;
}
