/* Pages that are pictures, fonts without meaning, text that is not seen. */
#include "read/pdf_doubts.h"

#include <string.h>

enum page_state {
    PAGE_READ,
    PAGE_BLANK,
    PAGE_LOST,       /* poppler gave none */
    PAGE_PICTURE,    /* a scan */
    PAGE_OUTLINES,   /* its letters are drawn as curves */
    PAGE_UNREADABLE, /* its fonts do not say what their characters are */
    PAGE_PARTLY,     /* some of them do not */
    PAGE_HIDDEN      /* read, but the text is not to be seen */
};

enum {
    FEW_CHARS = 20,    /* a page number, a stamp */
    MANY_DRAWN = 150,  /* more than ruled lines need */
    LEAST_OF_FONT = 8, /* characters by which a font can be judged */
    ODD_SHARE = 15,    /* percent of odd characters: all mean nothing */
    ODD_FEW = 3        /* of a page: a stray code */
};
#define PICTURE_SHARE 0.3F /* of a page: its text is in a picture */
#define ODD "\uFFFD"

/* ------------------------------------------------------------------- fonts */

/* A character that such documents do not have: codes that were taken for
 * characters, since the font does not say what they stand for, come out as
 * letters of all the world. (Unicode blocks; Kangxi radicals do occur.) */
static bool
is_odd(const char *text)
{
    static const gunichar USUAL[][2] = {
        { 0x20, 0x7E },     { 0xA0, 0x17F },    { 0x391, 0x3C9 },
        { 0x2000, 0x22FF }, { 0x2460, 0x27BF }, { 0x2E80, 0x2FDF },
        { 0x3000, 0x303F }, { 0x3200, 0x33FF }, { 0x4E00, 0x9FFF },
        { 0xFE30, 0xFE6F }, { 0xFF00, 0xFFEF },
    };
    gunichar c = g_utf8_get_char(text);
    for (size_t i = 0; i < G_N_ELEMENTS(USUAL); i++)
        if (c >= USUAL[i][0] && c <= USUAL[i][1])
            return g_unichar_type(c) == G_UNICODE_FORMAT;
    return true;
}

/* A symbol of a font's own, as bullets are. */
static bool
is_private(const char *text)
{
    return g_unichar_type(g_utf8_get_char(text)) == G_UNICODE_PRIVATE_USE;
}

/* Fonts whose characters mean nothing lose them: what by chance looks like a
 * figure is none. */
static void
mute_fonts(struct pdf_output *o)
{
    guint *all = g_new0(guint, o->fonts->len);
    guint *odd = g_new0(guint, o->fonts->len);
    for (guint p = 0; p < o->pages->len; p++) {
        const struct pdf_page *page = o->pages->pdata[p];
        for (guint i = 0; i < page->chars->len; i++) {
            const struct pdf_char *c =
                &g_array_index(page->chars, struct pdf_char, i);
            all[c->font]++;
            odd[c->font] += is_odd(c->text);
        }
    }
    for (guint p = 0; p < o->pages->len; p++) {
        struct pdf_page *page = o->pages->pdata[p];
        for (guint i = 0; i < page->chars->len; i++) {
            struct pdf_char *c =
                &g_array_index(page->chars, struct pdf_char, i);
            guint f = c->font;
            if (all[f] >= LEAST_OF_FONT &&
                odd[f] * 100 >= all[f] * ODD_SHARE && !is_private(c->text))
                strcpy(c->text, ODD);
        }
    }
    g_free(all);
    g_free(odd);
}

/* ------------------------------------------------------------------- pages */

static float
pictures_share(const struct pdf_page *page)
{
    float sum = 0;
    for (guint i = 0; i < page->images->len; i++) {
        const struct pdf_box *b =
            &g_array_index(page->images, struct pdf_box, i);
        sum += (b->right - b->left) * (b->bottom - b->top);
    }
    return sum / (page->width * page->height);
}

static enum page_state
state_of(const struct pdf_page *page)
{
    guint n = page->chars->len, odd = 0, unknown = 0;
    if (page->width <= 0 || page->height <= 0)
        return PAGE_LOST;
    for (guint i = 0; i < n; i++) {
        const char *t = g_array_index(page->chars, struct pdf_char, i).text;
        unknown += strcmp(t, ODD) == 0;
        odd += strcmp(t, ODD) == 0 || is_private(t);
    }
    if (n && odd * 2 > n)
        return PAGE_UNREADABLE;
    if (unknown > ODD_FEW)
        return PAGE_PARTLY;
    if (n < FEW_CHARS && pictures_share(page) > PICTURE_SHARE)
        return PAGE_PICTURE;
    if (n < FEW_CHARS && page->n_others > MANY_DRAWN)
        return PAGE_OUTLINES;
    if (n == 0)
        return page->n_glyphs > 0 ? PAGE_UNREADABLE : PAGE_BLANK;
    /* glyphs that a font describes as drawings are drawn as such */
    bool seen = page->n_glyphs != 0 || (guint) page->n_others * 4 > n;
    return seen ? PAGE_READ : PAGE_HIDDEN;
}

