/* Lines outside the tables → paragraphs with figures. Lines of a page are
 * joined until an item's number, a heading or a row of several cells. */
#include "recognize/prose.h"

#include "base/unicode.h"
#include "recognize/titles.h"
#include "vocabulary/phrases.h"

#include <glib.h>
#include <string.h>

struct reading {
    struct recognizing *r;
    GArray *sentences; /* of struct sentence */
    GString *text;     /* of the sentence in hand, folded */
    GArray *breaks;    /* of struct sentence_break */
    bool starts;       /* the sentence in hand begins a paragraph */
};

static void
end_sentence(struct reading *p)
{
    bool figures = strpbrk(p->text->str, "0123456789") &&
                   (strstr(p->text->str, "元") || strchr(p->text->str, '%'));
    if (p->text->len && figures) {
        arena *memory = p->r->memory;
        struct sentence s = {
            .text = arena_strdup(memory, p->text->str),
            .n_breaks = p->breaks->len,
            .breaks = arena_memdup(memory, p->breaks->data,
                                   p->breaks->len *
                                       sizeof(struct sentence_break)),
            .starts_paragraph = p->starts,
        };
        g_array_append_val(p->sentences, s);
    }
    p->starts = !p->text->len || p->starts;
    if (figures)
        p->starts = false;
    g_string_truncate(p->text, 0);
    g_array_set_size(p->breaks, 0);
}

/* Quotation marks say nothing here, and 三公 is written with and without. */
static void
add_text(struct reading *p, const char *folded, int line)
{
    struct sentence_break b = { p->text->len, line };
    g_array_append_val(p->breaks, b);
    for (; *folded; folded = g_utf8_next_char(folded)) {
        size_t n = (size_t) (g_utf8_next_char(folded) - folded);
        if (*folded == '"')
            continue;
        g_string_append_len(p->text, folded, (gssize) n);
    }
}

static bool
is_heading(const char *folded)
{
    enum { LONGEST = 40 };
    return g_utf8_strlen(folded, -1) < LONGEST && !strstr(folded, "元") &&
           !strpbrk(folded + ordinal_length(folded), ",;:.") &&
           ordinal_length(folded);
}

static void
add_row(struct reading *p, const struct grid_row *row)
{
    size_t filled = 0;
    for (size_t i = 0; i < row->n_cells; i++)
        filled += *row->cells[i].text != '\0';
    if (!filled || row->running)
        return;
    const char *text = unicode_fold(p->r->memory,
                                    row_text(p->r->memory, row, ""));
    if (is_page_number(text))
        return;
    if (filled > 1 || is_heading(text) || ordinal_length(text)) {
        end_sentence(p);
        p->starts = true;
    }
    if (filled > 1 || is_heading(text))
        return;
    add_text(p, text, row->line);
}

/* A sentence between the rows of a table of amounts is running text too. */
static bool
is_row_of_table(const struct section *s, const struct grid_row *row)
{
    bool amounts = s->kind != TABLE_PROJECT_TARGETS &&
                   s->kind != TABLE_DEPARTMENT_TARGETS &&
                   s->kind != TABLE_SELF_EVALUATION;
    for (size_t i = 0; amounts && i < row->n_cells; i++)
        if (strstr(row->cells[i].text, "。"))
            return false;
    return true;
}

void
prose_read(struct recognizing *r, const struct section *sections, size_t n)
{
    struct reading p = {
        .r = r,
        .sentences = g_array_new(FALSE, TRUE, sizeof(struct sentence)),
        .text = g_string_new(NULL),
        .breaks = g_array_new(FALSE, TRUE, sizeof(struct sentence_break)),
        .starts = true,
    };
    size_t k = 0;
    for (size_t i = 0; i < r->grid->n_rows; i++) {
        while (k < n && i >= sections[k].end_row)
            k++;
        const struct grid_row *row = &r->grid->rows[i];
        if (k < n && i >= sections[k].title_row &&
            is_row_of_table(&sections[k], row)) {
            if (i == sections[k].title_row)
                end_sentence(&p);
            continue;
        }
        add_row(&p, row);
    }
    end_sentence(&p);
    r->budget->n_sentences = p.sentences->len;
    r->budget->sentences = arena_memdup(r->memory, p.sentences->data,
                                        p.sentences->len *
                                            sizeof(struct sentence));
    g_array_free(p.sentences, TRUE);
    g_string_free(p.text, TRUE);
    g_array_free(p.breaks, TRUE);
}
