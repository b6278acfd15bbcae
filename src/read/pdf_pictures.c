/* Pictures of pages by yusuan-pdf. */
#include "read/pdf_pictures.h"

#include "read/helper.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

enum {
    MEMORY_LIMIT = 1024 * 1024 * 1024,
    CPU_LIMIT = 300,
    TIME_LIMIT = 600,
    HEAD_LIMIT = 64,
    PNG_LIMIT = 64 * 1024 * 1024
};

struct taking {
    const struct pdf_drawing *d;
    GByteArray *bytes; /* not yet taken */
    GError *error;
};

/* Where the first line of what has come ends; null: not yet. */
static char *
line_end(const GByteArray *bytes)
{
    return bytes->len ? memchr(bytes->data, '\n', MIN(bytes->len, HEAD_LIMIT))
                      : NULL;
}

/* Take the pictures that are there whole. */
static bool
take(void *data, const char *more, size_t n)
{
    struct taking *t = data;
    g_byte_array_append(t->bytes, (const guint8 *) more, (guint) n);
    char *end;
    while (!t->error && (end = line_end(t->bytes))) {
        int page = 0;
        unsigned size = 0;
        *end = '\0';
        bool picture = sscanf((char *) t->bytes->data, "picture %d %u", &page,
                              &size) == 2 && size <= PNG_LIMIT;
        guint head = (guint) (end + 1 - (char *) t->bytes->data);
        *end = '\n';
        if (picture && t->bytes->len - head < size)
            break;
        if (picture)
            t->d->take(t->d->data, page, (char *) t->bytes->data + head, size,
                       &t->error);
        g_byte_array_remove_range(t->bytes, 0, head + (picture ? size : 0));
    }
    return !t->error;
}

/* The pages that hold a table: "7,8,12". */
static char *
list_of(const struct source_pages *pages)
{
    GString *list = g_string_new(NULL);
    for (size_t i = 0; i < pages->n; i++)
        if (pages->items[i].has_table)
            g_string_append_printf(list, list->len ? ",%d" : "%d",
                                   pages->items[i].number);
    return g_string_free(list, FALSE);
}

static char *
hidden_of(const struct pdf_drawing *d)
{
    GString *all = g_string_new("YUSUAN_PDF_HIDE=");
    for (size_t i = 0; i < d->n_hidden; i++) {
        const struct source_place *w = d->hidden[i].where;
        g_string_append_printf(all, "%d %d %d %d %d %s\n", w->page,
                               (int) w->left, (int) w->top,
                               (int) w->right + 1, (int) w->bottom + 1,
                               d->hidden[i].text);
    }
    return g_string_free(all, FALSE);
}

bool
pdf_draw(const struct pdf_drawing *d, GError **error)
{
    char *program = helper_find("yusuan-pdf"), *list = list_of(d->pages);
    char *hidden = hidden_of(d);
    char *password = g_strconcat("YUSUAN_PDF_PASSWORD=",
                                 d->pages->password, NULL);
    const char *argv[] = { program ? program : "yusuan-pdf", "--pictures",
                           list, NULL };
    const char *extra[] = { hidden, d->pages->password ? password : NULL,
                            NULL };
    struct taking t = { d, g_byte_array_new(), NULL };
    struct helper_call call = { .document = d->document,
                                .argv = argv,
                                .extra = extra,
                                .bytes = d->pages->bytes,
                                .size = d->pages->size,
                                .memory_limit = MEMORY_LIMIT,
                                .cpu_limit = CPU_LIMIT,
                                .time_limit = TIME_LIMIT,
                                .take = take,
                                .data = &t };
    int status;
    bool fine = !*list || helper_run(&call, &status, error);
    if (fine && t.error) {
        g_propagate_error(error, t.error);
        fine = false;
    }
    g_byte_array_unref(t.bytes);
    g_free(password);
    g_free(hidden);
    g_free(list);
    g_free(program);
    return fine;
}
