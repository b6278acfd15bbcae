/* Characters with boxes → lines, and their text. Knows no tables. */
#include "read/pdf_page.h"

#include "base/unicode.h"

#include <stdlib.h>
#include <string.h>

static float
middle(const struct pdf_char *c)
{
    return (c->box.top + c->box.bottom) / 2;
}

static int
by_height(gconstpointer a, gconstpointer b)
{
    const struct pdf_char *x = *(const void *const *) a;
    const struct pdf_char *y = *(const void *const *) b;
    float d = middle(x) - middle(y);
    if (d == 0)
        d = x->box.left - y->box.left;
    return d < 0 ? -1 : d > 0 ? 1 : x < y ? -1 : x > y;
}

static int
by_left(gconstpointer a, gconstpointer b)
{
    const struct pdf_char *x = *(const void *const *) a;
    const struct pdf_char *y = *(const void *const *) b;
    float d = x->box.left - y->box.left;
    return d < 0 ? -1 : d > 0 ? 1 : x < y ? -1 : x > y;
}

static void
line_free(gpointer given)
{
    struct pdf_line *l = given;
    g_ptr_array_unref(l->chars);
    g_free(l);
}

static void
grow(struct pdf_box *box, const struct pdf_box *by)
{
    box->left = MIN(box->left, by->left);
    box->top = MIN(box->top, by->top);
    box->right = MAX(box->right, by->right);
    box->bottom = MAX(box->bottom, by->bottom);
}

/* At one height: the middle of one is well within the other. */
static bool
stands_on(const struct pdf_line *l, const struct pdf_char *c)
{
    float height = l->box.bottom - l->box.top, m = middle(c);
    float own = c->box.bottom - c->box.top;
    float line = (l->box.top + l->box.bottom) / 2;
    return ABS(m - line) <= MAX(0.35F * MIN(height, own), 0.2F * height);
}

GPtrArray *
pdf_lines(const GPtrArray *chars)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(line_free);
    GPtrArray *sorted = g_ptr_array_copy((GPtrArray *) chars, NULL, NULL);
    struct pdf_line *l = NULL;
    g_ptr_array_sort(sorted, by_height);
    for (guint i = 0; i < sorted->len; i++) {
        struct pdf_char *c = sorted->pdata[i];
        if (!l || !stands_on(l, c)) {
            l = g_new0(struct pdf_line, 1);
            l->chars = g_ptr_array_new();
            l->box = c->box;
            g_ptr_array_add(lines, l);
        }
        g_ptr_array_add(l->chars, c);
        grow(&l->box, &c->box);
    }
    for (guint i = 0; i < lines->len; i++) {
        l = lines->pdata[i];
        g_ptr_array_sort(l->chars, by_left);
    }
    g_ptr_array_unref(sorted);
    return lines;
}

void
pdf_line_text(const struct pdf_line *l, guint from, guint to, GString *out)
{
    const struct pdf_char *before = NULL;
    for (guint i = from; i < to; i++) {
        const struct pdf_char *c = l->chars->pdata[i];
        if (before && c->box.left - before->box.right >
                          0.3F * MIN(c->size, before->size))
            g_string_append_c(out, ' ');
        g_string_append(out, c->text);
        before = c;
    }
}

/* ------------------------------------------------------------------ cells */

static bool
is_of_number(const char *text)
{
    return *text && strspn(text, "0123456789.,-% ") == strlen(text);
}

/* A number that goes on in the next line: it breaks off after a mark, or
 * inside a group of three digits. */
static bool
number_breaks_off(const char *upper, const char *lower)
{
    size_t n = strlen(upper);
    const char *comma = strrchr(upper, ','), *point = strrchr(upper, '.');
    if (n && strchr(".,", upper[n - 1]))
        return true;
    if (*lower == '.' || *lower == ',')
        return true;
    if (point)
        return strlen(point) <= 2 && strlen(lower) <= 2 &&
               strspn(lower, "0123456789") == strlen(lower);
    return comma && strlen(comma) != 4;
}

/* How a line of a cell joins the one before it: "" where the text was only
 * wrapped, else a line break. */
static const char *
joint(const struct pdf_line *upper, const char *above, const char *below,
      float right)
{
    const struct pdf_char *last =
        upper->chars->pdata[upper->chars->len - 1];
    if (is_of_number(above) && is_of_number(below))
        return number_breaks_off(above, below) ? "" : "\n";
    if (right - upper->box.right > 1.6F * last->size)
        return "\n";
    const char *end = above + strlen(above);
    gunichar a = g_utf8_get_char(g_utf8_prev_char(end));
    gunichar b = g_utf8_get_char(below);
    return g_unichar_isalpha(a) && a < 0x80 && g_unichar_isalpha(b) && b < 0x80
               ? " "
               : "";
}

char *
pdf_cell_text(const GPtrArray *lines, float right)
{
    GString *out = g_string_new(NULL), *one = g_string_new(NULL);
    GString *above = g_string_new(NULL);
    for (guint i = 0; i < lines->len; i++) {
        const struct pdf_line *l = lines->pdata[i];
        g_string_truncate(one, 0);
        pdf_line_text(l, 0, l->chars->len, one);
        if (i > 0)
            g_string_append(out, joint(lines->pdata[i - 1], above->str,
                                       one->str, right));
        g_string_append(out, one->str);
        g_string_assign(above, one->str);
    }
    g_string_free(one, TRUE);
    g_string_free(above, TRUE);
    return g_string_free(out, FALSE);
}
