/* The pages of a published PDF, drawn for the page of the source. */
#include "yusuan_doc.h"

#include "base/folder.h"
#include "budget/contacts.h"
#include "read/pdf_pictures.h"

#include <string.h>

static bool
put_picture(void *folder, int page, const char *png, size_t size,
            GError **error)
{
    char *name = g_strdup_printf("page-%d.png", page);
    char *path = g_build_filename(folder, name, NULL);
    GError *why = NULL;
    bool good = g_file_set_contents(path, png, (gssize) size, &why);
    if (!good)
        status_fail(error, EXIT_OUTPUT, "%s：写不进去（%s）",
                    "%s: cannot be written (%s)", path, why->message);
    g_clear_error(&why);
    g_free(path);
    g_free(name);
    return good;
}

/* What of a line is masked: from the first character that differs to the last;
 * over several cells it is not looked for, and the line painted over. */
static const char *
masked_part(arena *a, const char *line, const char *masked)
{
    size_t from = 0, n = strlen(line), m = strlen(masked), same = 0;
    while (line[from] && line[from] == masked[from])
        from++;
    while (same < MIN(n, m) - from &&
           line[n - 1 - same] == masked[m - 1 - same])
        same++;
    while (from && ((unsigned char) line[from] & 0xC0) == 0x80)
        from--;
    while (same && ((unsigned char) line[n - same] & 0xC0) == 0x80)
        same--;
    char *part = arena_strndup(a, line + from, n - same - from);
    return strchr(part, '\t') ? "" : part;
}

/* Names and phones that are left out of the text are painted over. */
static void
gather_hidden(const struct budget *b, arena *a, GArray *hidden)
{
    for (size_t i = 0; b->line_places && i < b->n_source_lines; i++) {
        const char *line = b->source_lines[i];
        const char *masked = contacts_masked(a, b, line);
        struct pdf_hidden one = { &b->line_places[i], "" };
        if (strcmp(line, masked) == 0)
            continue;
        one.text = masked_part(a, line, masked);
        g_array_append_val(hidden, one);
    }
}

bool
doc_draw_pages(const struct understanding *u, const char *folder,
               bool show_contacts, GError **error)
{
    arena *a = arena_new();
    GArray *hidden = g_array_new(FALSE, FALSE, sizeof(struct pdf_hidden));
    if (!show_contacts)
        gather_hidden(u->budget, a, hidden);
    struct pdf_drawing drawing = {
        .document = u->budget->file,
        .pages = u->budget->pages,
        .hidden = (const struct pdf_hidden *) (const void *) hidden->data,
        .n_hidden = hidden->len,
        .take = put_picture,
        .data = (void *) folder,
    };
    bool good = pdf_draw(&drawing, error);
    g_array_unref(hidden);
    arena_free(a);
    return good;
}
