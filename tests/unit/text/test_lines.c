/* Lines by the rules of CLREQ and GB/T 15834, with the real fonts. */
#include "text/text.h"

#include "../unit.h"

#include <glib.h>
#include <math.h>
#include <string.h>

static const char sentence[] =
    "2022年收入预算229,882.76万元，其中：“一般公共预算拨款”收入196,701.99万"
    "元，占85.57%；上年结转结余33,180.76万元，占14.43%。支出预算229,882.76"
    "万元，按功能分类，科学技术支出225,929.07万元，占98.28%；一般公共服务支"
    "出3,932.39万元，占1.71%。基本支出6,538.77万元，项目支出223,343.98万元"
    "（详见表1、图1）。“十四五”时期，中关村（国家自主创新示范区）坚持“五子”"
    "联动，落实《关于支持中关村国家自主创新示范区开展高水平科技自立自强先行"
    "先试改革的若干措施》——24条改革举措全部落地……其中：安排资金205,199.56万"
    "元，用于高精尖产业（集成电路、AI、5G等）；“1+5”资金政策体系基本形成，"
    "服务企业1200家，培训30人次，完成率95%以上。";

struct fixture {
    fonts *f;
    arena *memory;
};

static int
open_fonts(void **state)
{
    GError *error = NULL;
    struct fixture *it = g_new0(struct fixture, 1);
    *state = it;
    it->memory = arena_new();
    if (!g_file_test(SOURCE_DIR "/fonts/files/manifest.tsv",
                     G_FILE_TEST_EXISTS)) {
        print_message("no fonts: run fonts/fetch.sh\n");
        return 0;
    }
    it->f = fonts_open(SOURCE_DIR "/fonts/files", &error);
    if (!it->f)
        print_error("%s\n", error->message);
    return it->f ? 0 : -1;
}

static int
close_fonts(void **state)
{
    struct fixture *it = *state;
    fonts_free(it->f);
    arena_free(it->memory);
    g_free(it);
    return 0;
}

static struct text_lines
set(struct fixture *it, const char *text, enum text_align align, double width)
{
    struct text_piece piece = { .text = text, .role = FONT_SONG, .size = 10 };
    struct paragraph_style style = { .width = width, .align = align };
    return text_set(it->f, &piece, 1, &style, it->memory, NULL);
}

static struct fixture *
fixture_of(void **state)
{
    struct fixture *it = *state;
    if (!it->f)
        skip();
    return it;
}

static char *
line_text(const struct text_line *line)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < line->n; i++)
        g_string_append(text, line->runs[i].text);
    return g_string_free(text, FALSE);
}

/* ------------------------------------------------------------------ width */

static void
test_lines_are_exactly_justified(void **state)
{
    struct fixture *it = fixture_of(state);
    for (double width = 120; width < 460; width += 13) {
        struct text_lines lines = set(it, sentence, TEXT_JUSTIFY, width);
        assert_true(lines.n > 2);
        for (size_t i = 0; i + 1 < lines.n; i++)
            assert_true(fabs(lines.lines[i].width - width) < 0.05);
        assert_true(lines.lines[lines.n - 1].width <= width + 0.05);
    }
}

static void
test_runs_do_not_overlap(void **state)
{
    struct fixture *it = fixture_of(state);
    struct text_lines lines = set(it, sentence, TEXT_JUSTIFY, 200);
    for (size_t i = 0; i < lines.n; i++)
        for (size_t k = 1; k < lines.lines[i].n; k++) {
            const struct line_run *a = &lines.lines[i].runs[k - 1];
            assert_true(lines.lines[i].runs[k].x >= a->x + a->width - 0.01);
        }
}

/* Also where marks had to give way for a line to fit. */
static void
test_no_alignment_leaves_the_column(void **state)
{
    struct fixture *it = fixture_of(state);
    for (int align = TEXT_LEFT; align <= TEXT_CENTRE; align++)
        for (double width = 90; width < 460; width += 7.3) {
            struct text_lines lines =
                set(it, sentence, (enum text_align) align, width);
            for (size_t i = 0; i < lines.n; i++) {
                assert_true(lines.lines[i].indent > -0.1);
                assert_true(lines.lines[i].width < width + 0.1);
            }
        }
}

static void
test_titles_are_parted_at_marks(void **state)
{
    struct fixture *it = fixture_of(state);
    struct text_lines lines =
        set(it, "项目支出中，前三位占20.98%，“领军企业与高精尖协同创新支持项目”"
                "居首", TEXT_CENTRE, 220);
    assert_int_equal(lines.n, 2);
    char *first = line_text(&lines.lines[0]);
    assert_string_equal(first, "项目支出中，前三位占20.98%，");
    g_free(first);
}

