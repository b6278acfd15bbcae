/* Every field that templates may bind, and the page about them. What the
 * values hold is here; how they are made is in the files beside. */
#include "write/html.h"

#include <glib.h>

/* --------------------------------------------------------- shared by many */

static const struct template_field PLAIN_ITEM[] = {
    { "", VALUE_RICH, "一条", NULL },
    { 0 }
};

static const struct template_field CELL[] = {
    { "text", VALUE_RICH,
      "文字；金额带到公开文本那一行的链接，更正过的和有疑的带记号", NULL },
    { "class", VALUE_TEXT, "n是数，repaired更正过，doubted有疑", NULL },
    { "span", VALUE_TEXT, "跨的列数", NULL },
    { "width", VALUE_TEXT, "小条：占全部的百分数", NULL },
    { 0 }
};

static const struct template_field ROW[] = {
    { "class", VALUE_TEXT, "行的类：total、group等", NULL },
    { "cells", VALUE_LIST, "各格", CELL },
    { 0 }
};

static const struct template_field TABLE[] = {
    { "anchor", VALUE_TEXT, "锚", NULL },
    { "caption", VALUE_TEXT, "表题", NULL },
    { "class", VALUE_TEXT, "“scroll”；列多的是“scroll wide”", NULL },
    { "unit", VALUE_TEXT, "金额单位", NULL },
    { "note", VALUE_RICH, "表注", NULL },
    { "heads", VALUE_LIST, "表头各行", ROW },
    { "rows", VALUE_LIST, "各行", ROW },
    { 0 }
};

static const struct template_field FIGURE[] = {
    { "anchor", VALUE_TEXT, "锚", NULL },
    { "chart", VALUE_CHART, "图", NULL },
    { "caption", VALUE_TEXT, "图题", NULL },
    { "note", VALUE_RICH, "图注", NULL },
    { 0 }
};

static const struct template_field KEY_FIGURE[] = {
    { "label", VALUE_TEXT, "名称", NULL },
    { "value", VALUE_RICH, "数字，带链接", NULL },
    { "unit", VALUE_TEXT, "单位", NULL },
    { "remark", VALUE_RICH, "附注", NULL },
    { "class", VALUE_TEXT, "bad要留意", NULL },
    { 0 }
};

static const struct template_field NAMED[] = {
    { "name", VALUE_TEXT, "名称", NULL },
    { "value", VALUE_RICH, "内容", NULL },
    { 0 }
};

static const struct template_field VERDICT_SENTENCE[] = {
    { "class", VALUE_TEXT, "“verdict good”、“verdict bad”等", NULL },
    { "text", VALUE_RICH, "结论", NULL },
    { 0 }
};

static const struct template_field BLOCK[] = {
    { "heading", VALUE_TEXT, "小题", NULL },
    { "text", VALUE_RICH, "一段", NULL },
    { "note", VALUE_RICH, "小字", NULL },
    { "items", VALUE_LIST, "列举的各条，本身是文字", PLAIN_ITEM },
    { "fields", VALUE_LIST, "基本情况", NAMED },
    { "figures", VALUE_LIST, "要点", KEY_FIGURE },
    { "verdict", VALUE_RECORD, "结论", VERDICT_SENTENCE },
    { "table", VALUE_RECORD, "表", TABLE },
    { "figure", VALUE_RECORD, "图", FIGURE },
    { 0 }
};

static const struct template_field SUBJECT[] = {
    { "code", VALUE_TEXT, "科目编码", NULL },
    { "name", VALUE_TEXT, "科目名称", NULL },
    { "class", VALUE_TEXT, "level1至level5", NULL },
    { "anchor", VALUE_TEXT, "锚", NULL },
    { "total", VALUE_RICH, "合计", NULL },
    { "basic", VALUE_RICH, "基本支出；没有是“–”", NULL },
    { "project", VALUE_RICH, "项目支出；没有是“–”", NULL },
    { "share", VALUE_SHARE, "占支出的比重；末级之下没有", NULL },
    { "total_width", VALUE_TEXT, "小条：合计占全部支出的百分数", NULL },
    { "basic_width", VALUE_TEXT, "小条：基本支出的百分数", NULL },
    { "project_width", VALUE_TEXT, "小条：项目支出的百分数", NULL },
    { 0 }
};

