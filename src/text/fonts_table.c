/* The manifest of a folder of fonts as a table for reading, and whether the
 * files are the ones it names. */
#include "base/digest.h"
#include "base/unicode.h"
#include "text/text.h"
#include "text/fonts_table.h"

#include <glib.h>
#include <string.h>

/* What stands in the table, by the names of the manifest's columns. */
static const struct {
    const char *column, *zh, *en;
} SHOWN[] = { { "role", "用途", "role" },
              { "family", "字体", "family" },
              { "style", "字形", "style" },
              { "file", "文件", "file" },
              { "package", "软件包", "package" },
              { "version", "版本", "version" } };

/** A manifest being shown. */
struct manifest {
    const struct fonts_table_options *options;
    char **names; /* of the columns */
    size_t wrong; /* files that are missing or not the pinned ones */
};

static const char *
field(const struct manifest *m, char **fields, const char *column)
{
    for (size_t i = 0; m->names[i] && fields[i]; i++)
        if (strcmp(m->names[i], column) == 0)
            return fields[i];
    return "";
}

enum font_state { FONT_SAME, FONT_OTHER, FONT_MISSING };

static const char *
state_word(enum font_state state, bool english)
{
    static const char *const words[][2] = { { "相符", "same" },
                                            { "不符", "other" },
                                            { "缺", "missing" } };
    return words[state][english];
}

static const char *
title_of(const struct manifest *m, size_t column)
{
    return m->options->english ? SHOWN[column].en : SHOWN[column].zh;
}

static enum font_state
verify(const struct manifest *m, char **fields)
{
    char *path = g_build_filename(m->options->folder,
                                  field(m, fields, "file"), NULL);
    char *digits = digest_of_file(path, NULL);
    g_free(path);
    if (!digits)
        return FONT_MISSING;
    bool same = strcmp(digits, field(m, fields, "sha256")) == 0;
    g_free(digits);
    return same ? FONT_SAME : FONT_OTHER;
}

static void
put_cell(sink *out, const char *text, int width)
{
    sink_puts(out, text);
    for (int i = unicode_text_width(text); i < width + 2; i++)
        sink_puts(out, " ");
}

static void
put_line(struct manifest *m, sink *out, char **fields, const int *widths)
{
    for (size_t i = 0; i < G_N_ELEMENTS(SHOWN); i++)
        put_cell(out,
                 fields ? field(m, fields, SHOWN[i].column) : title_of(m, i),
                 widths[i]);
    bool english = m->options->english;
    if (m->options->verify && fields) {
        enum font_state came_to = verify(m, fields);
        m->wrong += came_to != FONT_SAME;
        sink_puts(out, state_word(came_to, english));
    } else if (m->options->verify) {
        sink_puts(out, english ? "checksum" : "校验");
    }
    sink_puts(out, "\n");
}

static void
put_rows(struct manifest *m, sink *out, char **lines)
{
    int widths[G_N_ELEMENTS(SHOWN)];
    for (size_t i = 0; i < G_N_ELEMENTS(SHOWN); i++)
        widths[i] = unicode_text_width(title_of(m, i));
    for (char **line = lines + 1; *line; line++) {
        char **fields = g_strsplit(*line, "\t", -1);
        for (size_t i = 0; i < G_N_ELEMENTS(SHOWN); i++)
            widths[i] = MAX(widths[i], unicode_text_width(field(
                                           m, fields, SHOWN[i].column)));
        g_strfreev(fields);
    }
    put_line(m, out, NULL, widths);
    for (char **line = lines + 1; *line; line++) {
        char **fields = g_strsplit(*line, "\t", -1);
        if (fields[0])
            put_line(m, out, fields, widths);
        g_strfreev(fields);
    }
}

bool
fonts_table_write(sink *out, const struct fonts_table_options *options,
                  GError **error)
{
    const char *folder = options->folder;
    char *path = g_build_filename(folder, "manifest.tsv", NULL);
    char *text = NULL;
    struct manifest m = { .options = options };
    if (g_file_get_contents(path, &text, NULL, NULL)) {
        char **lines = g_strsplit(g_strchomp(text), "\n", -1);
        m.names = g_strsplit(lines[0] ? lines[0] : "", "\t", -1);
        sink_printf(out, "%s\n", folder);
        put_rows(&m, out, lines);
        g_strfreev(m.names);
        g_strfreev(lines);
    }
    g_free(text);
    g_free(path);
    if (m.wrong)
        return status_fail(error, EXIT_INPUT,
                           "%s：%zu种字体缺失或与清单不符；"
                           "请运行fonts/fetch.sh",
                           "%s: %zu fonts are missing or not those of the "
                           "manifest; run fonts/fetch.sh", folder, m.wrong);
    fonts *opened = fonts_open(folder, error);
    if (opened)
        fonts_free(opened);
    return opened != NULL;
}
