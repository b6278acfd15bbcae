/* Sizes follow Chinese practice: 三号 16, 四号 14, 小四 12, 五号 10.5. */
#include "layout/style.h"

#include <math.h>

#define MM(x) ((x) * 72.0 / 25.4)
#define A4_WIDTH MM(210)
#define A4_HEIGHT MM(297)

const struct palette layout_palette = {
    .ink = { 0x1A, 0x1A, 0x1F },
    .muted = { 0x6B, 0x6F, 0x7A },
    .accent = { 0x1B, 0x46, 0x78 },
    .tint = { 0xEC, 0xEF, 0xF5 },
    .wash = { 0xD5, 0xDF, 0xEB },
    .rule = { 0x1A, 0x1A, 0x1F },
    .hair = { 0xC9, 0xCC, 0xD3 },
    .mark = { 0x9A, 0x34, 0x12 },
    .good = { 0x1E, 0x6B, 0x45 },
    .bad = { 0xA3, 0x26, 0x26 },
};

/* Packs: 41 characters of 11 pt, 36 lines on a grid of 19 pt. */
static const struct sheet_style book = {
    .width = A4_WIDTH, .height = A4_HEIGHT,
    .left = MM(26), .right = A4_WIDTH - MM(26) - 451,
    .top = MM(30), .bottom = A4_HEIGHT - MM(30) - 36 * 19,
    .head = MM(20), .foot = MM(14), .grid = 19,
    .body = { FONT_SONG, FONT_SONG_BOLD, 11, 19 },
    .table = { FONT_SONG, FONT_SONG_BOLD, 9.5, 13.5 },
    .caption = { FONT_HEI, FONT_HEI, 9.5, 15 },
    .note = { FONT_SONG, FONT_SONG_BOLD, 8.5, 13 },
    .running = { FONT_SONG, FONT_SONG_BOLD, 8.5, 13 },
    .folio = { FONT_SONG, FONT_SONG_BOLD, 9.5, 13 },
    .indent = 22, .between = 9.5, .cell_x = 5, .cell_y = 2.75,
    .least_size = 7.5,
    .headings = {
        { { FONT_HEI, FONT_HEI, 15, 24 }, 19, 14, 0, false },
        { { FONT_HEI, FONT_HEI, 12, 19 }, 12, 0, 0, false },
        { { FONT_KAI, FONT_HEI, 11, 19 }, 9.5, 0, 0, false },
        { { FONT_SONG_BOLD, FONT_HEI, 11, 19 }, 0, 0, 22, false },
    },
    .title = { FONT_TITLE, FONT_TITLE, 38, 54 },
    .subject = { FONT_KAI, FONT_HEI, 20, 30 },
    .opening = { FONT_TITLE, FONT_TITLE, 22, 32 },
    .opening_subject = { FONT_KAI, FONT_HEI, 13, 22 },
    .band = true, .accents = true,
};

/* GB/T 9704-2012: 28 characters × 22 lines of 三号 仿宋 in 156 × 225 mm. */
static const struct sheet_style gongwen = {
    .width = A4_WIDTH, .height = A4_HEIGHT,
    .left = MM(28), .right = MM(26), .top = MM(37), .bottom = MM(35),
    .head = 0, .foot = MM(28), .grid = MM(225) / 22,
    .body = { FONT_FANG, FONT_HEI, 16, MM(225) / 22 },
    .table = { FONT_SONG, FONT_SONG_BOLD, 10.5, 15 },
    .caption = { FONT_HEI, FONT_HEI, 12, 18 },
    .note = { FONT_FANG, FONT_HEI, 10.5, 15 },
    .running = { FONT_SONG, FONT_SONG_BOLD, 9, 13 },
    .folio = { FONT_SONG, FONT_SONG_BOLD, 14, 18 },
    .indent = 2 * MM(156) / 28, .advance = MM(156) / 28,
    .between = MM(225) / 44, .cell_x = 5, .cell_y = 3,
    .least_size = 7.5,
    .headings = {
        { { FONT_HEI, FONT_HEI, 16, MM(225) / 22 }, 0, 0, 2 * MM(156) / 28,
          false },
        { { FONT_KAI, FONT_HEI, 16, MM(225) / 22 }, 0, 0, 2 * MM(156) / 28,
          false },
        { { FONT_FANG, FONT_HEI, 16, MM(225) / 22 }, 0, 0, 2 * MM(156) / 28,
          false },
        { { FONT_FANG, FONT_HEI, 16, MM(225) / 22 }, 0, 0, 2 * MM(156) / 28,
          false },
    },
    .title = { FONT_TITLE, FONT_TITLE, 26, 40 },
    .subject = { FONT_KAI, FONT_HEI, 16, 26 },
    .opening = { FONT_TITLE, FONT_TITLE, 22, 34 },
    .opening_subject = { FONT_KAI, FONT_HEI, 16, 26 },
};