static void
test_text_is_kept(void **state)
{
    struct fixture *it = fixture_of(state);
    struct text_lines lines = set(it, sentence, TEXT_JUSTIFY, 222);
    GString *all = g_string_new(NULL);
    for (size_t i = 0; i < lines.n; i++) {
        char *text = line_text(&lines.lines[i]);
        g_string_append(all, text);
        g_free(text);
    }
    assert_string_equal(all->str, sentence);
    g_string_free(all, TRUE);
}

static void
test_character_grid_of_gongwen(void **state)
{
    struct fixture *it = fixture_of(state);
    GString *text = g_string_new(NULL);
    for (int i = 0; i < 28 * 3; i++)
        g_string_append(text, "预");
    double width = 156 * 72 / 25.4;
    struct text_piece piece = { .text = text->str, .role = FONT_FANG,
                                .size = 16 };
    struct paragraph_style style = { .width = width, .align = TEXT_JUSTIFY,
                                     .advance = width / 28 };
    struct text_lines lines =
        text_set(it->f, &piece, 1, &style, it->memory, NULL);
    assert_int_equal(lines.n, 3);
    for (size_t i = 0; i < 3; i++) {
        char *line = line_text(&lines.lines[i]);
        assert_int_equal(g_utf8_strlen(line, -1), 28);
        g_free(line);
    }
    g_string_free(text, TRUE);
}

/* ------------------------------------------------------------------ breaks */

static bool
is_in(gunichar c, const char *set_of)
{
    return c && g_utf8_strchr(set_of, -1, c);
}

static void
test_marks_stand_where_they_may(void **state)
{
    struct fixture *it = fixture_of(state);
    for (double width = 60; width < 460; width += 7) {
        struct text_lines lines = set(it, sentence, TEXT_JUSTIFY, width);
        for (size_t i = 0; i < lines.n; i++) {
            char *text = line_text(&lines.lines[i]);
            gunichar first = g_utf8_get_char(text);
            gunichar last = g_utf8_get_char(
                g_utf8_prev_char(text + strlen(text)));
            assert_false(is_in(first, "，。、；：？！）”》…%"));
            assert_false(is_in(last, "（“《"));
            g_free(text);
        }
    }
}

static void
test_numbers_stay_with_their_units(void **state)
{
    static const char *const kept[] = {
        "2022年", "229,882.76万元", "196,701.99万元", "85.57%", "14.43%。",
        "6,538.77万元", "205,199.56万元", "1200家", "30人次", "表1", "24条",
    };
    struct fixture *it = fixture_of(state);
    for (double width = 90; width < 460; width += 7) {
        struct text_lines lines = set(it, sentence, TEXT_JUSTIFY, width);
        GString *all = g_string_new(NULL);
        for (size_t i = 0; i < lines.n; i++) {
            char *text = line_text(&lines.lines[i]);
            g_string_append_printf(all, "%s\n", text);
            g_free(text);
        }
        for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
            assert_non_null(strstr(all->str, kept[i]));
        assert_non_null(strstr(all->str, "——"));
        assert_non_null(strstr(all->str, "……"));
        g_string_free(all, TRUE);
    }
}

static void
test_no_character_is_left_alone(void **state)
{
    struct fixture *it = fixture_of(state);
    for (int n = 20; n < 90; n++) {
        GString *text = g_string_new("其中，");
        for (int i = 0; i < n; i++)
            g_string_append(text, i % 7 == 3 ? "，" : "算");
        g_string_append(text, "入。");
        struct text_lines lines = set(it, text->str, TEXT_JUSTIFY, 200);
        char *last = line_text(&lines.lines[lines.n - 1]);
        assert_true(g_utf8_strlen(last, -1) > 2);
        g_free(last);
        g_string_free(text, TRUE);
    }
}

static void
test_long_word_is_broken_not_cut(void **state)
{
    struct fixture *it = fixture_of(state);
    char word[301];
    memset(word, 'W', 300);
    word[300] = '\0';
    struct text_lines lines = set(it, word, TEXT_LEFT, 100);
    size_t letters = 0;
    for (size_t i = 0; i < lines.n; i++) {
        char *text = line_text(&lines.lines[i]);
        letters += strlen(text);
        assert_true(lines.lines[i].width <= 100.01);
        g_free(text);
    }
    assert_int_equal(letters, 300);
}