static const struct template_field CHAPTER[] = {
    { "anchor", VALUE_TEXT, "章的锚", NULL },
    { "link", VALUE_TEXT, "到锚的链接", NULL },
    { "title", VALUE_TEXT, "章题", NULL },
    { "blocks", VALUE_LIST,
      "依次的各块：每块只有一个字段有内容；分类各章和项目一章的表另有",
      BLOCK },
    { "subjects", VALUE_LIST,
      "三种分类的各章：类、款、项，上级在下级之前；功能分类末级之下是政府支出"
      "经济分类，再下是部门支出经济分类",
      SUBJECT },
    { "by_function", VALUE_FLAG, "是功能分类", NULL },
    { 0 }
};

/* --------------------------------------------------------- the annual page */

static const struct template_field REPORT[] = {
    { "heading", VALUE_TEXT, "“2022年部门预算”", NULL },
    { "department", VALUE_TEXT, "部门名称", NULL },
    { "title", VALUE_TEXT, "首页的题名", NULL },
    { "description", VALUE_TEXT, "一句话的说明", NULL },
    { "tables_title", VALUE_TEXT, "tables.html的题名", NULL },
    { "source_title", VALUE_TEXT, "source.html的题名", NULL },
    { "sheets_title", VALUE_TEXT, "sheets/index.html的题名", NULL },
    { "file", VALUE_TEXT, "公开文本的文件名", NULL },
    { "sha256", VALUE_TEXT, "公开文本的SHA-256", NULL },
    { "date", VALUE_TEXT, "编制日期；不给就没有", NULL },
    { "version", VALUE_TEXT, "程序的版本", NULL },
    { "dataset", VALUE_TEXT,
      "数据集说明（schema.org，JSON）；只在首页、tables.html、source.html，用"
      "于data-json", NULL },
    { "policy", VALUE_TEXT, "有data-json的页面的内容安全策略", NULL },
    { "is_budget", VALUE_FLAG, "是部门预算，不是自评", NULL },
    { "start", VALUE_TEXT, "到本次各文件总目录的链接；只有一份文件时没有",
      NULL },
    { 0 }
};

static const struct template_field META[] = {
    { "property", VALUE_TEXT, "“og:title”等", NULL },
    { "content", VALUE_TEXT, "内容", NULL },
    { 0 }
};

static const struct template_field PAGE[] = {
    { "canonical", VALUE_TEXT, "本页的正式地址；给了--base-url才有", NULL },
    { "meta", VALUE_LIST, "OpenGraph；给了--base-url才有", META },
    { 0 }
};

static const struct template_field DOWNLOAD[] = {
    { "title", VALUE_TEXT, "是什么", NULL },
    { "href", VALUE_TEXT, "相对地址", NULL },
    { "format", VALUE_TEXT, "“PDF”、“CSV”等", NULL },
    { "type", VALUE_TEXT, "媒体类型", NULL },
    { "size", VALUE_TEXT, "大小", NULL },
    { "sha256", VALUE_TEXT, "SHA-256", NULL },
    { 0 }
};

static const struct template_field RULE_GROUP[] = {
    { "name", VALUE_TEXT, "组名", NULL },
    { "holds", VALUE_COUNT, "相符处数", NULL },
    { "fails", VALUE_COUNT, "不符处数", NULL },
    { "not_applicable", VALUE_COUNT, "不适用处数", NULL },
    { "insufficient", VALUE_COUNT, "数据不足处数", NULL },
    { 0 }
};

static const struct template_field VERDICT[] = {
    { "holds", VALUE_COUNT, "相符处数", NULL },
    { "fails", VALUE_COUNT, "不符处数", NULL },
    { "not_applicable", VALUE_COUNT, "不适用处数", NULL },
    { "insufficient", VALUE_COUNT, "数据不足处数", NULL },
    { "findings", VALUE_COUNT, "发现的条数", NULL },
    { "open", VALUE_FLAG, "有数据不足的", NULL },
    { "class", VALUE_TEXT, "“verdict good”或“verdict bad”", NULL },
    { "groups", VALUE_LIST, "按规则组", RULE_GROUP },
    { 0 }
};

