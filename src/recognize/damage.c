#include "recognize/damage.h"

static const struct {
    const char *id;
    enum finding_level level;
    const char *zh, *en;
} DAMAGES[DAMAGE_COUNT] = {
    [DAMAGE_UNIT_GUESSED] = { "D10", FINDING_NOTE, "表中未注明金额单位，按%s计",
                              "no unit of money is printed; taken as %s" },
    [DAMAGE_TITLE_LOST] = { "D11", FINDING_WARNING,
                            "表题缺失，按表头认作“%s”",
                            "the title is lost; by its header taken as %s" },
    [DAMAGE_HEADER_LOST] = { "D12", FINDING_WARNING,
                             "表头缺失，按内容认列（%s）",
                             "the header is lost; columns by contents (%s)" },
    [DAMAGE_TABLE_UNKNOWN] = { "D13", FINDING_NOTE,
                               "不认识的表“%s”，原样保留",
                               "a table of no known kind is kept as it is: "
                               "%s" },
    [DAMAGE_COLUMN_UNKNOWN] = { "D14", FINDING_NOTE,
                                "不认识的列“%s”，原样保留",
                                "a column of no known kind is kept: %s" },
    [DAMAGE_ROW_SHIFTED] = { "D15", FINDING_NOTE,
                             "本行单元格错位，已按内容归列：%s",
                             "cells of the row are out of place; put into "
                             "columns by what they are: %s" },
    [DAMAGE_CELL_UNPLACED] = { "D16", FINDING_WARNING,
                               "单元格“%s”不合任何一列",
                               "the cell \"%s\" fits no column" },
    [DAMAGE_ROW_JOINED] = { "D17", FINDING_NOTE,
                            "一行散在数行，已合并：%s",
                            "a row scattered over lines, put together: %s" },
    [DAMAGE_MARKUP_REPEATED] = { "D18", FINDING_NOTE,
                                 "残留标记中的%s行与正文重复，只计一次",
                                 "rows in left-over markup stand again as "
                                 "text and count once: %s" },
    [DAMAGE_MARKUP_USED] = { "D19", FINDING_NOTE,
                             "残留标记中的%s行不见于正文，照用",
                             "rows in left-over markup stand nowhere else "
                             "and are used: %s" },
    [DAMAGE_AMOUNT_BROKEN] = { "D20", FINDING_WARNING,
                               "金额“%s”不成数，未采用",
                               "the amount \"%s\" cannot be read and is not "
                               "used" },
    [DAMAGE_TOTAL_UNLABELLED] = { "D21", FINDING_NOTE,
                                  "未标名称的一行金额%s等于其余各行之和，"
                                  "认作合计",
                                  "an unlabelled row of %s is the sum of the "
                                  "others and taken as the total" },
    [DAMAGE_ROW_OUTSIDE] = { "D22", FINDING_NOTE, "不属于表的一行：%s",
                             "a line that is no row of the table: %s" },
    [DAMAGE_NUMBER_REPEATED] = { "D23", FINDING_NOTE, "表号%s重复",
                                 "two tables have the number %s" },
    [DAMAGE_COLUMN_MOVED] = { "D24", FINDING_NOTE,
                              "按各列合计归列：%s",
                              "put into columns by their totals: %s" },
};

struct finding *
damage_add(findings *found, enum damage which, struct place at,
           const char *what)
{
    /* the formats hold exactly one %s each */
    const char *zh = DAMAGES[which].zh, *en = DAMAGES[which].en;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    return findings_add(found, DAMAGES[which].id, DAMAGES[which].level, at,
                        zh, en, what);
#pragma GCC diagnostic pop
}