static void
test_feed_ends_a_line(void **state)
{
    struct fixture *it = fixture_of(state);
    struct text_lines lines = set(it, "甲\n乙丙\n\n丁", TEXT_LEFT, 100);
    assert_int_equal(lines.n, 4);
    assert_int_equal(lines.lines[2].n, 0);
}

/* ----------------------------------------------------------------- spacing */

static double
width_of(struct fixture *it, const char *text)
{
    return text_width(it->f, text, FONT_SONG, 10);
}

static void
test_marks_give_up_half(void **state)
{
    struct fixture *it = fixture_of(state);
    assert_true(fabs(width_of(it, "算") - 10) < 0.01);
    /* At the end of a line half a width, and half between two marks. */
    assert_true(fabs(width_of(it, "算，") - 15) < 0.01);
    assert_true(fabs(width_of(it, "算，算") - 30) < 0.01);
    assert_true(fabs(width_of(it, "算）。算") - 35) < 0.01);
    assert_true(fabs(width_of(it, "算，“算") - 35) < 0.01);
}

static void
test_gap_between_han_and_latin(void **state)
{
    struct fixture *it = fixture_of(state);
    double digits = width_of(it, "2022");
    assert_true(fabs(digits - 20) < 0.01); /* tabular: half an em each */
    assert_true(fabs(width_of(it, "2022年") - digits - 10.8) < 0.01);
    struct text_lines lines = set(it, "年2022年", TEXT_LEFT, 100);
    char *text = line_text(&lines.lines[0]);
    assert_string_equal(text, "年2022年");
    g_free(text);
}

static void
test_digits_are_not_stretched(void **state)
{
    struct fixture *it = fixture_of(state);
    struct text_lines lines = set(it, sentence, TEXT_JUSTIFY, 173);
    size_t seen = 0;
    for (size_t i = 0; i < lines.n; i++)
        for (size_t k = 0; k < lines.lines[i].n; k++) {
            const struct line_run *run = &lines.lines[i].runs[k];
            if (strspn(run->text, "0123456789") != strlen(run->text))
                continue;
            assert_true(fabs(run->width - 5.0 * strlen(run->text)) < 0.01);
            seen++;
        }
    assert_true(seen > 0);
}

static void
test_missing_glyph_is_reported_once(void **state)
{
    struct fixture *it = fixture_of(state);
    findings *found = findings_new();
    struct text_piece piece = { .text = "预算\U0001F4B0与\U0001F4B0",
                                .role = FONT_SONG, .size = 10, .line = 12 };
    struct paragraph_style style = { .width = 100 };
    struct text_lines lines =
        text_set(it->f, &piece, 1, &style, it->memory, found);
    assert_int_equal(findings_count(found), 1);
    assert_int_equal(findings_at(found, 0)->at.line, 12);
    assert_non_null(strstr(findings_at(found, 0)->message, "预算"));
    assert_string_equal(findings_at(found, 0)->id, "L01");
    assert_non_null(strstr(findings_at(found, 0)->message, "U+1F4B0"));
    assert_true(lines.lines[0].width > 49);
    findings_free(found);
    /* the next document has its own */
    found = findings_new();
    findings_add(found, "R01", FINDING_NOTE, (struct place) { 0 }, "无", "no");
    text_set(it->f, &piece, 1, &style, it->memory, found);
    assert_int_equal(findings_count(found), 2);
    findings_free(found);
}

static void
test_broken_bytes_are_shown(void **state)
{
    struct fixture *it = fixture_of(state);
    struct text_lines lines = set(it, "预\xFF算", TEXT_LEFT, 100);
    char *text = line_text(&lines.lines[0]);
    assert_string_equal(text, "预\xEF\xBF\xBD算");
    g_free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_are_exactly_justified),
        cmocka_unit_test(test_runs_do_not_overlap),
        cmocka_unit_test(test_no_alignment_leaves_the_column),
        cmocka_unit_test(test_titles_are_parted_at_marks),
        cmocka_unit_test(test_text_is_kept),
        cmocka_unit_test(test_character_grid_of_gongwen),
        cmocka_unit_test(test_marks_stand_where_they_may),
        cmocka_unit_test(test_numbers_stay_with_their_units),
        cmocka_unit_test(test_no_character_is_left_alone),
        cmocka_unit_test(test_long_word_is_broken_not_cut),
        cmocka_unit_test(test_feed_ends_a_line),
        cmocka_unit_test(test_marks_give_up_half),
        cmocka_unit_test(test_gap_between_han_and_latin),
        cmocka_unit_test(test_digits_are_not_stretched),
        cmocka_unit_test(test_missing_glyph_is_reported_once),
        cmocka_unit_test(test_broken_bytes_are_shown),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