static const struct template_field FINDING[] = {
    { "id", VALUE_TEXT, "编号：R规则，D损坏", NULL },
    { "anchor", VALUE_TEXT, "锚", NULL },
    { "level", VALUE_TEXT, "错误、警告、提示", NULL },
    { "class", VALUE_TEXT, "error、warning、note", NULL },
    { "place", VALUE_TEXT, "位置", NULL },
    { "href", VALUE_TEXT, "到公开文本那一行的链接", NULL },
    { "message", VALUE_TEXT, "说明", NULL },
    { "printed", VALUE_TEXT, "印出的", NULL },
    { "used", VALUE_TEXT, "采用的", NULL },
    { "candidates", VALUE_TEXT, "可能的读法", NULL },
    { "reason", VALUE_TEXT, "理由", NULL },
    { 0 }
};

static const struct template_field PROJECT[] = {
    { "code", VALUE_TEXT, "项目编码", NULL },
    { "name", VALUE_TEXT, "项目名称", NULL },
    { "category", VALUE_TEXT, "项目类别", NULL },
    { "org", VALUE_TEXT, "单位", NULL },
    { "anchor", VALUE_TEXT, "锚", NULL },
    { "sheet", VALUE_TEXT, "到绩效表的链接", NULL },
    { "total", VALUE_RICH, "总额", NULL },
    { "width", VALUE_TEXT, "小条：占最大项目的百分数", NULL },
    { "indicators", VALUE_COUNT, "指标数", NULL },
    { 0 }
};

static const struct template_field EVALUATION[] = {
    { "name", VALUE_TEXT, "项目名称", NULL },
    { "sheet", VALUE_TEXT, "到自评表的链接", NULL },
    { "year", VALUE_TEXT, "年度", NULL },
    { "score", VALUE_RICH, "自评得分", NULL },
    { "budget", VALUE_RICH, "全年预算数", NULL },
    { "executed", VALUE_RICH, "全年执行数", NULL },
    { "rate", VALUE_TEXT, "重算的执行率", NULL },
    { "grade", VALUE_TEXT, "按得分应为的等级", NULL },
    { "goal", VALUE_TEXT, "年初目标", NULL },
    { "actual", VALUE_TEXT, "实际完成", NULL },
    { "indicators", VALUE_COUNT, "指标数", NULL },
    { "blocks", VALUE_LIST, "一看便知的：总分、结论、执行率、得分构成、失分",
      BLOCK },
    { 0 }
};

static const struct template_field COLUMN[] = {
    { "name", VALUE_TEXT, "列名", NULL },
    { "class", VALUE_TEXT, "n是数", NULL },
    { 0 }
};

static const struct template_field PUBLISHED_ROW[] = {
    { "class", VALUE_TEXT, "total是合计", NULL },
    { "anchor", VALUE_TEXT, "锚", NULL },
    { "line", VALUE_RICH, "行号，带到公开文本那一行的链接", NULL },
    { "cells", VALUE_LIST, "各格", CELL },
    { 0 }
};

static const struct template_field PUBLISHED[] = {
    { "anchor", VALUE_TEXT, "锚", NULL },
    { "link", VALUE_TEXT, "到锚的链接", NULL },
    { "name", VALUE_TEXT, "表号与表名", NULL },
    { "class", VALUE_TEXT, "“scroll”；列多的是“scroll wide”", NULL },
    { "unit", VALUE_TEXT, "金额单位", NULL },
    { "empty", VALUE_FLAG, "没有数据", NULL },
    { "columns", VALUE_LIST, "各列", COLUMN },
    { "rows", VALUE_LIST, "各行", PUBLISHED_ROW },
    { 0 }
};

static const struct template_field SOURCE_LINE[] = {
    { "anchor", VALUE_TEXT, "锚：l加行号", NULL },
    { "number", VALUE_COUNT, "行号", NULL },
    { "class", VALUE_TEXT, "有发现的是“doubted”，更正过的是“repaired”",
      NULL },
    { "text", VALUE_RICH, "文字；有发现的行后有到发现的链接", NULL },
    { 0 }
};

/* ------------------------------------------------------------------ sheets */

