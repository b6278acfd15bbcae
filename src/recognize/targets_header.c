/* The header of a table of targets → what each column holds. The positions are
 * a prior only: rows lose cells and shift. */
#include "recognize/targets.h"

#include "base/unicode.h"

#include <string.h>

/* Header words, compared folded; the first that a header contains wins. */
static const struct {
    const char *word;
    enum column_role role;
} HEADERS[] = {
    { "一级指标", COLUMN_LEVEL1 },
    { "二级指标", COLUMN_LEVEL2 },
    { "三级指标", COLUMN_LEVEL3 },
    { "方向", COLUMN_DIRECTION },
    { "性质", COLUMN_RELATION },
    { "指标值类型", COLUMN_RELATION },
    { "指标内容", COLUMN_NOTE },
    { "分标准", COLUMN_NOTE },
    { "度量单位", COLUMN_MEASURE },
    { "计量单位", COLUMN_MEASURE },
    { "指标值", COLUMN_VALUE },
    { "目标值", COLUMN_VALUE },
    { "指标单位", COLUMN_MEASURE },
    { "活动", COLUMN_ACTIVITY },
    { "绩效目标", COLUMN_GOAL },
    { "总体目标", COLUMN_GOAL },
    { "年度目标", COLUMN_GOAL },
    { "电话", COLUMN_PHONE },
    { "联系方式", COLUMN_PHONE },
    { "负责人", COLUMN_PERSON },
    { "联系人", COLUMN_PERSON },
    { "项目类别", COLUMN_CATEGORY },
    { "项目类型", COLUMN_CATEGORY },
    { "项目属性", COLUMN_CATEGORY },
    { "项目编码", COLUMN_PROJECT_CODE },
    { "项目代码", COLUMN_PROJECT_CODE },
    { "项目名称", COLUMN_PROJECT },
    { "单位编码", COLUMN_ORG_CODE },
    { "单位名称", COLUMN_ORG },
    { "项目单位", COLUMN_ORG },
    { "预算单位", COLUMN_ORG },
    { "实施单位", COLUMN_ORG },
    { "主管部门", COLUMN_ORG },
    { "财政资金", COLUMN_FISCAL },
    { "财政拨款", COLUMN_FISCAL },
    { "其他资金", COLUMN_OTHER_MONEY },
    { "单位资金", COLUMN_OTHER_MONEY },
    { "项目总额", COLUMN_TOTAL },
    { "项目金额", COLUMN_TOTAL },
    { "预算数", COLUMN_TOTAL },
    { "预算金额", COLUMN_TOTAL },
    { "资金总额", COLUMN_TOTAL },
    { "年度金额", COLUMN_TOTAL },
    { "合计", COLUMN_TOTAL },
    { "总额", COLUMN_TOTAL },
    { "金额", COLUMN_TOTAL },
    { "绩效指标", COLUMN_LEVEL3 },
    { "备注", COLUMN_NOTE },
    { "序号", COLUMN_NOTE },
    { "单位", COLUMN_ORG },
    { "项目", COLUMN_PROJECT },
};

static enum column_role
role_of(const char *folded)
{
    for (size_t i = 0; i < G_N_ELEMENTS(HEADERS); i++)
        if (strstr(folded, HEADERS[i].word))
            return HEADERS[i].role;
    return COLUMN_UNKNOWN;
}

bool
target_header_word(const char *folded)
{
    for (size_t i = 0; i < G_N_ELEMENTS(HEADERS); i++)
        if (strcmp(folded, HEADERS[i].word) == 0)
            return true;
    return strcmp(folded, "其中:") == 0;
}

/* The header rows of one section, cell by cell. */
static const struct grid_cell *
header_cell(const struct grid *g, size_t row, size_t column)
{
    const struct grid_row *line = &g->rows[row];
    if (column >= line->n_cells || !*line->cells[column].text)
        return NULL;
    return &line->cells[column];
}

/* What stands above a column in `row`: its own cell, or that of the merged
 * cell to its left. */
static const struct grid_cell *
header_above(const struct grid *g, size_t row, size_t column)
{
    for (size_t c = column + 1; c-- > 0;) {
        const struct grid_cell *cell = header_cell(g, row, c);
        if (cell)
            return cell;
    }
    return NULL;
}

static struct column
read_column(const struct recognizing *r, const struct section *s, size_t c)
{
    const struct grid *g = r->grid;
    struct column column = { .role = COLUMN_UNKNOWN };
    size_t lowest = s->n_header_rows;
    for (size_t i = s->n_header_rows; i-- > 0 && !column.name;) {
        const struct grid_cell *cell = header_cell(g, s->header_row + i, c);
        if (!cell)
            continue;
        column.name = unicode_tidy(r->memory, cell->text);
        column.role = role_of(unicode_fold(r->memory, cell->text));
        lowest = i;
    }
    if (lowest > 0 && lowest < s->n_header_rows) {
        const struct grid_cell *above =
            header_above(g, s->header_row + lowest - 1, c);
        column.group = above ? unicode_tidy(r->memory, above->text) : NULL;
    }
    return column;
}

struct target_columns
target_columns_read(const struct recognizing *r, const struct section *s)
{
    struct target_columns columns = { 0 };
    for (size_t i = 0; i < s->n_header_rows; i++)
        columns.n = MAX(columns.n, r->grid->rows[s->header_row + i].n_cells);
    columns.columns = arena_array(r->memory, struct column, columns.n);
    columns.folded = arena_array(r->memory, const char *, columns.n);
    columns.above = arena_array(r->memory, const char *, columns.n);
    for (size_t c = 0; c < columns.n; c++) {
        struct column *column = &columns.columns[c];
        *column = read_column(r, s, c);
        if (column->name)
            columns.folded[c] = unicode_fold(r->memory, column->name);
        if (column->group)
            columns.above[c] = unicode_fold(r->memory, column->group);
    }
    while (columns.n > 0 && !columns.columns[columns.n - 1].name)
        columns.n--; /* trailing tabs */
    for (size_t c = 0; c < columns.n; c++)
        if (columns.folded[c] && (strstr(columns.folded[c], "权重") ||
                                  strstr(columns.folded[c], "分值")))
            columns.weight = (int) c + 1;
    if (!columns.weight && s->header_words &&
        (strstr(s->header_words, "权重") || strstr(s->header_words, "分值")))
        columns.weight = -1; /* somewhere */
    for (size_t c = columns.n; c-- > 0;)
        columns.at[columns.columns[c].role] = (int) c + 1;
    columns.at[COLUMN_UNKNOWN] = 0;
    columns.relation_last = columns.at[COLUMN_VALUE] &&
                            columns.at[COLUMN_RELATION] >
                                columns.at[COLUMN_VALUE];
    return columns;
}
