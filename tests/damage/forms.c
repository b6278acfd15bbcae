/* The whole document in another format, and forms of self-evaluation. */
#include "kinds.h"

#include <string.h>

static bool
csv(struct text *t, struct rng *r)
{
    t->form = FORM_CSV;
    t->line_end = rng_chance(r, 50) ? "\r\n" : "\n";
    return true;
}

static bool
folder(struct text *t, struct rng *r)
{
    size_t n;
    (void) r;
    g_free(text_tables(t, &n));
    t->form = FORM_FOLDER;
    return n > 1;
}

static bool
pipes(struct text *t, struct rng *r)
{
    (void) r;
    t->form = FORM_PIPES;
    return true;
}

static bool
html(struct text *t, struct rng *r)
{
    (void) r;
    t->form = FORM_HTML;
    return true;
}

/* ------------------------------------------------- flattened evaluations */

static bool
is_evaluation(const struct text *t)
{
    for (guint i = 0; i < MIN(t->lines->len, 20); i++)
        if (strstr(text_line(t, i), "绩效自评表"))
            return true;
    return false;
}

/* A blank line more, or less, between the lines of one cell's text. */
static bool
blank_lines(struct text *t, struct rng *r)
{
    if (!is_evaluation(t))
        return false;
    for (guint i = t->lines->len; i-- > 1;)
        if (is_blank_line(text_line(t, i)) &&
            is_blank_line(text_line(t, i - 1)) && rng_chance(r, 50))
            text_remove(t, i);
        else if (is_blank_line(text_line(t, i)) && rng_chance(r, 20))
            text_insert(t, i, g_strdup(""));
    return true;
}

/* Vertical labels (年/度/总/体) on one line. */
static bool
labels_joined(struct text *t, struct rng *r)
{
    bool done = false;
    (void) r;
    if (!is_evaluation(t))
        return false;
    for (guint i = t->lines->len; i-- > 1;) {
        const char *up = text_line(t, i - 1), *here = text_line(t, i);
        if (g_utf8_strlen(here, -1) >= 1 && g_utf8_strlen(up, -1) == 1 &&
            strlen(here) <= 18 && strlen(up) == 3 &&
            strlen(here) == (size_t) g_utf8_strlen(here, -1) * 3) {
            text_set(t, i - 1, g_strconcat(up, here, NULL));
            text_remove(t, i);
            done = true;
        }
    }
    return done;
}

/* The same form twice in one file. */
static bool
twice(struct text *t, struct rng *r)
{
    (void) r;
    if (!is_evaluation(t))
        return false;
    for (guint i = 0, n = t->lines->len; i < n; i++)
        text_insert(t, t->lines->len, g_strdup(text_line(t, i)));
    return true;
}

const struct damage DAMAGE_FORMS[] = {
    { "csv", "the document as one CSV", BENIGN, csv },
    { "csv-folder", "a folder of CSV files, a table each", BENIGN, folder },
    { "pipes", "| tables | of pipes |", BENIGN, pipes },
    { "html", "the document as HTML", BENIGN, html },
    { "form-blank-lines", "blank lines more and less in a form", BENIGN,
      blank_lines },
    { "form-labels", "vertical labels of a form on one line", BENIGN,
      labels_joined },
    { "form-twice", "two forms in one file", BENIGN, twice, 2 },
    { "mixed", "three benign kinds, one upon the other", BENIGN,
      damage_mixed },
    { NULL },
};