static const struct template_field SHEET[] = {
    { "title", VALUE_TEXT, "题名", NULL },
    { "department", VALUE_TEXT, "部门", NULL },
    { "name", VALUE_TEXT, "项目名称", NULL },
    { "kind", VALUE_TEXT, "表的种类", NULL },
    { "source", VALUE_TEXT, "到公开文本的链接", NULL },
    { "pdf", VALUE_TEXT, "到PDF的链接", NULL },
    { "before", VALUE_TEXT, "到金额大一位的表的链接；第一张没有", NULL },
    { "after", VALUE_TEXT, "到金额小一位的表的链接；最后一张没有", NULL },
    { "blocks", VALUE_LIST, "内容，依次；每块只有其种类的一个字段",
      BLOCK },
    { 0 }
};

static const struct template_field LISTED_SHEET[] = {
    { "rank", VALUE_COUNT, "按金额的位次", NULL },
    { "code", VALUE_TEXT, "项目编码", NULL },
    { "name", VALUE_TEXT, "项目名称", NULL },
    { "org", VALUE_TEXT, "单位", NULL },
    { "page", VALUE_TEXT, "到网页的链接", NULL },
    { "pdf", VALUE_TEXT, "到PDF的链接", NULL },
    { "total", VALUE_AMOUNT, "项目总额；自评为全年预算数", NULL },
    { "score", VALUE_TEXT, "自评总分", NULL },
    { "grade", VALUE_TEXT, "按总分应为的等级", NULL },
    { "rate", VALUE_TEXT, "重算的执行率", NULL },
    { "output", VALUE_COUNT, "产出指标数", NULL },
    { "benefit", VALUE_COUNT, "效益指标数", NULL },
    { "satisfaction", VALUE_COUNT, "满意度指标数", NULL },
    { "cost", VALUE_COUNT, "成本指标数", NULL },
    { "other", VALUE_COUNT, "其他指标数", NULL },
    { "indicators", VALUE_COUNT, "指标数", NULL },
    { "measurable", VALUE_SHARE, "其中定量的占比；没有指标时没有", NULL },
    { "found", VALUE_COUNT, "待查：错误与警告的条数", NULL },
    { 0 }
};

static const struct template_field GRADE[] = {
    { "name", VALUE_TEXT, "优、良、中、差，“没有总分”", NULL },
    { "count", VALUE_COUNT, "份数", NULL },
    { 0 }
};

static const struct template_field LOST_KIND[] = {
    { "name", VALUE_TEXT, "产出、效益、满意度、成本、其他、预算执行率", NULL },
    { "weight", VALUE_TEXT, "分值之和", NULL },
    { "lost", VALUE_TEXT, "失分之和", NULL },
    { "share", VALUE_TEXT, "失分占分值的比率", NULL },
    { 0 }
};

static const struct template_field EVALUATED_ITEM[] = {
    { "name", VALUE_TEXT, "项目名称", NULL },
    { "page", VALUE_TEXT, "到自评表的链接", NULL },
    { "org", VALUE_TEXT, "单位", NULL },
    { "year", VALUE_TEXT, "年度", NULL },
    { "budget", VALUE_AMOUNT, "全年预算数", NULL },
    { "executed", VALUE_AMOUNT, "全年执行数", NULL },
    { "rate", VALUE_TEXT, "重算的执行率，或为什么没有", NULL },
    { "rate_width", VALUE_TEXT, "小条：执行率的百分数", NULL },
    { "score", VALUE_TEXT, "自评总分", NULL },
    { "again", VALUE_TEXT, "各项得分以分值为限之和", NULL },
    { "class", VALUE_TEXT, "“n”；与自评总分不同的是“n bad”", NULL },
    { "width", VALUE_TEXT, "小条：自评总分占一百分的百分数", NULL },
    { "grade", VALUE_TEXT, "按总分应为的等级", NULL },
    { "lost", VALUE_TEXT, "失分", NULL },
    { "found", VALUE_COUNT, "待查：错误与警告的条数", NULL },
    { 0 }
};

static const struct template_field EVALUATED[] = {
    { "title", VALUE_TEXT, "题名", NULL },
    { "version", VALUE_TEXT, "程序的版本", NULL },
    { "date", VALUE_TEXT, "编制日期；不给就没有", NULL },
    { "count", VALUE_COUNT, "份数", NULL },
    { "grades", VALUE_LIST, "各等级的份数", GRADE },
    { "kinds", VALUE_LIST, "失分按指标的种类", LOST_KIND },
    { "charts", VALUE_LIST, "图", FIGURE },
    { "items", VALUE_LIST, "各份自评，总分低的在前", EVALUATED_ITEM },
    { 0 }
};

