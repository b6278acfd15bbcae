/* Folders of tables and of documents. */
#include "read/folder.h"

#include "read/csv.h"
#include "read/format.h"
#include "read/load.h"

#include <string.h>

enum { DEPTH_LIMIT = 8 };

/* Numbers compare by value, all else by its bytes. */
static int
compare_naturally(const char *a, const char *b)
{
    while (*a && *b) {
        if (g_ascii_isdigit(*a) && g_ascii_isdigit(*b)) {
            a += strspn(a, "0");
            b += strspn(b, "0");
            size_t m = strspn(a, "0123456789"), n = strspn(b, "0123456789");
            int order = m != n ? (m < n ? -1 : 1) : strncmp(a, b, m);
            if (order)
                return order;
            a += m;
            b += n;
        } else if (*a != *b) {
            return (unsigned char) *a < (unsigned char) *b ? -1 : 1;
        } else {
            a++;
            b++;
        }
    }
    return (*a != '\0') - (*b != '\0');
}

static gint
compare_paths(gconstpointer left, gconstpointer right)
{
    const char *a = *(const char *const *) left;
    const char *b = *(const char *const *) right;
    int order = compare_naturally(a, b);
    return order ? order : strcmp(a, b);
}

/* ---------------------------------------------------------- what is in it */

enum member { OTHER, TABLE, DOCUMENT, TEXT, FOLDER };

static bool
begins(const GByteArray *bytes, const char *start)
{
    size_t length = strlen(start);
    return bytes->len >= length && memcmp(bytes->data, start, length) == 0;
}

/* A text, by what is in it and not too far from its beginning: markup is a
 * document, anything else may only explain. */
static enum member
text_kind(const char *name, const GByteArray *bytes)
{
    static const char *const names[] = { ".txt", ".md", ".markdown", ".html",
                                         ".htm", ".xml" };
    char *lower = g_ascii_strdown(name, -1);
    bool known = false;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        known |= g_str_has_suffix(lower, names[i]);
    bool page = g_str_has_suffix(lower, ".html") ||
                g_str_has_suffix(lower, ".htm");
    g_free(lower);
    if (memchr(bytes->data, 0, bytes->len) && !begins(bytes, "\xFF\xFE") &&
        !begins(bytes, "\xFE\xFF"))
        return OTHER;
    return page ? DOCUMENT : known ? TEXT : OTHER;
}

/* A workbook of one sheet with something in it is a table. */
static enum member
workbook_kind(const char *path, const GByteArray *bytes)
{
    arena *memory = arena_new();
    findings *found = findings_new();
    struct build b;
    build_start(&b, path, memory, found);
    size_t parts = 0;
    if (format_rows(&b, (const char *) bytes->data, bytes->len, NULL))
        for (guint i = 0; i < b.rows->len; i++)
            parts += g_array_index(b.rows, struct grid_row, i).starts_part;
    build_finish(&b, "");
    findings_free(found);
    arena_free(memory);
    return parts == 1 ? TABLE : DOCUMENT;
}

static enum member
kind_of(const char *path)
{
    char *name = g_path_get_basename(path);
    GByteArray *bytes = g_byte_array_new();
    enum member kind = OTHER;
    if (*name == '.' || g_str_has_prefix(name, "~$"))
        kind = OTHER; /* hidden, or a lock of an office program */
    else if (g_file_test(path, G_FILE_TEST_IS_DIR))
        kind = FOLDER;
    else if (csv_is_name(name))
        kind = TABLE;
    else if (!load_file(path, bytes, NULL) || bytes->len == 0)
        kind = OTHER;
    else if (begins(bytes, "PK\003\004") || begins(bytes, "\xD0\xCF\x11\xE0"))
        kind = workbook_kind(path, bytes);
    else
        kind = begins(bytes, "%PDF-") ? DOCUMENT : text_kind(name, bytes);
    g_byte_array_free(bytes, TRUE);
    g_free(name);
    return kind;
}

struct member_file {
    char *path;
    enum member kind;
};

/* The members of a folder in their order; a lone workbook is a document. */
static GArray *
members_of(const char *path)
{
    GPtrArray *paths = g_ptr_array_new();
    GArray *all = g_array_new(FALSE, FALSE, sizeof(struct member_file));
    GDir *folder = g_dir_open(path, 0, NULL);
    for (const char *name; folder && (name = g_dir_read_name(folder));)
        g_ptr_array_add(paths, g_build_filename(path, name, NULL));
    if (folder)
        g_dir_close(folder);
    g_ptr_array_sort(paths, compare_paths);
    size_t tables = 0;
    for (guint i = 0; i < paths->len; i++) {
        struct member_file m = { paths->pdata[i], kind_of(paths->pdata[i]) };
        tables += m.kind == TABLE;
        g_array_append_val(all, m);
    }
    for (guint i = 0; i < all->len && tables == 1; i++) {
        struct member_file *m = &g_array_index(all, struct member_file, i);
        if (m->kind == TABLE && !csv_is_name(m->path))
            m->kind = DOCUMENT;
    }
    g_ptr_array_free(paths, TRUE);
    return all;
}