/* Performance sheets of one page, in type that a panel reads at ease. */
static const struct sheet_style sheet = {
    .width = A4_WIDTH, .height = A4_HEIGHT,
    .left = MM(20), .right = MM(18), .top = MM(24), .bottom = MM(22),
    .head = MM(15), .foot = MM(12), .grid = 0,
    .body = { FONT_SONG, FONT_SONG_BOLD, 11, 18 },
    .table = { FONT_SONG, FONT_SONG_BOLD, 9.5, 13.5 },
    .caption = { FONT_HEI, FONT_HEI, 9.5, 15 },
    .note = { FONT_SONG, FONT_SONG_BOLD, 8.5, 13 },
    .running = { FONT_SONG, FONT_SONG_BOLD, 8.5, 12 },
    .folio = { FONT_SONG, FONT_SONG_BOLD, 8.5, 12 },
    .indent = 22, .between = 9, .cell_x = 4, .cell_y = 3,
    .least_size = 7.5,
    .headings = {
        { { FONT_TITLE, FONT_TITLE, 17, 26 }, 0, 9, 0, true },
        { { FONT_HEI, FONT_HEI, 11, 18 }, 11, 3, 0, false },
        { { FONT_HEI, FONT_HEI, 11, 18 }, 9, 2, 0, false },
        { { FONT_SONG_BOLD, FONT_HEI, 11, 18 }, 3, 0, 0, false },
    },
    .title = { FONT_TITLE, FONT_TITLE, 17, 26 },
    .subject = { FONT_KAI, FONT_HEI, 11, 18 },
};

/* Sheets that would need a second page otherwise. */
static const struct sheet_style close_sheet = {
    .width = A4_WIDTH, .height = A4_HEIGHT,
    .left = MM(20), .right = MM(18), .top = MM(18), .bottom = MM(16),
    .head = MM(12), .foot = MM(9), .grid = 0,
    .body = { FONT_SONG, FONT_SONG_BOLD, 9.5, 14.5 },
    .table = { FONT_SONG, FONT_SONG_BOLD, 8.5, 11.5 },
    .caption = { FONT_HEI, FONT_HEI, 9.5, 14 },
    .note = { FONT_SONG, FONT_SONG_BOLD, 8.5, 12 },
    .running = { FONT_SONG, FONT_SONG_BOLD, 8.5, 12 },
    .folio = { FONT_SONG, FONT_SONG_BOLD, 8.5, 12 },
    .indent = 19, .between = 5, .cell_x = 4, .cell_y = 1.5,
    .least_size = 7.5,
    .headings = {
        { { FONT_TITLE, FONT_TITLE, 17, 23 }, 0, 5, 0, true },
        { { FONT_HEI, FONT_HEI, 9.5, 15 }, 7, 2, 0, false },
        { { FONT_HEI, FONT_HEI, 9.5, 15 }, 5, 1, 0, false },
        { { FONT_SONG_BOLD, FONT_HEI, 9.5, 14.5 }, 2, 0, 0, false },
    },
    .title = { FONT_TITLE, FONT_TITLE, 17, 23 },
    .subject = { FONT_KAI, FONT_HEI, 9.5, 15 },
};