/* ------------------------------------------------------- a run of documents */

static const struct template_field DOCUMENT[] = {
    { "title", VALUE_TEXT, "“2022年部门预算”", NULL },
    { "year", VALUE_TEXT, "年度", NULL },
    { "kind", VALUE_TEXT, "部门预算、绩效自评", NULL },
    { "file", VALUE_TEXT, "公开文本的文件名", NULL },
    { "href", VALUE_TEXT, "到首页的链接", NULL },
    { "tables", VALUE_TEXT, "到tables.html的链接", NULL },
    { "source", VALUE_TEXT, "到source.html的链接", NULL },
    { "sheets", VALUE_TEXT, "到绩效表目录的链接", NULL },
    { "pdf", VALUE_TEXT, "到简报的链接", NULL },
    { "sheets_pdf", VALUE_TEXT, "到全部绩效表的链接", NULL },
    { "xlsx", VALUE_TEXT, "到工作簿的链接", NULL },
    { "json", VALUE_TEXT, "到budget.json的链接", NULL },
    { "total", VALUE_RICH, "支出合计", NULL },
    { "unit", VALUE_TEXT, "它的单位", NULL },
    { "basic_width", VALUE_TEXT, "小条：基本支出占支出的百分数", NULL },
    { "project_width", VALUE_TEXT, "小条：项目支出占支出的百分数", NULL },
    { "split", VALUE_TEXT, "“基本支出12.00%，项目支出88.00%”", NULL },
    { "score", VALUE_TEXT, "只有一份自评时的得分", NULL },
    { "tables_count", VALUE_COUNT, "表的张数", NULL },
    { "projects", VALUE_COUNT, "项目数", NULL },
    { "evaluations", VALUE_COUNT, "自评数", NULL },
    { "holds", VALUE_COUNT, "相符处数", NULL },
    { "fails", VALUE_COUNT, "不符处数", NULL },
    { "insufficient", VALUE_COUNT, "数据不足处数", NULL },
    { "verdict", VALUE_TEXT, "“good”或“bad”", NULL },
    { 0 }
};

static const struct template_field DEPARTMENT[] = {
    { "name", VALUE_TEXT, "部门名称", NULL },
    { "documents", VALUE_LIST, "其各份文件，近的年度在前", DOCUMENT },
    { "compare", VALUE_TEXT, "到各年比较的链接；只有一年的没有", NULL },
    { 0 }
};

static const struct template_field COMPARISON[] = {
    { "anchor", VALUE_TEXT, "锚", NULL },
    { "link", VALUE_TEXT, "到锚的链接", NULL },
    { "department", VALUE_TEXT, "部门名称", NULL },
    { "title", VALUE_TEXT, "“2022年与2021年”", NULL },
    { "gap", VALUE_TEXT, "为什么合计与分类不作比较；可比的没有", NULL },
    { "figures", VALUE_LIST, "关键数字", KEY_FIGURE },
    { "chapters", VALUE_LIST, "各章", CHAPTER },
    { 0 }
};

static const struct template_field RUN[] = {
    { "title", VALUE_TEXT, "题名", NULL },
    { "compare_title", VALUE_TEXT, "compare.html的题名", NULL },
    { "date", VALUE_TEXT, "编制日期", NULL },
    { "version", VALUE_TEXT, "程序的版本", NULL },
    { "count", VALUE_COUNT, "文件数", NULL },
    { "evaluations", VALUE_TEXT, "到各自评汇总的链接", NULL },
    { "departments", VALUE_LIST, "按部门", DEPARTMENT },
    { "comparisons", VALUE_LIST, "compare.html：相邻两年的比较", COMPARISON },
    { 0 }
};

/* --------------------------------------------------------------- the whole */

