/* Packs and sheets of whole documents, looked at page by page. Every file named
 * is understood, composed and set in every style; a fault is an error. */
#include "layout/layout.h"
#include "report/compose.h"
#include "report/sheets.h"
#include "sound.h"
#include "understood.h"

#include <stdio.h>

struct looker {
    fonts *with;
    struct understanding u;
    findings *found;
    arena *memory;
    const char *name;
    size_t pages, faults;
    GString *say;
};

static void
look_at_report(struct looker *l, const struct report *r,
               enum layout_style style, const char *what)
{
    static const char *const words[] = { "book", "gongwen", "sheet" };
    struct layout_options options = { .style = style };
    struct pages *pages =
        layout_report(r, l->with, &options, l->memory, l->found);
    char *name = g_strdup_printf("%s, %s in %s", l->name, what, words[style]);
    l->pages += pages->n;
    l->faults += pages_faults(pages,
                              layout_style_of(&options, 0, l->memory),
                              name, l->say);
    g_free(name);
}

static void
look_at_all(struct looker *l)
{
    const struct budget *b = l->u.budget;
    struct compose_options options = { .version = "0" };
    if (b->n_tables) {
        const struct report *pack =
            compose_briefing(&l->u, &options, l->memory);
        look_at_report(l, pack, STYLE_BOOK, "the pack");
        look_at_report(l, pack, STYLE_GONGWEN, "the pack");
    }
    const struct sheets *s = sheets_of(&l->u, &options, l->memory);
    if (sheets_count(s))
        look_at_report(l, sheets_compose_index(s, l->memory), STYLE_SHEET,
                       "the index of sheets");
    for (size_t i = 0; i < sheets_count(s); i++)
        look_at_report(l, sheets_compose(s, i, l->memory), STYLE_SHEET,
                       sheets_facts(s, i)->name);
}

static bool
look_at_file(fonts *with, const char *path)
{
    struct looker l = { .with = with, .memory = arena_new(),
                        .found = findings_new(), .say = g_string_new(NULL) };
    char *name = g_path_get_basename(path);
    l.name = name;
    bool good = understood_file(path, l.memory, l.found, &l.u);
    if (good)
        look_at_all(&l);
    printf("%s: %zu pages, %zu faults\n%s", name, l.pages, l.faults,
           l.say->str);
    good = good && l.faults == 0 && l.pages > 0;
    g_string_free(l.say, TRUE);
    findings_free(l.found);
    arena_free(l.memory);
    g_free(name);
    return good;
}

int
main(int argc, char **argv)
{
    GError *error = NULL;
    fonts *with = fonts_open(SOURCE_DIR "/fonts/files", &error);
    bool good = true;
    if (!with) {
        fprintf(stderr, "%s\n", error->message);
        return 1;
    }
    for (int i = 1; i < argc; i++)
        good = look_at_file(with, argv[i]) && good;
    fonts_free(with);
    return good ? 0 : 1;
}
