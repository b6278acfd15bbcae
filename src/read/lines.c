/* Line ends. Knows no cells. */
#include "read/lines.h"

#include <string.h>

/* CR alone ends lines where the text has no LF, or CRs as a habit; else it is
 * a stray mark inside a line. */
static bool
cr_ends_lines(const char *text, size_t size)
{
    size_t lf = 0, lone = 0;
    const char *end = text + size;
    for (const char *p = text; (p = memchr(p, '\n', (size_t) (end - p))); p++)
        lf++;
    for (const char *p = text; (p = memchr(p, '\r', (size_t) (end - p))); p++)
        lone += p + 1 == end || (p[1] != '\n' && p[1] != '\r');
    return lone * 4 >= lf;
}

bool
lines_refuse(const char *name, size_t number, GError **error)
{
    return status_fail(error, EXIT_INPUT,
                       "%s：第 %zu 行超过 %d MiB，不像文本的一行；"
                       "请检查文件或按行断开",
                       "%s: line %zu is longer than %d MiB, which no line of "
                       "text is; look at the file, or break it into lines",
                       name, number, LINE_LIMIT / 1024 / 1024);
}

/* Where the line that begins at `p` ends; *next is where the next begins. */
static char *
line_end(char *p, bool cr, char **next)
{
    char *stop = p + strcspn(p, cr ? "\n\r" : "\n");
    *next = stop + (*stop != '\0') + (stop[0] == '\r' && stop[1] == '\n');
    while (!cr && stop > p && stop[-1] == '\r')
        stop--;
    return stop;
}

bool
lines_cut(const char *name, char *text, size_t size, arena *memory,
          struct lines *out, GError **error)
{
    GPtrArray *texts = g_ptr_array_new();
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(size_t));
    bool cr = cr_ends_lines(text, size), fine = true;
    char *end = text + size, *next;
    for (char *p = text; fine && p < end; p = next) {
        char *stop = line_end(p, cr, &next);
        size_t place[2] = { (size_t) (stop - p), (size_t) (p - text) };
        fine = place[0] <= LINE_LIMIT;
        g_ptr_array_add(texts, p);
        g_array_append_vals(numbers, place, 2);
        *stop = '\0';
    }
    out->n = texts->len;
    out->text = arena_memdup(memory, texts->pdata, out->n * sizeof(char *));
    out->length = arena_array(memory, size_t, out->n);
    out->offset = arena_array(memory, size_t, out->n);
    for (size_t i = 0; i < out->n; i++) {
        out->length[i] = g_array_index(numbers, size_t, 2 * i);
        out->offset[i] = g_array_index(numbers, size_t, 2 * i + 1);
    }
    g_ptr_array_free(texts, TRUE);
    g_array_free(numbers, TRUE);
    return fine || lines_refuse(name, out->n, error);
}

size_t
lines_at(const struct lines *l, size_t offset)
{
    size_t low = 0, high = l->n;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (l->offset[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}
