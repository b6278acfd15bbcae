/* Reports made to hurt, set in every style: no text on another, none outside
 * of the margins, none lost, and soon. */
#include "sound.h"

#include <stdio.h>
#include <string.h>

/* A backstop only, in seconds: the longest takes two. */
#define SLOW 60.0

struct maker {
    struct report *r;
    arena *memory;
};

/* ---------------------------------------------------------------- matter */

static const char *
repeated(const struct maker *m, const char *piece, int times)
{
    GString *all = g_string_new(NULL);
    for (int i = 0; i < times; i++)
        g_string_append(all, piece);
    const char *text = arena_strdup(m->memory, all->str);
    g_string_free(all, TRUE);
    return text;
}

static const char *
long_name(const struct maker *m)
{
    return repeated(m, "示范区高质量发展专项资金", 25); /* 300 characters */
}

static const char *
long_word(const struct maker *m)
{
    return repeated(m, "Abcdefghij", 50);
}

static struct report_table *
add_table(struct maker *m, size_t columns, size_t rows)
{
    struct report_table *t = report_table_new(m->memory, columns, 1, rows);
    t->caption = "支出表";
    t->unit = "金额单位：万元";
    t->numbered = true;
    for (size_t k = 0; k < columns; k++) {
        t->columns[k].align = k ? ALIGN_POINT : ALIGN_LEFT;
        t->head[0].cells[k].text =
            text_plain(m->memory, k ? "金额" : "项目");
    }
    for (size_t i = 0; i < rows; i++)
        for (size_t k = 0; k < columns; k++)
            t->rows[i].cells[k].text =
                text_plain(m->memory, k ? "1,234.567890" : "支出项目");
    report_add(m->r, BLOCK_TABLE)->table = t;
    return t;
}

static void
fill_column(struct maker *m, struct report_table *t, size_t k,
            const char *text)
{
    for (size_t i = 0; i < t->n_rows; i++)
        t->rows[i].cells[k].text = text_plain(m->memory, text);
}

static void
add_paragraph(struct maker *m, const char *text)
{
    report_add(m->r, BLOCK_PARAGRAPH)->paragraph =
        text_plain(m->memory, text);
}

/* ----------------------------------------------------------------- cases */

static void
make_long_names(struct maker *m)
{
    const char *name = long_name(m);
    struct cover *cover = &report_add(m->r, BLOCK_COVER)->cover;
    cover->title = arena_printf(m->memory, "2022年%s简报", name);
    cover->subject = cover->motto = name;
    report_add(m->r, BLOCK_CONTENTS);
    m->r->head_left = m->r->head_right = name;
    report_heading(m->r, 1, "a", arena_printf(m->memory, "一、%s", name));
    add_paragraph(m, name);
    report_heading(m->r, 2, "b", "（一）支出");
    struct report_table *t = add_table(m, 4, 6);
    t->caption = t->unit = t->note = name;
    fill_column(m, t, 0, name);
}

static void
make_long_goal(struct maker *m)
{
    const char *goal =
        repeated(m, "支持企业开展颠覆性技术研发，安排205,199.56万元。", 770);
    add_paragraph(m, goal);
    fill_column(m, add_table(m, 2, 3), 0, goal);
    struct block *block = report_add(m->r, BLOCK_VERDICT);
    block->verdict.text = text_plain(m->memory, long_name(m));
}

static void
make_many_rows(struct maker *m)
{
    add_table(m, 4, 50000);
}

static void
make_huge_amounts(struct maker *m)
{
    static const char huge[] = "1,000,000,000,000.000000";
    struct report_table *t = add_table(m, 9, 12);
    for (size_t k = 1; k < 9; k++)
        fill_column(m, t, k, huge);
    struct key_figure *figures = arena_array(m->memory, struct key_figure, 5);
    for (int i = 0; i < 5; i++)
        figures[i] = (struct key_figure) { .label = "支出合计", .value = huge,
                                           .unit = "万元",
                                           .remark = "比上年增长100.00%" };
    struct block *block = report_add(m->r, BLOCK_FIGURES);
    block->figures.items = figures;
    block->figures.n = 5;
}

static void
make_many_columns(struct maker *m)
{
    add_table(m, 40, 30);
    add_table(m, 80, 5);
}

static void
make_long_words(struct maker *m)
{
    const char *word = long_word(m);
    add_paragraph(m, word);
    report_heading(m->r, 1, "a", word);
    struct report_table *t = add_table(m, 5, 4);
    t->caption = word;
    fill_column(m, t, 0, word);
    fill_column(m, t, 2, word);
    struct field *fields = arena_array(m->memory, struct field, 2);
    for (int i = 0; i < 2; i++)
        fields[i] = (struct field) { word, text_plain(m->memory, word),
                                     i == 1 };
    struct block *block = report_add(m->r, BLOCK_FIELDS);
    block->fields.items = fields;
    block->fields.n = 2;
    block->fields.columns = 2;
}

