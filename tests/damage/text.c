#include "text.h"

#include <string.h>

/* ---------------------------------------------------------------- chance */

static uint64_t
rng_next(struct rng *r)
{ /* splitmix64 */
    uint64_t z = (r->state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

size_t
rng_below(struct rng *r, size_t n)
{
    return (size_t) (rng_next(r) % n);
}

bool
rng_chance(struct rng *r, int percent)
{
    return (int) rng_below(r, 100) < percent;
}

/* ------------------------------------------------------------------ text */

static struct text *
empty_text(void)
{
    struct text *t = g_new0(struct text, 1);
    t->lines = g_ptr_array_new_with_free_func(g_free);
    t->line_end = "\n";
    t->encoding = "UTF-8";
    t->mark = "";
    return t;
}

struct text *
text_new(const char *bytes, size_t size)
{
    struct text *t = empty_text();
    for (const char *p = bytes, *end = bytes + size; p < end;) {
        const char *stop = memchr(p, '\n', (size_t) (end - p));
        stop = stop ? stop : end;
        g_ptr_array_add(t->lines, g_strndup(p, (gsize) (stop - p)));
        p = stop + 1;
    }
    return t;
}

struct text *
text_copy(const struct text *t)
{
    struct text *copy = g_memdup2(t, sizeof *t);
    copy->lines = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < t->lines->len; i++)
        g_ptr_array_add(copy->lines, g_strdup(text_line(t, i)));
    return copy;
}

void
text_free(struct text *t)
{
    g_ptr_array_free(t->lines, TRUE);
    g_list_free(t->history);
    g_free(t);
}

void
text_set(struct text *t, size_t i, char *line)
{
    g_free(g_ptr_array_index(t->lines, i));
    g_ptr_array_index(t->lines, i) = line;
}

void
text_insert(struct text *t, size_t i, char *line)
{
    g_ptr_array_insert(t->lines, (gint) i, line);
}

void
text_remove(struct text *t, size_t i)
{
    g_ptr_array_remove_index(t->lines, (guint) i);
}

/* ----------------------------------------------------------------- cells */

char **
cells_of(const char *line)
{
    char **cells = g_strsplit(line, "\t", -1);
    if (!cells[0]) { /* g_strsplit gives none for "" */
        g_strfreev(cells);
        cells = g_new0(char *, 2);
        cells[0] = g_strdup("");
    }
    return cells;
}

char *
cells_joined(char **cells)
{
    char *line = g_strjoinv("\t", cells);
    g_strfreev(cells);
    return line;
}

bool
is_blank_line(const char *line)
{
    return line[strspn(line, " \t\f\r")] == '\0';
}

bool
is_amount(const char *cell)
{
    size_t whole = strspn(cell, "0123456789,");
    return whole > 0 && cell[whole] == '.' &&
           strspn(cell + whole + 1, "0123456789") == 6 &&
           cell[whole + 7] == '\0';
}

bool
has_project_code(const char *cell)
{
    size_t digits = 0, all = 0;
    for (; *cell && strchr("0123456789TY ", *cell); cell++) {
        all += *cell != ' ';
        digits += g_ascii_isdigit(*cell) != 0;
    }
    return all >= 20 && digits >= 19 && *cell == '-';
}

void
text_change_cells(struct text *t, struct rng *r, change_cell change, void *data)
{
    for (guint i = 0; i < t->lines->len; i++) {
        char **cells = cells_of(text_line(t, i));
        for (char **cell = cells; *cell; cell++) {
            char *made = change(*cell, r, data);
            if (made) {
                g_free(*cell);
                *cell = made;
            }
        }
        text_set(t, i, cells_joined(cells));
    }
}

/* ---------------------------------------------------------------- tables */

static bool
is_title(const char *line)
{
    line += *line == '\f';
    if (strchr(line, '\t') || !g_str_has_prefix(line, "预算"))
        return false;
    const char *p = line + strlen("预算");
    if (g_str_has_prefix(p, "表"))
        p += strlen("表");
    return g_ascii_isdigit(*p) && g_str_has_suffix(line, "表");
}

/* The first row of data: an amount, a code of three digits and more, an
 * ordinal, or nothing but a 合计. */
static bool
is_data(const char *line)
{
    char **cells = cells_of(line);
    size_t filled = 0;
    bool data = false, total = false;
    for (char **cell = cells; *cell; cell++) {
        filled += **cell != '\0';
        total |= g_str_has_prefix(*cell, "合");
        data |= is_amount(*cell) || has_project_code(*cell) ||
                strspn(*cell, "0123456789") >= 3 ||
                g_str_has_prefix(*cell, "一、");
    }
    g_strfreev(cells);
    return data || (total && filled == 1);
}

static void
find_header(const struct text *t, struct span *s)
{
    s->header = s->title + 1;
    while (s->header < s->end && !strchr(text_line(t, s->header), '\t'))
        s->header++;
    s->body = s->header;
    while (s->body < s->end && !is_data(text_line(t, s->body)) &&
           !is_blank_line(text_line(t, s->body)))
        s->body++;
    s->n_header = s->body - s->header;
    s->is_targets = strstr(text_line(t, s->title), "项目支出绩效") != NULL;
}

struct span *
text_tables(const struct text *t, size_t *n)
{
    GArray *spans = g_array_new(FALSE, TRUE, sizeof(struct span));
    for (guint i = 0; i < t->lines->len; i++) {
        if (!is_title(text_line(t, i)))
            continue;
        struct span s = { .title = i, .end = i + 1 };
        while (s.end < t->lines->len && !is_title(text_line(t, s.end)))
            s.end++;
        find_header(t, &s);
        g_array_append_val(spans, s);
    }
    *n = spans->len;
    return (struct span *) g_array_free(spans, FALSE);
}

/* Blank cells at the end do not count. */
static bool
is_same_row(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    while (n && a[n - 1] == '\t')
        n--;
    while (m && b[m - 1] == '\t')
        m--;
    return n == m && strncmp(a, b, n) == 0;
}

bool
span_is_header(const struct text *t, const struct span *s, size_t i)
{
    for (size_t k = s->header; k < s->header + s->n_header; k++)
        if (is_same_row(text_line(t, k), text_line(t, i)))
            return true;
    return false;
}