static void
free_members(GArray *all)
{
    for (guint i = 0; i < all->len; i++)
        g_free(g_array_index(all, struct member_file, i).path);
    g_array_free(all, TRUE);
}

static bool
has_tables(const GArray *all)
{
    for (guint i = 0; i < all->len; i++)
        if (g_array_index(all, struct member_file, i).kind == TABLE)
            return true;
    return false;
}

static void
list_below(const char *path, GPtrArray *list, int depth)
{
    GArray *all = members_of(path);
    bool tables = has_tables(all);
    if (tables)
        g_ptr_array_add(list, g_strdup(path));
    for (guint i = 0; i < all->len; i++) {
        struct member_file *m = &g_array_index(all, struct member_file, i);
        if (m->kind == DOCUMENT || (m->kind == TEXT && !tables))
            g_ptr_array_add(list, g_strdup(m->path));
        else if (m->kind == FOLDER && depth < DEPTH_LIMIT)
            list_below(m->path, list, depth + 1);
    }
    free_members(all);
}

void
folder_list_documents(const char *path, GPtrArray *list)
{
    list_below(path, list, 0);
}

/* ------------------------------------------------------------ its tables */

/* An empty file says nothing and spoils nothing. */
static bool
skip_empty(struct build *b, const GByteArray *bytes)
{
    static const char blanks[] = " \t\r\n\xEF\xBB\xBF";
    for (guint i = 0; i < bytes->len; i++)
        if (!bytes->data[i] || !strchr(blanks, bytes->data[i]))
            return false;
    findings_add(b->found, "D05", FINDING_NOTE,
                 (struct place){ .file = b->file },
                 "文件夹里的 %s 是空的，没有读",
                 "%s of the folder is empty and was left out", b->sheet);
    return true;
}

/* The file's name, with its suffix for places and without it as a title. */
static void
name_part(struct build *b, const char *path)
{
    char *name = g_path_get_basename(path);
    char *valid = g_utf8_make_valid(name, -1);
    b->sheet = arena_strdup(b->memory, valid);
    char *dot = strrchr(valid, '.');
    if (dot && dot > valid)
        *dot = '\0';
    b->part = arena_strdup(b->memory, valid);
    g_free(valid);
    g_free(name);
}

/* One file; *size adds up. */
static bool
table_rows(struct build *b, const char *path, gsize *size, digest *sum,
           GError **error)
{
    GByteArray *bytes = g_byte_array_new();
    bool fine = load_file(path, bytes, error);
    *size += bytes->len;
    if (fine && *size > LOAD_LIMIT)
        fine = status_fail(error, EXIT_INPUT,
                           "%s：文件夹里的文件合计超过 %d MiB，不像一份预算",
                           "%s: the files of the folder are larger than %d "
                           "MiB, which no budget is",
                           b->file, LOAD_LIMIT / 1024 / 1024);
    digest_add(sum, bytes->data, bytes->len);
    name_part(b, path);
    if (fine && !skip_empty(b, bytes)) {
        b->as = (struct grid_row){ .starts_part = true, .part = b->part };
        fine = format_rows(b, (const char *) bytes->data, bytes->len, error);
    }
    g_byte_array_free(bytes, TRUE);
    return fine;
}

bool
folder_rows(struct build *b, digest *sum, GError **error)
{
    GArray *all = members_of(b->file);
    bool fine = true, tables = has_tables(all);
    gsize size = 0;
    b->as_read = true;
    for (guint i = 0; fine && i < all->len; i++) {
        struct member_file *m = &g_array_index(all, struct member_file, i);
        if (m->kind == TABLE)
            fine = table_rows(b, m->path, &size, sum, error);
    }
    free_members(all);
    if (!fine)
        return false;
    return b->rows->len > 0 ||
           status_fail(error, EXIT_INPUT,
                       tables ? "%s：文件夹里的表都是空的；"
                                "请换成有内容的文件"
                              : "%s：文件夹里没有能读的预算文件（PDF、Excel、"
                                "Word、HTML、Markdown、文本、CSV）",
                       tables ? "%s: the tables of the folder are all empty; "
                                "give files with content"
                              : "%s: the folder has no budget that is read "
                                "(PDF, Excel, Word, HTML, Markdown, text, "
                                "CSV)",
                       b->file);
}