/* Those that would need one still. */
static const struct sheet_style tight_sheet = {
    .width = A4_WIDTH, .height = A4_HEIGHT,
    .left = MM(20), .right = MM(18), .top = MM(17), .bottom = MM(15),
    .head = MM(12), .foot = MM(9), .grid = 0,
    .body = { FONT_SONG, FONT_SONG_BOLD, 9, 13 },
    .table = { FONT_SONG, FONT_SONG_BOLD, 8, 10.5 },
    .caption = { FONT_HEI, FONT_HEI, 9, 13 },
    .note = { FONT_SONG, FONT_SONG_BOLD, 8, 11 },
    .running = { FONT_SONG, FONT_SONG_BOLD, 8.5, 12 },
    .folio = { FONT_SONG, FONT_SONG_BOLD, 8.5, 12 },
    .indent = 18, .between = 6, .cell_x = 3, .cell_y = 1.2,
    .least_size = 7.5,
    .headings = {
        { { FONT_TITLE, FONT_TITLE, 17, 23 }, 0, 5, 0, true },
        { { FONT_HEI, FONT_HEI, 9, 13 }, 5, 1, 0, false },
        { { FONT_HEI, FONT_HEI, 9, 13 }, 4, 1, 0, false },
        { { FONT_SONG_BOLD, FONT_HEI, 9, 13 }, 2, 0, 0, false },
    },
    .title = { FONT_TITLE, FONT_TITLE, 17, 23 },
    .subject = { FONT_KAI, FONT_HEI, 9.5, 15 },
};

const struct type *
style_opening(const struct sheet_style *style)
{
    return style->opening.size > 0 ? &style->opening
                                   : &style->headings[0].type;
}

const struct type *
style_opening_subject(const struct sheet_style *style)
{
    return style->opening.size > 0 ? &style->opening_subject
                                   : &style->subject;
}

/* ---------------------------------------------------------------- themes */

static void
resize(struct type *type, double size)
{
    if (size <= 0)
        return;
    type->leading = round(2 * type->leading * size / type->size) / 2;
    type->size = size;
}

/* As many lines of the new leading as the page has room for. */
static void
resize_body(struct sheet_style *style, double size)
{
    double room = style->height - style->top - style->bottom;
    double factor = size / style->body.size;
    resize(&style->body, size);
    style->grid = style->body.leading;
    style->bottom += fmod(room, style->grid);
    style->indent = 2 * size;
    for (int i = 1; i < HEADING_LEVELS; i++) {
        struct heading_style *heading = &style->headings[i];
        resize(&heading->type, heading->type.size * factor);
        heading->indent *= factor;
    }
}

static const struct sheet_style *
themed(const struct sheet_style *plain, const struct theme *theme,
       arena *memory)
{
    struct sheet_style *style = arena_memdup(memory, plain, sizeof *plain);
    if (theme->body > 0)
        resize_body(style, theme->body);
    resize(&style->table, theme->table);
    resize(&style->title, theme->title);
    return style;
}

/* ------------------------------------------------------------- closeness */

#define PLACE(field) offsetof(struct sheet_style, field)
#define TYPE(field) PLACE(field.size), PLACE(field.leading)
#define HEADING(i) TYPE(headings[i].type), PLACE(headings[i].before), \
                   PLACE(headings[i].after)

/* What a closer style has less of. */
static const size_t LESS[] = {
    PLACE(top), PLACE(bottom), PLACE(head), PLACE(foot), PLACE(indent),
    PLACE(between), PLACE(cell_x), PLACE(cell_y), TYPE(body), TYPE(table),
    TYPE(caption), TYPE(note), TYPE(running), TYPE(folio), TYPE(subject),
    HEADING(0), HEADING(1), HEADING(2), HEADING(3)
};

/* Halfway, in quarters of a point. */
static const struct sheet_style *
style_between(const struct sheet_style *wide, const struct sheet_style *close,
              arena *memory)
{
    struct sheet_style *style = arena_memdup(memory, wide, sizeof *wide);
    for (size_t i = 0; i < G_N_ELEMENTS(LESS); i++) {
        double *made = (double *) (void *) ((char *) style + LESS[i]);
        const double *other =
            (const double *) (const void *) ((const char *) close + LESS[i]);
        *made = round(2 * (*made + *other)) / 4;
    }
    return style;
}

const struct sheet_style *
layout_style_of(const struct layout_options *options, int closer,
                arena *memory)
{
    enum { GIVEN = LAYOUT_CLOSENESS / 2 + 1 };
    static const struct sheet_style *const styles[][GIVEN] = {
        [STYLE_BOOK] = { &book },
        [STYLE_GONGWEN] = { &gongwen },
        [STYLE_SHEET] = { &sheet, &close_sheet, &tight_sheet },
    };
    const struct sheet_style *const *of = styles[options->style];
    const struct sheet_style *plain = of[closer / 2];
    if (plain && closer % 2)
        return of[closer / 2 + 1]
            ? style_between(plain, of[closer / 2 + 1], memory) : NULL;
    if (plain == &book && options->theme)
        return themed(&book, options->theme, memory);
    return plain;
}
