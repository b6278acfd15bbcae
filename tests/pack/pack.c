/* pack FILE... | pack --text FOLDER: the content tree of the briefing pack.
 *
 * Of every document: anchors are unique and links lead to one, references name
 * the number that their table or chart has, tables are numbered, charts have
 * notes, amounts in the text are the rounding of a figure or of a sum; each
 * section can stand alone. With --text: what the pack of the folder's last
 * document says, reported with the others, is in expected.text (UPDATE=1
 * rewrites it). */
#include "check/check.h"
#include "pack.h"
#include "read/read.h"
#include "recognize/recognize.h"
#include "repair/repair.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

int faults;

void
fault(const char *file, const char *what, const char *about)
{
    fprintf(stderr, "%s: %s: %s\n", file, what, about ? about : "–");
    faults++;
}

/** The documents of a run, as many as were readable. */
struct run {
    arena *memory;
    GArray *known; /* of struct understanding */
    struct gathering all;
};

static void
load(struct run *run, const char *path)
{
    struct recognize_options none = { 0 };
    findings *found = findings_new();
    struct grid *g = read_document(
        path, &(struct read_into){ run->memory, found }, NULL);
    struct budget *b =
        g ? recognize(g, &none, run->memory, found, NULL) : NULL;
    if (!b || b->kind == DOCUMENT_SELF_EVALUATION) {
        findings_free(found);
        return;
    }
    repair_budget(b);
    const struct ledger *ledger = check_budget(b);
    findings_sort(found);
    struct understanding u = { b, summarize_budget(b), ledger, path,
                               &run->all };
    g_array_append_val(run->known, u);
    run->all.n = run->known->len;
    run->all.documents = (const struct understanding *) run->known->data;
}

static struct run
begin(void)
{
    return (struct run) { arena_new(),
                          g_array_new(FALSE, TRUE,
                                      sizeof(struct understanding)),
                          { 0, NULL } };
}

static void
end(struct run *run)
{
    for (size_t i = 0; i < run->all.n; i++)
        findings_free(run->all.documents[i].budget->found);
    g_array_free(run->known, TRUE);
    arena_free(run->memory);
}

/* ------------------------------------------------------------- sections */

static size_t
count_kind(const struct report *r, enum block_kind kind)
{
    size_t n = 0;
    for (const struct block *b = r->first; b; b = b->next)
        n += b->kind == kind;
    return n;
}

static const struct block *
first_chapter(const struct report *r, const char *anchor)
{
    for (const struct block *b = r->first; b; b = b->next)
        if (b->kind == BLOCK_HEADING && b->heading.level == 1 &&
            (!anchor || g_strcmp0(b->heading.anchor, anchor) == 0))
            return b;
    return NULL;
}

/* Each section by itself: its own heading, as in the whole, and no cover. */
static void
check_sections(const struct understanding *u, const struct report *whole,
               arena *memory)
{
    for (size_t i = 0; compose_section_nth(i); i++) {
        const struct compose_section *section = compose_section_nth(i);
        struct compose_options how = { .version = "0",
                                       .section = section->name };
        const struct report *r = compose_briefing(u, &how, memory);
        const struct block *own = first_chapter(r, NULL);
        const struct block *same = first_chapter(whole, section->name);
        if (compose_section_named(section->title) == NULL)
            fault(u->stem, "no section of that title", section->title);
        if (count_kind(r, BLOCK_COVER) || !own ||
            g_strcmp0(own->heading.anchor, section->name) != 0)
            fault(u->stem, "a section alone is not itself", section->name);
        if (own && same &&
            strcmp(own->heading.text, same->heading.text) != 0)
            fault(u->stem, "a section alone has another heading",
                  own->heading.text);
        check_tree(u, r);
    }
}

static void
check_file(const char *path)
{
    struct run run = begin();
    load(&run, path);
    for (size_t i = 0; i < run.all.n; i++) {
        const struct understanding *u = &run.all.documents[i];
        struct compose_options how = { .version = "0" };
        const struct report *r = compose_briefing(u, &how, run.memory);
        check_tree(u, r);
        check_amounts(u, r, run.memory);
        check_sections(u, r, run.memory);
    }
    end(&run);
}

/* ---------------------------------------------------------------- text */

static void
compare(const char *folder, const char *text)
{
    char *path = g_build_filename(folder, "expected.text", NULL);
    char *expected = NULL;
    if (g_getenv("UPDATE"))
        g_file_set_contents(path, text, -1, NULL);
    else if (!g_file_get_contents(path, &expected, NULL, NULL) ||
             strcmp(expected, text) != 0) {
        fault(path, "the pack says something else", "");
        fputs(text, stdout);
    }
    g_free(expected);
    g_free(path);
}

static gint
by_name(gconstpointer left, gconstpointer right)
{
    return strcmp(*(char *const *) left, *(char *const *) right);
}

static void
check_text(const char *folder)
{
    struct run run = begin();
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    GDir *dir = g_dir_open(folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));)
        if (g_str_has_suffix(name, ".txt"))
            g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
    g_ptr_array_sort(paths, by_name);
    for (guint i = 0; i < paths->len; i++)
        load(&run, paths->pdata[i]);
    if (run.all.n) {
        const struct understanding *u = &run.all.documents[run.all.n - 1];
        struct compose_options how = { .version = "0" };
        const struct report *r = compose_briefing(u, &how, run.memory);
        char *text = tree_text(r);
        check_tree(u, r);
        check_amounts(u, r, run.memory);
        compare(folder, text);
        g_free(text);
    } else {
        fault(folder, "nothing to read", NULL);
    }
    if (dir)
        g_dir_close(dir);
    g_ptr_array_free(paths, TRUE);
    end(&run);
}

int
main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "--text") == 0)
        check_text(argv[2]);
    else
        for (int i = 1; i < argc; i++)
            check_file(argv[i]);
    if (argc < 2)
        fault("pack", "no files", NULL);
    return faults != 0;
}
