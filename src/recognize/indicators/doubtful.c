/* The doubts about tables of indicators, in words. */
#include "recognize/indicators/doubtful.h"

static const struct {
    const char *id;
    enum finding_level level;
    const char *zh, *en; /* the first %s is `what`, the second `more` */
} WORDING[DOUBTS] = {
    [DOUBT_UNNAMED] = { "D25", FINDING_WARNING,
        "第 %s 行的绩效指标属于一个失去名称行的项目",
        "the indicators of lines %s belong to a project whose name row is "
        "lost" },
    [DOUBT_EMPTY] = { "D26", FINDING_WARNING,
        "项目“%s”没有绩效指标", "project \"%s\" has no indicators" },
    [DOUBT_FAR] = { "D27", FINDING_NOTE,
        "项目“%s”的名称行不在自己的指标（第 %s 行）旁边",
        "the name row of \"%s\" does not stand beside its indicators (lines "
        "%s)" },
    [DOUBT_BOUNDARY] = { "D28", FINDING_WARNING,
        "从这一行起归入“%s”，但也可能在前后一两行分界",
        "from here on taken for \"%s\", though the projects may meet a row or "
        "two away" },
    [DOUBT_RELATION] = { "D29", FINDING_WARNING,
        "“%s”的指标性质印作约等号，按 %s 理解",
        "the relation of \"%s\" is printed as about-equal; taken as %s" },
    [DOUBT_FRAGMENT] = { "D30", FINDING_NOTE,
        "这里有一段项目编码 %s，没有名称，不另算一个项目",
        "a piece of a project code, %s, without a name: not counted as a "
        "project" },
    [DOUBT_CUT_VALUE] = { "D31", FINDING_WARNING,
        "“%s”只有指标性质 %s，没有指标值",
        "\"%s\" has a relation, %s, and no value" },
    [DOUBT_TORN] = { "D32", FINDING_WARNING,
        "“%s”的绩效目标失去了开头",
        "the goal of \"%s\" has lost its beginning" },
    [DOUBT_REPEATED] = { "D33", FINDING_NOTE,
        "残留的网页表格重复了 %s 行绩效指标，只计一次",
        "left-over markup repeats %s indicator rows; counted once" },
    [DOUBT_UNIT] = { "D34", FINDING_NOTE,
        "单位“%s”的名称印在第 %s 行，从这一项目起按它归属",
        "the unit \"%s\" is printed on line %s; projects from here on are "
        "taken for its" },
    [DOUBT_COLUMN] = { "D35", FINDING_NOTE,
        "表头“%s”不认识，栏内数据按原位保留，理解为：%s",
        "“%s” in the header is not known; its column stays in its place, "
        "taken for: %s" },
    [DOUBT_NAMELESS] = { "D36", FINDING_WARNING,
        "这一行绩效指标没有三级指标名称", "an indicator without a name" },
    [DOUBT_ACTIVITY] = { "D39", FINDING_NOTE,
        "“%s”是表格自己的字样，落在活动一栏，不作活动名称",
        "\"%s\" is a word of the form that stands in the column of "
        "activities; not taken for one" },
    [DOUBT_READING] = { "D40", FINDING_NOTE,
        "“%s”属于哪一栏不能确定，两种读法相差不大",
        "“%s” could stand in another column; both readings are about as good" },
    [DOUBT_LEVEL] = { "D41", FINDING_NOTE,
        "一级指标缺失，按二级指标“%s”推定",
        "the first level is lost; taken from the second level “%s”" },
    [DOUBT_HEADER] = { "D42", FINDING_WARNING,
        "指标表没有可认的表头，按常用栏次读取",
        "the indicators have no known header; read in the usual order" },
    [DOUBT_WEIGHT] = { "D43", FINDING_WARNING,
        "指标“%s”没有分值和得分两栏",
        "the indicator “%s” has neither weight nor score cell" },
    [DOUBT_FUNDS] = { "D44", FINDING_WARNING,
        "“%s”一行缺少空格位置，金额属于哪一栏不能确定",
        "cells of the row “%s” are lost; a figure's column is uncertain" },
    [DOUBT_GOAL] = { "D45", FINDING_NOTE,
        "目标与完成情况的分界不能确定，取“%s”为完成情况的开头",
        "the result is taken to begin at “%s”; another place is as likely" },
    [DOUBT_JOINED] = { "D46", FINDING_NOTE,
        "“%s”所在行并入上一行的指标",
        "the row of “%s” is joined to the indicator before it" },
    [DOUBT_CUT] = { "D47", FINDING_WARNING,
        "自评表不完整：缺少%s", "the form is not whole: no %s" },
    [DOUBT_HEAD] = { "D48", FINDING_WARNING,
        "表中没有项目名称", "the form names no project" },
    [DOUBT_YEAR] = { "D49", FINDING_WARNING,
        "自评表没有年度", "the form names no year" },
};

struct finding *
doubt_at(struct recognizing *r, enum doubt doubt, struct place at,
         const char *what, const char *more)
{
    return findings_add(r->found, WORDING[doubt].id, WORDING[doubt].level, at,
                        WORDING[doubt].zh, WORDING[doubt].en,
                        what ? what : "", more ? more : "");
}

struct finding *
doubt_line(struct recognizing *r, enum doubt doubt, const char *table, int line,
           const char *what, const char *more)
{
    struct place at = { r->grid->file, table, line, 0 };
    return doubt_at(r, doubt, at, what, more);
}