static void
make_marks_alone(struct maker *m)
{
    static const char *const marks[] = { "。", "（）", "、、、，，，", "——",
                                         "……", "“”", "》》》", "%" };
    struct report_table *t = add_table(m, 3, G_N_ELEMENTS(marks));
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        for (size_t k = 0; k < 3; k++)
            t->rows[i].cells[k].text = text_plain(m->memory, marks[i]);
        add_paragraph(m, marks[i]);
        add_paragraph(m, repeated(m, marks[i], 200));
    }
}

static void
make_charts(struct maker *m)
{
    struct chart_item *items = arena_array(m->memory, struct chart_item, 12);
    for (int i = 0; i < 12; i++)
        items[i] = (struct chart_item) {
            .label = i % 3 ? "公共服务" : long_name(m), .share = 100 * i,
            .value = { i == 1 ? 100000000000000 : 12345 * i }
        };
    for (int kind = CHART_BARS; kind <= CHART_DONUT; kind += 2) {
        struct chart *chart = arena_one(m->memory, struct chart);
        *chart = (struct chart) { .kind = (enum chart_kind) kind,
                                  .title = long_name(m), .note = "单位：万元",
                                  .unit = UNIT_WAN, .decimals = 2,
                                  .n_items = 12, .items = items };
        struct block *block = report_add(m->r, BLOCK_CHART);
        block->chart.data = chart;
        block->beside = kind == CHART_BARS;
    }
}

static void
make_all_beside(struct maker *m)
{
    for (int i = 0; i < 6; i++) {
        add_paragraph(m, i % 2 ? long_word(m) : long_name(m));
        m->r->last->beside = true;
        add_table(m, 2 + (size_t) i, 4 + 20 * (size_t) i);
        m->r->last->beside = i % 3 == 0;
    }
}

static const struct hostile {
    const char *name;
    void (*make)(struct maker *m);
    bool once; /* long: in one style only */
} CASES[] = {
    { "names of 300 characters", make_long_names },
    { "a goal of 20,000 characters", make_long_goal },
    { "50,000 rows", make_many_rows, true },
    { "amounts of 10^12", make_huge_amounts },
    { "40 and 80 columns", make_many_columns },
    { "words of 500 letters", make_long_words },
    { "marks alone", make_marks_alone },
    { "charts with long labels", make_charts },
    { "everything side by side", make_all_beside },
};

/* ------------------------------------------------------------------- run */

static size_t
try_style(fonts *with, const struct hostile *h, enum layout_style style)
{
    struct maker m = { .memory = arena_new() };
    struct layout_options options = { .style = style };
    findings *found = findings_new();
    GString *say = g_string_new(NULL);
    m.r = report_new(m.memory, h->name);
    h->make(&m);
    gint64 start = g_get_monotonic_time();
    struct pages *pages = layout_report(m.r, with, &options, m.memory, found);
    double seconds = (double) (g_get_monotonic_time() - start) / 1e6;
    size_t faults = pages_faults(
        pages, layout_style_of(&options, 0, m.memory), h->name, say);
    printf("%s, style %d: %zu pages in %.2f s, %zu faults\n%.4000s", h->name,
           style, pages->n, seconds, faults, say->str);
    faults += seconds > SLOW;
    g_string_free(say, TRUE);
    findings_free(found);
    arena_free(m.memory);
    return faults;
}

/* The look finds what it is for: text on text, text outside. */
static size_t
blind(void)
{
    arena *memory = arena_new();
    struct layout_options options = { .style = STYLE_BOOK };
    const struct sheet_style *style = layout_style_of(&options, 0, memory);
    struct page page = { .width = style->width, .height = style->height };
    struct page *all[] = { &page };
    struct pages pages = { .memory = memory, .n = 1, .page = all };
    GString *say = g_string_new(NULL);
    static const double places[][2] = { { 100, 200 }, { 120, 202 },
                                        { 560, 300 } };
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
        page_add(memory, &page, PAGE_TEXT)->text = (struct page_text) {
            .text = "字字字", .x = places[i][0], .baseline = places[i][1],
            .size = 10, .width = 30
        };
    size_t found = pages_faults(&pages, style, "selftest", say);
    g_string_free(say, TRUE);
    arena_free(memory);
    if (found != 2)
        printf("selftest: %zu faults of 2 were found\n", found);
    return found != 2;
}

int
main(void)
{
    GError *error = NULL;
    size_t faults = blind();
    fonts *with = fonts_open(SOURCE_DIR "/fonts/files", &error);
    if (!with) {
        fprintf(stderr, "%s\n", error->message);
        return 1;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++)
        for (int style = STYLE_BOOK;
             style <= (CASES[i].once ? STYLE_BOOK : STYLE_SHEET); style++)
            faults += try_style(with, &CASES[i], (enum layout_style) style);
    fonts_free(with);
    return faults ? 1 : 0;
}
