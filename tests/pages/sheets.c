/* Sheets fit: of the targets, 95 of 100 on one page; of the self-evaluations,
 * none on more than two; no page at the end with less than three lines. The
 * same documents cut off on the way still give a sound sheet for everything
 * that was understood. */
#include "layout/layout.h"
#include "report/sheets.h"
#include "sound.h"
#include "understood.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { LEAST_LINES = 3, SINGLE_LEAST = 95 /* of 100 */ };

struct fitting {
    fonts *with;
    const char *name;
    size_t targets, single, faults;
};

/* Baselines of different height below the running head. */
static size_t
count_lines(const struct page *page)
{
    enum { MOST = 400, HEAD = 60 };
    double seen[MOST];
    size_t n = 0;
    for (const struct page_item *i = page->first; i; i = i->next) {
        size_t k = 0;
        if (i->kind != PAGE_TEXT || i->text.baseline < HEAD)
            continue;
        while (k < n && fabs(seen[k] - i->text.baseline) > 1)
            k++;
        if (k == n && n < MOST)
            seen[n++] = i->text.baseline;
    }
    return n;
}

static void
fault(struct fitting *f, const char *sheet, const char *what, size_t n)
{
    printf("%s, %s: %s (%zu)\n", f->name, sheet, what, n);
    f->faults++;
}

static void
look_at_sheet(struct fitting *f, const struct sheets *s, size_t i)
{
    arena *memory = arena_new();
    findings *found = findings_new();
    const struct sheet_facts *facts = sheets_facts(s, i);
    struct layout_options how = { .style = STYLE_SHEET };
    const struct pages *pages = layout_report(sheets_compose(s, i, memory),
                                              f->with, &how, memory, found);
    GString *say = g_string_new(NULL);
    size_t lines = count_lines(pages->page[pages->n - 1]);
    f->targets += !facts->evaluation;
    f->single += !facts->evaluation && pages->n == 1;
    f->faults += pages_faults(pages, layout_style_of(&how, 0, memory),
                              facts->name, say);
    printf("%s", say->str);
    if (pages->n > 2)
        fault(f, facts->name, "more than two pages", pages->n);
    if (lines < LEAST_LINES)
        fault(f, facts->name, "an empty last page", lines);
    g_string_free(say, TRUE);
    findings_free(found);
    arena_free(memory);
}

/* How many sheets the file gives. */
static size_t
look_at_file(struct fitting *f, const char *path)
{
    arena *memory = arena_new();
    findings *found = findings_new();
    struct understanding u = { 0 };
    struct compose_options options = { .version = "0" };
    size_t n = 0;
    if (understood_file(path, memory, found, &u)) {
        const struct sheets *s = sheets_of(&u, &options, memory);
        n = sheets_count(s);
        for (size_t i = 0; i < n; i++)
            look_at_sheet(f, s, i);
    } else {
        f->faults++;
    }
    findings_free(found);
    arena_free(memory);
    return n;
}

/* The first `part` of ten parts of the text, cut where a line ends. */
static size_t
look_at_part(struct fitting *f, const char *path, size_t part)
{
    char *text = NULL, *cut = NULL;
    gsize size = 0, n = 0;
    int handle = g_file_open_tmp("sheets-XXXXXX.txt", &cut, NULL);
    if (handle >= 0 && g_file_get_contents(path, &text, &size, NULL)) {
        gsize end = size * part / 10;
        while (end && text[end - 1] != '\n')
            end--;
        if (g_file_set_contents(cut, text, (gssize) end, NULL))
            n = look_at_file(f, cut);
    }
    if (handle >= 0) {
        close(handle);
        unlink(cut);
    }
    g_free(text);
    g_free(cut);
    return n;
}

static bool
look_at(fonts *with, const char *path, size_t *targets, size_t *single)
{
    char *name = g_path_get_basename(path);
    struct fitting whole = { .with = with, .name = name };
    struct fitting parts = { .with = with, .name = name };
    size_t n = look_at_file(&whole, path), most = n;
    for (size_t part = 9; part > 2; part--) {
        size_t some = look_at_part(&parts, path, part);
        if (some > most)
            fault(&parts, "cut off", "more sheets than in more text", part);
        most = some;
    }
    printf("%s: %zu sheets, %zu of %zu targets on one page, %zu + %zu "
           "faults\n", name, n, whole.single, whole.targets, whole.faults,
           parts.faults);
    *targets += whole.targets;
    *single += whole.single;
    g_free(name);
    return n > 0 && whole.faults + parts.faults == 0;
}

int
main(int argc, char **argv)
{
    GError *error = NULL;
    fonts *with = fonts_open(SOURCE_DIR "/fonts/files", &error);
    size_t targets = 0, single = 0;
    bool good = true;
    if (!with) {
        fprintf(stderr, "%s\n", error->message);
        return 1;
    }
    for (int i = 1; i < argc; i++)
        good = look_at(with, argv[i], &targets, &single) && good;
    printf("%zu of %zu sheets of targets on one page\n", single, targets);
    fonts_free(with);
    return good && targets && single * 100 >= SINGLE_LEAST * targets ? 0 : 1;
}