/* "3、5–9": the pages of that state, few enough to be read. */
static char *
pages_of(const struct pdf_output *o, const enum page_state *states,
         enum page_state state)
{
    enum { MOST = 12 };
    GString *list = g_string_new(NULL);
    guint n = o->pages->len, ranges = 0;
    for (guint i = 0, k; i < n; i = k) {
        for (k = i + 1; k < n && states[k] == states[i];)
            k++;
        if (states[i] != state)
            continue;
        if (++ranges > MOST)
            break;
        const struct pdf_page *first = o->pages->pdata[i];
        const struct pdf_page *last = o->pages->pdata[k - 1];
        g_string_append_printf(list, list->len ? "、%d" : "%d",
                               first->number);
        if (last != first)
            g_string_append_printf(list, "–%d", last->number);
    }
    g_string_append(list, ranges > MOST ? "…" : "");
    return g_string_free(list, FALSE);
}

/* ------------------------------------------------------------ what is said */

#define OCR_ZH \
    "可先用 ocrmypdf 识别（Debian 软件包 ocrmypdf、tesseract-ocr-chi-sim）"
#define OCR_EN                                                                \
    "ocrmypdf can recognize it first (Debian packages ocrmypdf and "          \
    "tesseract-ocr-chi-sim)"

static const struct {
    enum page_state state;
    const char *id;
    enum finding_level level;
    const char *zh, *en;
} SAYINGS[] = {
    { PAGE_PICTURE, "D70", FINDING_ERROR,
      "第%s页是图片（扫描件），没有文字，没有读；" OCR_ZH,
      "page %s is a picture (a scan) without text and was not read; " OCR_EN },
    { PAGE_OUTLINES, "D70", FINDING_ERROR,
      "第%s页的文字已转成曲线，没有读；" OCR_ZH,
      "the letters of page %s are outlines, which were not read; " OCR_EN },
    { PAGE_UNREADABLE, "D71", FINDING_ERROR,
      "第%s页的文字读不出：所用字体没有字符对照（ToUnicode）；"
      "请从原文件重新导出 PDF",
      "the text of page %s cannot be read: its fonts do not say which "
      "characters they hold (no ToUnicode); export the PDF anew from its "
      "source" },
    { PAGE_PARTLY, "D71", FINDING_WARNING,
      "第%s页有读不出的字（以“\uFFFD”代替）：所用字体没有字符对照（ToUnicode）",
      "page %s has characters that cannot be read (U+FFFD stands for them): "
      "their fonts do not say what they are (no ToUnicode)" },
    { PAGE_LOST, "D72", FINDING_ERROR, "第%s页已损坏，没有读",
      "page %s is damaged and was not read" },
    { PAGE_HIDDEN, "D73", FINDING_NOTE,
      "第%s页的文字看不见，应是识别（OCR）时加上的一层，可能有误；按它读的",
      "the text of page %s is not to be seen: a layer that some recognition "
      "(OCR) added; it was read and may be wrong" },
};

static void
report_pages(struct build *b, const struct pdf_output *o,
             const enum page_state *states)
{
    for (size_t i = 0; i < G_N_ELEMENTS(SAYINGS); i++) {
        char *list = pages_of(o, states, SAYINGS[i].state);
        guint first = 0;
        while (first < o->pages->len && states[first] != SAYINGS[i].state)
            first++;
        if (*list) {
            const struct pdf_page *page = o->pages->pdata[first];
            struct source_place *where =
                arena_one(b->memory, struct source_place);
            where->page = page->number;
            findings_add(b->found, SAYINGS[i].id, SAYINGS[i].level,
                         (struct place){ .file = b->file, .source = where },
                         SAYINGS[i].zh, SAYINGS[i].en, list);
        }
        g_free(list);
    }
}

/* Nothing at all could be read: why. */
static bool
refuse(const struct build *b, const struct pdf_output *o,
       const enum page_state *states, GError **error)
{
    const char *name = build_name(b);
    size_t seen[PAGE_HIDDEN + 1] = { 0 };
    for (guint i = 0; i < o->pages->len; i++)
        seen[states[i]]++;
    if (seen[PAGE_PICTURE] + seen[PAGE_OUTLINES])
        return status_fail(error, EXIT_INPUT,
                           "%s：各页都是图片（扫描件），没有文字；" OCR_ZH,
                           "%s: all pages are pictures (a scan) without text; "
                           OCR_EN, name);
    if (seen[PAGE_UNREADABLE])
        return status_fail(
            error, EXIT_INPUT,
            "%s：文字读不出：所用字体没有字符对照（ToUnicode）；"
            "请从原文件重新导出 PDF",
            "%s: the text cannot be read: its fonts do not say which "
            "characters they hold (no ToUnicode); export the PDF anew from "
            "its source", name);
    if (seen[PAGE_LOST])
        return status_fail(error, EXIT_INPUT,
                           "%s：PDF 已损坏，一页也读不出；请重新下载",
                           "%s: the PDF is damaged, no page can be read; "
                           "download it anew", name);
    return status_fail(error, EXIT_INPUT, "%s：PDF 是空白的",
                       "%s: the PDF is blank", name);
}

bool
pdf_doubts(struct build *b, struct pdf_output *o, GError **error)
{
    mute_fonts(o);
    enum page_state *states = g_new0(enum page_state, o->pages->len + 1);
    bool any = false;
    for (guint i = 0; i < o->pages->len; i++) {
        struct pdf_page *page = o->pages->pdata[i];
        states[i] = state_of(page);
        any |= states[i] == PAGE_READ || states[i] == PAGE_HIDDEN ||
               states[i] == PAGE_PARTLY;
        if (states[i] == PAGE_UNREADABLE)
            g_array_set_size(page->chars, 0);
    }
    if (any)
        report_pages(b, o, states);
    else
        refuse(b, o, states, error);
    g_free(states);
    return any;
}
