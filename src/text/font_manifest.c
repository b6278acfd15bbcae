/* Reading the manifest; seeing that a file is still what it was. */
#include "text/font_manifest.h"

#include <glib/gstdio.h>
#include <string.h>

static int
column_named(gchar **names, const char *name)
{
    for (int i = 0; names[i]; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    return -1;
}

static char *
field_of(gchar **fields, int column)
{
    int n = (int) g_strv_length(fields);
    return g_strdup(column >= 0 && column < n ? fields[column] : "");
}

static void
clear_row(gpointer data)
{
    struct font_row *row = data;
    g_free(row->role);
    g_free(row->family);
    g_free(row->style);
    g_free(row->file);
    g_free(row->package);
}

static void
add_row(GArray *rows, gchar **names, const char *line)
{
    gchar **fields = g_strsplit(line, "\t", -1);
    char *size = field_of(fields, column_named(names, "size"));
    char *date = field_of(fields, column_named(names, "date"));
    struct font_row row = {
        .role = field_of(fields, column_named(names, "role")),
        .family = field_of(fields, column_named(names, "family")),
        .style = field_of(fields, column_named(names, "style")),
        .file = field_of(fields, column_named(names, "file")),
        .package = field_of(fields, column_named(names, "package")),
        .size = g_ascii_strtoll(size, NULL, 10),
        .date = g_ascii_strtoll(date, NULL, 10),
    };
    g_array_append_val(rows, row);
    g_free(size);
    g_free(date);
    g_strfreev(fields);
}

static bool
all_named(const struct font_names *names)
{
    for (int i = 0; i < FONT_FILE_COUNT; i++)
        if (!names || !names->name[i])
            return false;
    return true;
}

GArray *
font_manifest_read(const char *folder, const struct font_names *names,
                   GError **error)
{
    GArray *rows = g_array_new(FALSE, TRUE, sizeof(struct font_row));
    g_array_set_clear_func(rows, clear_row);
    char *path = g_build_filename(folder, "manifest.tsv", NULL);
    char *content = NULL;
    bool there = g_file_get_contents(path, &content, NULL, NULL);
    if (!there && all_named(names)) {
        g_free(path);
        return rows;
    }
    if (!there) {
        g_array_free(rows, TRUE);
        status_fail(error, EXIT_INPUT, "%s：读不到字体清单；" FONTS_REMEDY,
                    "%s: the manifest of fonts cannot be read; "
                    FONTS_REMEDY_EN,
                    path);
        g_free(path);
        return NULL;
    }
    g_free(path);
    gchar **lines = g_strsplit(content, "\n", -1);
    gchar **head = g_strsplit(lines[0] ? lines[0] : "", "\t", -1);
    for (int i = 1; lines[0] && lines[i]; i++)
        if (*lines[i])
            add_row(rows, head, lines[i]);
    g_strfreev(head);
    g_strfreev(lines);
    g_free(content);
    return rows;
}

const struct font_row *
font_manifest_find(const GArray *rows, const char *role)
{
    for (guint i = 0; i < rows->len; i++) {
        const struct font_row *row = &g_array_index(rows, struct font_row, i);
        if (strcmp(row->role, role) == 0)
            return row;
    }
    return NULL;
}

bool
font_manifest_check(const char *folder, const struct font_row *row,
                    GError **error)
{
    char *path = g_build_filename(folder, row->file, NULL);
    GStatBuf found;
    bool there = g_stat(path, &found) == 0;
    bool same = there && (!row->size || found.st_size == row->size)
                && (!row->date || found.st_mtime == row->date);
    if (!there)
        status_fail(error, EXIT_INPUT,
                    "缺少字体：角色%s需要%s（软件包%s），%s不存在；"
                    FONTS_REMEDY,
                    "a font is missing: role %s needs %s (package %s), and %s "
                    "is not there; " FONTS_REMEDY_EN,
                    row->role, row->family, row->package, path);
    else if (!same)
        status_fail(error, EXIT_INPUT,
                    "字体与清单不符：角色%s的%s（软件包%s）大小或日期"
                    "已改变；" FONTS_REMEDY,
                    "a font is not that of the manifest: role %s, %s (package "
                    "%s) has another size or date; " FONTS_REMEDY_EN,
                    row->role, path, row->package);
    g_free(path);
    return same;
}
