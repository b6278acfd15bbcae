/* The rules in words: what each means and where it comes from. How each is
 * judged stands in check.c and budget/relations. */
#include "check/check.h"

#define INSIDE "表内"
#define BETWEEN "表间"
#define PROJECTS "项目与指标"
#define EVALUATION "自评"
#define FINAL "决算"
#define PROSE "文字"

static const struct check_rule RULES[] = {
    { "R01", "收入总计等于支出总计", "Total revenue equals total expenditure",
      INSIDE, FINDING_ERROR,
      "收支总表、财政拨款收支总表的收入总计与支出总计相等。依据：预算法收支平衡"
      "的原则；部门预算编制规程中收支总表的平衡关系。",
      "In the balance of revenue and expenditure, and in that of "
      "appropriations, the two grand totals are equal. Rests on: the Budget "
      "Law's principle of balance; the rules for compiling departmental "
      "budgets." },
    { "R02", "收入各项之和", "Revenue adds up", INSIDE, FINDING_ERROR,
      "本年收入等于各来源之和，收入总计等于本年收入加上年结转结余，上年结转等于"
      "其各来源之和。依据：部门预算收支总表的表内关系。未印出的合"
      "计不当作零。",
      "This year's revenue is the sum of its sources; total revenue is that "
      "plus what was carried over, which is the sum of its own sources. "
      "Rests on: the relations inside the balance. A total that is not "
      "printed is not taken as zero." },
    { "R03", "支出各项之和", "Expenditure adds up", INSIDE, FINDING_ERROR,
      "本年支出等于各功能分类“类”之和，支出总计等于本年支出加年终结转结余。依据"
      "：部门预算收支总表的表内关系。",
      "This year's expenditure is the sum of the functional classes (类); "
      "total expenditure is that plus what is carried forward. Rests on: the "
      "relations inside the balance." },
    { "R04", "收入总表横竖相加", "The revenue table adds up both ways", INSIDE,
      FINDING_ERROR,
      "每行合计等于各来源之和，合计行等于各单位之和；主管部门一行是所属单位之和"
      "，不再重复相加。依据：部门收入总表的表内关系。",
      "In every row the total is the sum of the sources, and the total row "
      "is the sum of the units; the row of the department itself is the sum "
      "of its units and is not added again. Rests on: the relations inside "
      "the revenue table." },
    { "R05", "支出合计等于基本支出与项目支出之和",
      "Total is basic plus project spending", INSIDE, FINDING_ERROR,
      "支出各表每行合计等于基本支出、项目支出（及经营支出、上缴上级支出、对附属"
      "单位补助支出）之和；项目支出表每行合计等于各资金来源之和。依据：部门预算"
      "由基本支出和项目支出组成的编制规定。“其中”各栏有的表式并列、有的包含在内"
      "，以表内多数行为准。",
      "In the expenditure tables the total of a row is basic plus project "
      "spending (plus operating expenses, payments to superiors and grants "
      "to subordinates); in the table of projects it is the sum of the "
      "sources of money. Rests on: a departmental budget consists of basic "
      "and project spending. Columns under 其中 stand beside the others in "
      "some forms and within them in others: most rows of the table decide." },
    { "R06", "合计等于各行之和", "A column's total is the sum of its rows",
      INSIDE, FINDING_ERROR,
      "每一金额栏的合计等于各明细行之和，小计行等于其下各行之和，不再重复相加。"
      "依据：各表表内关系。",
      "The total of every column of amounts is the sum of its rows; a "
      "subtotal is the sum of the rows below it, which are not added again. "
      "Rests on: the relations inside each table." },
    { "R07", "科目编码与名称", "Subject codes and names", INSIDE,
      FINDING_WARNING,
      "科目编码的位数和范围合乎政府收支分类科目，名称与编码相符，同一编码全文只"
      "有一个名称。依据：财政部《政府收支分类科目》。地方增设的科目不在其列，只"
      "核对位数和前后一致。",
      "Codes have the lengths and ranges of the classification of government "
      "revenue and expenditure, the name fits the code, and a code has one "
      "name throughout. Rests on: the Ministry of Finance's classification. "
      "Of codes added by localities only length and consistency are judged." },
    { "R08", "基本支出等于人员经费与公用经费之和",
      "Basic spending is personnel plus public use", INSIDE, FINDING_ERROR,
      "依据：基本支出由人员经费和公用经费组成的编制规定；一般公共预算支出表、基"
      "本支出表的表内关系。",
      "Rests on: basic spending consists of personnel and public use; the "
      "relations inside the tables of the general budget and of basic "
      "spending." },
    { "R09", "项目支出不小于扣除基建后的预算数",
      "Project spending is not less than without capital construction", INSIDE,
      FINDING_ERROR,
      "扣除基本建设项目以后的数不会大于项目支出总数。依据：一般公共预算支出表的"
      "表内关系。",
      "What is left without capital construction is never more than all "
      "project spending. Rests on: the relations inside the table of the "
      "general budget." },
    { "R10", "“三公”经费分项之和", "The three public expenses add up", INSIDE,
      FINDING_ERROR,
      "“三公”经费等于因公出国（境）、公务接待、公务用车购置及运行之和；公务用车"
      "等于购置加运行；运行等于其各项。依据：“三公”经费公开表的表内关系。",
      "The three public expenses are the sum of going abroad, receptions, "
      "and the purchase and running of vehicles; vehicles are purchase plus "
      "running; running is the sum of its items. Rests on: the relations "
      "inside the published table." },
    { "R11", "政府采购合计", "Procurement adds up", INSIDE, FINDING_ERROR,
      "政府采购合计等于货物、工程、服务之和。依据：政府采购法对采购对象的划分；"
      "政府采购预算表的表内关系。",
      "Procurement is the sum of goods, works and services. Rests on: the "
      "division of the Government Procurement Law; the relations inside the "
      "table." },
    { "R12", "政府购买服务合计", "Service purchases add up", INSIDE,
      FINDING_ERROR,
      "政府购买服务合计等于各明细行之和；合计可能印在最前，也可能没有名称。依据"
      "：政府购买服务预算表的表内关系。",
      "The total of service purchases is the sum of their rows; it may stand "
      "first, and without a name. Rests on: the relations inside the table." },
    { "R13", "换页处不缺行", "No rows are lost at a page's end", INSIDE,
      FINDING_ERROR,
      "表内换页前后相接，各栏仍等于合计；若至少两栏短少、没有一栏多出而各行自身"
      "平衡，则换页处缺了行。依据：公开文本应完整。",
      "A table goes on over the end of a page, and every column still adds "
      "up; where at least two columns fall short, none exceeds, and each row "
      "is sound in itself, rows were lost at the page's end. Rests on: a "
      "published text should be complete." },
    { "R14", "金额的形式", "The form of amounts", INSIDE, FINDING_WARNING,
      "预算金额不为负，万元至多六位小数（到分），一表一个单位。依据：预算编制的"
      "一般规则。",
      "Amounts are not negative, have at most six decimals in 万元 (to the "
      "fen), and a table has one unit. Rests on: the general rules of "
      "budgets." },
    { "R15", "重复的行", "Repeated rows", INSIDE, FINDING_NOTE,
      "同一表内两行完全相同，可能是重复排印，也可能确为两笔；合计需要两行时视为"
      "两笔。",
      "Two rows of a table are the same in all: one may be printed twice, or "
      "there may be two; where the total needs both they count as two." },
    { "R16", "收支总表收入与收入总表", "Balance against revenue table", BETWEEN,
      FINDING_ERROR,
      "收支总表的收入总计等于收入总表的合计。依据：部门预算表间勾稽关系。",
      "Total revenue in the balance equals the total of the revenue table. "
      "Rests on: the relations between the tables of a departmental budget." },
    { "R17", "收支总表支出与支出总表", "Balance against expenditure table",
      BETWEEN, FINDING_ERROR,
      "收支总表的本年支出等于支出总表的合计。依据：部门预算表间勾稽关系。",
      "This year's expenditure in the balance equals the total of the "
      "expenditure table. Rests on: the relations between the tables of a "
      "departmental budget." },
    { "R18", "各类支出与收支总表", "Expenditure by class against the balance",
      BETWEEN, FINDING_ERROR,
      "支出总表按功能分类“类”汇总，逐类等于收支总表。依据：部门预算表间勾稽关系"
      "。",
      "The expenditure table, summed by functional class (类), equals the "
      "balance class by class. Rests on: the relations between the tables of "
      "a departmental budget." },
    { "R19", "按科目分类合计", "The split by subjects adds up", BETWEEN,
      FINDING_ERROR,
      "支出总表、一般公共预算支出表按功能分类、按政府支出经济分类、按部门支出经"
      "济分类汇总，都等于合计；有金额而没有科目编码的行即为差额。依据：支出按功"
      "能和经济两种分类编列的规定，及两套经济分类并列编制的改革方案。",
      "The expenditure table and that of the general budget, summed by "
      "function and by both economic classifications, equal the total each "
      "time; rows with money and without a code are the difference. Rests "
      "on: spending is listed by function and by economic subject, with both "
      "economic classifications side by side since their reform." },
    { "R20", "财政拨款收支与各拨款支出表",
      "Appropriation balance against the treasury tables", BETWEEN,
      FINDING_ERROR,
      "财政拨款支出等于一般公共预算、政府性基金、国有资本经营预算支出表之和；这"
      "些表只列本年拨款时，再加财政拨款上年结转。逐类比较时差额不为负，没有结转"
      "时相等。各类财政拨款也不多于收支总表的该类支出。依据：部门预算表间勾稽关"
      "系。",
      "Expenditure from appropriations is the sum of the tables of the "
      "general budget, of government funds and of state capital; where these "
      "have this year's appropriation only, plus what was carried over. "
      "Class by class the difference is not negative, and zero without "
      "carry-over; no class is more than that of the balance. Rests on: the "
      "relations between the tables of a departmental budget." },
    { "R21", "基本支出表与一般公共预算支出表",
      "Basic table against the general budget", BETWEEN, FINDING_ERROR,
      "基本支出表的合计、人员经费、公用经费等于一般公共预算支出表的相应栏。依据"
      "：部门预算表间勾稽关系。",
      "Total, personnel and public use in the table of basic spending equal "
      "the columns of the general budget. Rests on: the relations between "
      "the tables of a departmental budget." },
    { "R22", "支出总表与拨款各表的明细",
      "Expenditure in detail against the treasury tables", BETWEEN,
      FINDING_ERROR,
      "支出总表的基本支出按经济科目与基本支出表逐项比较，支出按功能科目与拨款各"
      "表比较：多出的只能是非财政拨款和上年结转，不能为负；都没有时相等。依据："
      "部门预算表间勾稽关系。",
      "Basic spending by economic subject is compared with the table of "
      "basic spending, and expenditure by function with the treasury tables: "
      "what exceeds can only be other money or carry-over and is never "
      "negative; without either both are equal. Rests on: the relations "
      "between the tables of a departmental budget." },
    { "R23", "两套经济分类的对应", "The two economic classifications agree",
      BETWEEN, FINDING_WARNING,
      "政府支出经济分类与部门支出经济分类的款按对照表对应；对照表以外而实际见于"
      "公开预算的也视为可以。依据：财政部《支出经济分类科目改革方案》的对照关系"
      "。",
      "The 款 of the two economic classifications go together as in the "
      "table of correspondences; pairs beyond it that published budgets do "
      "use are taken as allowed. Rests on: the Ministry of Finance's reform "
      "of economic classification." },
    { "R24", "“三公”经费与经济科目", "Three public expenses against subjects",
      BETWEEN, FINDING_ERROR,
      "接待费不小于 30217，公务用车运行不小于 30231，购置不小于 31013，出国（境"
      "）不小于 30212（财政拨款各表中的数）。依据：“三公”经费的口径说明。",
      "Receptions are not less than subject 30217, running of vehicles not "
      "less than 30231, their purchase not less than 31013, going abroad not "
      "less than 30212 (as in the treasury tables). Rests on: the definition "
      "of the three public expenses." },
    { "R25", "项目支出表与支出总表", "Project lines against expenditure",
      BETWEEN, FINDING_ERROR,
      "项目支出表各行之和等于支出总表的项目支出，逐科目相等；不等时指出缺少的项"
      "目。依据：部门预算表间勾稽关系。",
      "The rows of the table of projects add up to project spending in the "
      "expenditure table, subject by subject; where they do not, the missing "
      "projects are named. Rests on: the relations between the tables of a "
      "departmental budget." },
    { "R26", "绩效目标与项目支出表的项目", "Targets against project lines",
      BETWEEN, FINDING_WARNING,
      "有本年资金的项目都有绩效目标，有绩效目标的项目都列在项目支出表，金额相等"
      "；只用结转资金的项目不要求。依据：预算绩效管理“编制预算须有绩效目标”的要"
      "求。",
      "Every project with money of this year has performance targets, every "
      "project with targets stands in the table of projects, and the amounts "
      "are equal; projects of carried-over money only need none. Rests on: "
      "no budget without targets, as performance management asks." },
    { "R27", "项目总额之和不超过项目支出",
      "Project totals do not exceed project spending", BETWEEN,
      FINDING_WARNING,
      "绩效目标表各项目总额之和不超过本年项目支出；差额恰为某个项目时指出其名。"
      "依据：绩效目标与预算同步申报的要求。",
      "The totals of the projects in the target tables do not exceed this "
      "year's project spending; where the difference is just one project it "
      "is named. Rests on: targets are submitted together with the budget." },
    { "R28", "部门整体绩效目标的资金", "Department goals against the balances",
      BETWEEN, FINDING_ERROR,
      "总额等于财政拨款加其他资金，各合计等于基本支出加项目支出，并等于收支总表"
      "、支出总表的数；空白的分项按没有计。依据：部门整体支出绩效目标申报表的填"
      "报说明。",
      "The total is appropriations plus other money, each of which is basic "
      "plus project spending, and equals the balance and the expenditure "
      "table; blank parts are taken as not given. Rests on: the instructions "
      "of the form of departmental targets." },
    { "R29", "部门等于所属单位之和", "A department is the sum of its units",
      BETWEEN, FINDING_ERROR,
      "各表中部门的数等于所属单位之和，同一单位在收入总表和一般公共预算支出表中"
      "的数相等。依据：部门预算由所属单位预算汇总而成的规定。",
      "In every table the department is the sum of its units, and a unit has "
      "the same amount in the revenue table and in the general budget. Rests "
      "on: a departmental budget is put together from those of its units." },
    { "R30", "采购和购买服务不超过支出", "Purchases stay within spending",
      BETWEEN, FINDING_WARNING,
      "政府采购不超过支出总计，财政拨款的政府购买服务不超过财政拨款支出。依据："
      "先有预算、后有采购的规定。",
      "Procurement does not exceed total expenditure, service purchases from "
      "appropriations do not exceed expenditure from appropriations. Rests "
      "on: first the budget, then the purchase." },
    { "R31", "空表与收支总表", "Empty tables mean no money", BETWEEN,
      FINDING_ERROR,
      "没有政府性基金、国有资本经营预算拨款的部门公开空表，有拨款的不应是空表。"
      "依据：预算公开规定中空表也要公开并说明的要求。",
      "A department without government funds or state capital publishes "
      "empty tables; one that has such money does not. Rests on: the rules "
      "of publication ask for empty tables with a note." },
    { "R32", "年终结转", "Money left at the year's end", BETWEEN, FINDING_NOTE,
      "年终结转中非财政拨款的部分等于非财政拨款收入减去非财政拨款支出。依据：部"
      "门预算表间勾稽关系。",
      "What is carried forward of other than treasury money is such revenue "
      "less such expenditure. Rests on: the relations between the tables of "
      "a departmental budget." },
    { "R33", "项目总额等于财政资金与其他资金之和",
      "A project's total is fiscal plus other money", PROJECTS, FINDING_ERROR,
      "依据：项目支出绩效目标申报表的填报说明。",
      "Rests on: the instructions of the form of project targets." },
    { "R34", "成本指标不超过项目总额", "Cost stays within the project's total",
      PROJECTS, FINDING_WARNING,
      "以金额表示的成本指标不超过项目总额，各分项成本之和也不超过；预算执行率不"
      "是金额。依据：绩效指标与预算资金相匹配的要求。",
      "An indicator of cost in money does not exceed the project's total, "
      "nor do the parts together; a rate of execution is no amount. Rests "
      "on: indicators should match the money." },
    { "R35", "指标性质与指标相符", "The relation fits the indicator", PROJECTS,
      FINDING_WARNING,
      "满意度用“≤”，投诉率、成本、完成时限用“≥”都可疑。依据：绩效指标设定的一般"
      "规则。",
      "Satisfaction with ≤ is doubtful, and so are complaints, costs and "
      "deadlines with ≥. Rests on: the general rules for setting indicators." },
    { "R36", "度量单位与指标相符", "The unit fits the indicator", PROJECTS,
      FINDING_WARNING,
      "比率以“个”“项”计、数量以“%”计、定性指标带度量单位、定量指标没有单位都可"
      "疑。依据：绩效指标设定的一般规则。",
      "A rate counted in 个 or 项, a quantity in %, a qualitative indicator "
      "with a unit, a quantitative one without are doubtful. Rests on: the "
      "general rules for setting indicators." },
    { "R37", "指标方向与性质相符", "The direction fits the relation", PROJECTS,
      FINDING_WARNING,
      "“≥”“>”为正向，“≤”“<”为反向。依据：绩效指标填报说明。",
      "≥ and > go with 正向 (more is better), ≤ and < with 反向 (less is "
      "better). Rests on: the instructions for indicators." },
    { "R38", "指标齐全", "Indicators are complete", PROJECTS, FINDING_WARNING,
      "每个项目都有产出、效益、满意度指标，至少一个是数量化的。依据：项目支出绩"
      "效目标管理对一级指标的要求。",
      "Every project has indicators of output, of benefit and of "
      "satisfaction, one of them at least in numbers. Rests on: the first "
      "level of indicators that project targets must have." },
    { "R39", "同一指标取值一致", "One indicator has one value", PROJECTS,
      FINDING_WARNING,
      "同一项目内、项目与部门整体目标之间，同名指标的取值相同。",
      "Indicators of one name have one value, within a project and between a "
      "project and the department's own targets." },
    { "R40", "目标中的数字与总额相符", "Amounts in the goal fit the total",
      PROJECTS, FINDING_NOTE,
      "绩效目标文字中“共计……万元”之类的金额不大于项目总额。",
      "Amounts in the words of the goal, such as 共计…万元, do not exceed "
      "the project's total." },
    { "R41", "负责人与电话", "Person and phone", PROJECTS, FINDING_WARNING,
      "负责人是人名，电话是电话号码（公开文本的质量）。",
      "The person is a person's name, the phone a telephone number (the "
      "quality of the published text)." },
    { "R42", "项目编码", "Project codes", PROJECTS, FINDING_WARNING,
      "项目编码二十一位：地区六位、起始年两位（不晚于预算年度）、R、Y 或 T、"
      "序号十二位，全文不重复。依据：预算管理一体化规范中的项目编码规则。",
      "A project's code has 21 places: six for the region, two for the first "
      "year (not after that of the budget), R, Y or T, and a number of "
      "twelve; it stands once. Rests on: the rule for codes of the "
      "integrated budget management." },
    { "R43", "分值合计", "Weights add up to 100", EVALUATION, FINDING_ERROR,
      "自评各项分值合计为一百分。依据：项目支出绩效自评的计分办法。",
      "The weights of a self-evaluation add up to one hundred. Rests on: how "
      "project self-evaluations are scored." },
    { "R44", "资金总额等于各来源之和", "Funds add up", EVALUATION,
      FINDING_ERROR,
      "年初预算数、全年预算数、全年执行数三栏的资金总额都等于各来源之和。依据："
      "项目支出绩效自评表填报说明。",
      "Initial budget, full-year budget and amount executed are each the sum "
      "of their sources. Rests on: the instructions of the self-evaluation "
      "form." },
    { "R45", "执行率及其得分", "Execution rate and its score", EVALUATION,
      FINDING_ERROR,
      "执行率等于全年执行数除以全年预算数（不是年初预算数）；得分等于执行率乘分"
      "值，至多为分值。依据：项目支出绩效自评的计分办法。",
      "The rate of execution is the amount executed over the full-year "
      "budget (not the initial one); its score is the rate times the weight, "
      "at most the weight. Rests on: how project self-evaluations are "
      "scored." },
    { "R46", "得分在零与分值之间", "Scores lie between 0 and the weight",
      EVALUATION, FINDING_ERROR,
      "得分不为负，也不超过分值。依据：项目支出绩效自评的计分办法。",
      "A score is not negative and not above its weight. Rests on: how "
      "project self-evaluations are scored." },
    { "R47", "总分等于各项得分之和", "The total is the sum of the scores",
      EVALUATION, FINDING_ERROR,
      "依据：项目支出绩效自评的计分办法。",
      "Rests on: how project self-evaluations are scored." },
    { "R48", "定量指标得分与重算", "Quantitative scores recomputed", EVALUATION,
      FINDING_WARNING,
      "达到目标得满分，未达到的按完成比例计分；与填报得分相差半分以上的提示。依"
      "据：项目支出绩效自评的计分办法。",
      "A target that is met has the full score, one that is not met its "
      "share; a score that is half a point or more away is told. Rests on: "
      "how project self-evaluations are scored." },
    { "R49", "扣分应有原因", "Lost points need a reason", EVALUATION,
      FINDING_WARNING,
      "得分低于分值的指标应说明偏差原因。依据：项目支出绩效自评表填报说明。",
      "An indicator with a score below its weight should say why. Rests on: "
      "the instructions of the self-evaluation form." },
    { "R50", "分值与结果相互具备", "Weight and result go together", EVALUATION,
      FINDING_WARNING,
      "有分值的指标应有实际完成值，有完成值的指标应有分值。依据：项目支出绩效自"
      "评表填报说明。",
      "An indicator with a weight should have a result, one with a result a "
      "weight. Rests on: the instructions of the self-evaluation form." },
    { "R51", "执行数与完成值异常", "Unusual execution or results", EVALUATION,
      FINDING_WARNING,
      "全年执行数大于全年预算数、完成值超过目标百分之一百三十、成本超过上限都应"
      "说明。依据：项目支出绩效自评的审核要点。",
      "More executed than the full-year budget, a result above 130 % of its "
      "target, a cost above its limit: each should be explained. Rests on: "
      "what reviewers of self-evaluations look at." },
    { "R52", "等级与总分相符", "The grade fits the total", EVALUATION,
      FINDING_ERROR,
      "优 90 分以上，良 80 至 90 分，中 60 至 80 分，差 60 分以下。依据：项目支"
      "出绩效评价管理办法的等级划分。",
      "优 (excellent) from 90, 良 (good) from 80 to 90, 中 (fair) from 60 to "
      "80, 差 (poor) below 60. Rests on: the grades of the measures for "
      "project evaluation." },
    { "R53", "决算总表收支平衡", "The final account balances", FINAL,
      FINDING_ERROR,
      "收入支出决算总表：本年收入、使用非财政拨款结余、年初结转和结余之和等于收"
      "入总计；本年支出、结余分配、年末结转和结余之和等于支出总计；两个总计相等"
      "；本年收入、本年支出等于其各项之和。依据：部门决算报表编制说明。",
      "In the balance of a final account this year's income, what was used "
      "of earlier surpluses and what was brought forward make total income; "
      "this year's spending, what was distributed and what is carried "
      "forward make total spending; both totals are equal, and this year's "
      "income and spending are the sums of their items. Rests on: the "
      "instructions of the forms of final accounts." },
    { "R54", "收入、支出决算表与总表",
      "Income and spending against the balance", FINAL, FINDING_ERROR,
      "收入决算表的合计和各来源、支出决算表的合计和各类等于收入支出决算总表。收"
      "入决算表中的类是收入，不与支出比较。依据：部门决算表间勾稽关系。",
      "Total and sources of the table of income, total and classes of the "
      "table of spending equal the balance. A class in the table of income "
      "is income and never compared with spending. Rests on: the relations "
      "between the tables of a final account." },
    { "R55", "财政拨款收入支出决算总表", "The balance of appropriations", FINAL,
      FINDING_ERROR,
      "每行合计等于一般公共预算、政府性基金、国有资本经营三项之和；收入总计等于"
      "支出总计，各等于本年与年初、年末结转和结余之和（本年收入与本年支出不必相"
      "等）。依据：部门决算报表编制说明。",
      "In each row the total is the sum of general budget, government funds "
      "and state capital; the two grand totals are equal, each this year's "
      "money and what was brought or is carried forward (this year's income "
      "and spending need not be equal). Rests on: the instructions of the "
      "forms of final accounts." },
    { "R56", "一般公共预算支出决算表与财政拨款总表",
      "General budget against the balance of appropriations", FINAL,
      FINDING_ERROR,
      "一般公共预算财政拨款支出决算表的合计和各类等于财政拨款收入支出决算总表的"
      "一般公共预算栏。依据：部门决算表间勾稽关系。",
      "Total and classes of the table of the general budget equal the column "
      "of the general budget in the balance of appropriations. Rests on: the "
      "relations between the tables of a final account." },
    { "R57", "基本支出决算表与一般公共预算支出决算表",
      "Basic spending against the general budget", FINAL, FINDING_ERROR,
      "一般公共预算财政拨款基本支出决算表的人员经费与公用经费之和，等于一般公共"
      "预算财政拨款支出决算表的基本支出（不是支出决算表的）。依据：部门决算表间"
      "勾稽关系。",
      "Personnel and public use in the table of basic spending add up to "
      "basic spending in the table of the general budget (not that of all "
      "spending). Rests on: the relations between the tables of a final "
      "account." },
    { "R58", "“三公”经费决算与预算", "Three public expenses against their plan",
      FINAL, FINDING_WARNING,
      "“三公”经费的预算数、决算数各自相加；决算数一般不超过预算数，超过的应说明"
      "。依据：“只减不增”的要求；部门决算公开表的表内关系。",
      "The planned and the final amounts of the three public expenses each "
      "add up, and what is spent does not exceed the plan without an "
      "explanation. Rests on: the demand that they only decrease; the "
      "relations inside the published table." },
    { "R59", "政府性基金、国有资本经营决算表",
      "Funds and state capital: what is left", FINAL, FINDING_ERROR,
      "年初结转和结余加本年收入减本年支出等于年末结转和结余；支出等于财政拨款收"
      "入支出决算总表的相应栏。依据：部门决算报表编制说明。",
      "What was brought forward plus this year's income less this year's "
      "spending is what is left; spending equals the column of the balance "
      "of appropriations. Rests on: the instructions of the forms of final "
      "accounts." },
    { "R61", "文字中的金额与各表", "Amounts in the text against the tables",
      PROSE, FINDING_ERROR,
      "说明文字给出的金额（总收支、财政拨款、各科目、“三公”经费各项等）等于表中"
      "的数，按文字的单位和位数比较，差不到末位两个单位的视为截尾。只判断读得确"
      "切的句子。依据：预决算公开操作规程对公开内容真实、一致的要求。",
      "An amount that the text gives for a total, a subject or one of the "
      "three public expenses is that of the tables, in the text's unit and "
      "digits; less than two units of the last digit is truncation. Only "
      "what is understood for certain is judged. Rests on: the rules of "
      "publication ask for contents that are true and agree." },
    { "R63", "文字中的百分比", "Percentages in the text", PROSE, FINDING_ERROR,
      "文字中的增长、下降和完成百分比，等于由同处两个金额算出的数；基数为零的不"
      "判断。依据：预决算公开操作规程对增减变化说明的要求。",
      "A percentage of growth, decline or completion in the text is what its "
      "two amounts give; a base of zero is not judged. Rests on: the rules "
      "of publication ask for changes to be explained." },
    { "R65", "文字的比较和遗留", "Comparisons and left-over text", PROSE,
      FINDING_WARNING,
      "文字说决算数大于、小于或等于预算数，与所列金额一致；没有表式留下的“××局”"
      "“××年”。依据：预决算公开操作规程对公开内容的要求。",
      "What the text calls more, less or equal is so by its amounts; nothing "
      "of the form (××局, ××年) is left. Rests on: the rules of "
      "publication." },
    { "R66", "应公开的内容", "What should be published", PROSE,
      FINDING_WARNING,
      "应公开的表和说明都在文件里，空表有“没有这项收支”的说明；因地、因年而异"
      "的只作提示。只有一部分表的文件不判断；没有文字的文件，文字部分无法判断。"
      "依据：财预〔2016〕143号《地方预决算公开操作规程》等。",
      "The tables and explanations that must be published are in the file, "
      "an empty table with the sentence that there is no such money; what "
      "depends on place and year is a note. A file with a part of the tables "
      "only is not judged. Rests on: the rules of publication (财预〔2016〕"
      "143号) and others, item by item in data/disclosure.tsv." },
    { NULL, NULL, NULL, NULL, FINDING_NOTE, NULL, NULL },
};

const struct check_rule *
check_rules(void)
{
    return RULES;
}