const struct template_field HTML_FIELDS[] = {
    { "report", VALUE_RECORD, "这份文件；它的每个页面都有", REPORT },
    { "page", VALUE_RECORD, "这个页面", PAGE },
    { "downloads", VALUE_LIST,
      "可以下载的文件（本次或上次写出、现在文件夹里有的）", DOWNLOAD },
    { "overview", VALUE_LIST, "要览：关键数字与文字", BLOCK },
    { "verdict", VALUE_RECORD, "勾稽核对的结果", VERDICT },
    { "findings", VALUE_LIST, "发现，重的在前", FINDING },
    { "money_chapters", VALUE_LIST, "简报中支出分类以前各章", CHAPTER },
    { "class_chapters", VALUE_LIST, "支出按三种分类各章", CHAPTER },
    { "use_chapters", VALUE_LIST, "其后至项目以前各章", CHAPTER },
    { "project_chapters", VALUE_LIST, "项目一章（至多一章）", CHAPTER },
    { "target_chapters", VALUE_LIST, "项目以后各章", CHAPTER },
    { "glossary", VALUE_LIST, "名词解释（至多一章）", CHAPTER },
    { "method", VALUE_LIST, "编制说明（至多一章）", CHAPTER },
    { "projects", VALUE_LIST, "项目", PROJECT },
    { "evaluations", VALUE_LIST, "自评", EVALUATION },
    { "tables", VALUE_LIST, "公开的全部表格", PUBLISHED },
    { "source", VALUE_LIST, "公开文本逐行", SOURCE_LINE },
    { "sheets", VALUE_LIST, "sheets/index.html：各绩效表", LISTED_SHEET },
    { "sheet", VALUE_RECORD, "sheets/各页：一张绩效表", SHEET },
    { "evaluated", VALUE_RECORD, "evaluations.html：几份自评的汇总",
      EVALUATED },
    { "run", VALUE_RECORD, "几份文件的总目录与比较", RUN },
    { 0 }
};

static const char *
kind_word(enum value_kind kind)
{
    static const char *const words[] = {
        [VALUE_NULL] = "空", [VALUE_TEXT] = "文字",
        [VALUE_RICH] = "文字与链接", [VALUE_AMOUNT] = "金额",
        [VALUE_COUNT] = "个数", [VALUE_SHARE] = "比重", [VALUE_FLAG] = "是否",
        [VALUE_LIST] = "列表", [VALUE_RECORD] = "记录", [VALUE_CHART] = "图"
    };
    return words[kind];
}

static const char INTRODUCTION[] =
    "# 模板的字段\n\n"
    "由 `yusuan templates DIR` 写出。模板是XHTML，未填写时也能在浏览器里"
    "打开；下列指令由程序填写：\n\n"
    "| 指令 | 作用 |\n|---|---|\n"
    "| `data-text=\"字段\"` | 文字；`data-format` 可为 `wan2` `wan6` `yi2` "
    "`yuan2`（金额）、`percent`（比重）、`plain`（个数） |\n"
    "| `data-repeat=\"名 in 列表\"` | 列表每项一次；`#名` 是第几项 |\n"
    "| `data-if` `data-unless` | 有（没有）这个字段时才留下 |\n"
    "| `data-chart` | 图，放在元素最前 |\n"
    "| `data-attr-名=\"字段\"` | 属性；空的不写；`on…`、`style` 不可 |\n"
    "| `data-include=\"文件\"` | 另一个模板，放在元素最后；已取的名在其中"
    "也可用 |\n"
    "| `data-json` | 数据块，只用于 `application/ld+json` |\n"
    "| `data-js-…` | 留给页面的脚本 |\n\n"
    "字段名里的 `[]` 表示列表的一项，用 `data-repeat` 给它取名。文字、金额等"
    "都可能为空。“文字与链接”只用于 `data-text`，链接由程序写出。\n\n"
    "| 字段 | 种类 | 含义 |\n|---|---|---|\n";

static void
put_fields(sink *out, const struct template_field *fields, const char *above)
{
    for (const struct template_field *f = fields; f->name; f++) {
        char *path = g_strconcat(above, f->name, NULL);
        bool list = f->kind == VALUE_LIST;
        bool bare = list && f->within && !*f->within->name;
        char *below = g_strconcat(path, list ? "[]" : "", bare ? "" : ".",
                                  NULL);
        sink_printf(out, "| `%s` | %s | %s |\n", path, kind_word(f->kind),
                    f->about);
        if (f->within)
            put_fields(out, f->within, below);
        g_free(below);
        g_free(path);
    }
}

void
html_fields_page(sink *out)
{
    sink_puts(out, INTRODUCTION);
    put_fields(out, HTML_FIELDS, "");
}
