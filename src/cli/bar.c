/* One line on a terminal, drawn over itself:
 *
 *   ████████████░░░░░░░░  58%  2/3  zhongguancun-2022-budget  sheets
 */
#include "cli/cli.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

struct cli_bar {
    bool shown;      /* there is somebody to see it */
    size_t n, done;  /* documents */
    int sum;         /* what is done of all, in 1/1000 of a document */
    GHashTable *at;  /* stem → what is done of it, in 1/1000 */
    GMutex lock;
};

struct cli_bar *
cli_bar_new(const struct cli *c, size_t documents)
{
    struct cli_bar *bar = g_new0(struct cli_bar, 1);
    bar->shown = c->terminal && !c->quiet;
    bar->n = documents;
    bar->at = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_mutex_init(&bar->lock);
    return bar;
}

void
cli_bar_free(struct cli_bar *bar)
{
    cli_bar_clear(bar);
    g_hash_table_destroy(bar->at);
    g_mutex_clear(&bar->lock);
    g_free(bar);
}

void
cli_bar_clear(struct cli_bar *bar)
{
    if (!bar->shown)
        return;
    g_mutex_lock(&bar->lock);
    fputs("\r\033[K", stderr);
    g_mutex_unlock(&bar->lock);
}

/* The front of a name that fits into so many columns. */
static char *
fitting(const char *name, int columns)
{
    char *text = g_filename_display_name(name);
    char *end = text;
    for (; *end; end = g_utf8_next_char(end)) {
        if (g_unichar_iscntrl(g_utf8_get_char(end)))
            *end = '?';
        columns -= g_unichar_iswide(g_utf8_get_char(end)) ? 2 : 1;
        if (columns < 0)
            break;
    }
    *end = '\0';
    return text;
}

static void
draw(const struct cli_bar *bar, const struct yusuan_progress *at)
{
    enum { CELLS = 20, NAME = 32 };
    int thousandth = bar->n ? bar->sum / (int) bar->n : 0;
    char *name = fitting(at->stem, NAME);
    GString *line = g_string_new("\r\033[K");
    for (int i = 0; i < CELLS; i++)
        g_string_append(line, i < thousandth * CELLS / 1000 ? "█" : "░");
    g_string_append_printf(line, " %3d%%  %zu/%zu  %s  %s", thousandth / 10,
                           MIN(bar->done + 1, bar->n), bar->n, name,
                           at->output);
    fputs(line->str, stderr);
    fflush(stderr);
    g_string_free(line, TRUE);
    g_free(name);
}

void
cli_bar_show(struct cli_bar *bar, const struct yusuan_progress *at)
{
    enum { WHOLE = 1000 };
    if (!bar->shown)
        return;
    g_mutex_lock(&bar->lock);
    int before = GPOINTER_TO_INT(g_hash_table_lookup(bar->at, at->stem));
    int now = at->of ? (int) (at->done * WHOLE / at->of) : WHOLE;
    bar->sum += now - before;
    bar->done += now == WHOLE && before < WHOLE;
    g_hash_table_insert(bar->at, g_strdup(at->stem), GINT_TO_POINTER(now));
    draw(bar, at);
    g_mutex_unlock(&bar->lock);
}
