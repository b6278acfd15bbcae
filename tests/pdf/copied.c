/* pdf_copied FILE.pdf FILE.txt [-s]: what readers copy out of a PDF, by
 * poppler, must be just what its elements say (a line each): no space added,
 * nothing lost, in the order of reading. By the order in which it is painted
 * (pdftotext), with -s by the structure tree too (pdfinfo; slow). */
#include <glib.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *
output_of(const char *const *command)
{
    GError *error = NULL;
    char *said = NULL;
    int status = 0;
    if (!g_spawn_sync(NULL, (char **) command, NULL,
                      G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                      NULL, &said, NULL, &status, &error)
        || status != 0) {
        fprintf(stderr, "%s: %s\n", command[0],
                error ? error->message : "failed");
        exit(1);
    }
    return said;
}

static char *
painted(const char *pdf)
{
    const char *const command[] = { "pdftotext", "-raw", "-enc", "UTF-8", pdf,
                                    "-", NULL };
    return output_of(command);
}

/* The quoted lines of `pdfinfo -struct-text`. */
static char *
structured(const char *pdf)
{
    const char *const command[] = { "pdfinfo", "-struct-text", "-enc",
                                    "UTF-8", pdf, NULL };
    char *said = output_of(command);
    GString *text = g_string_new(NULL);
    gchar **lines = g_strsplit(said, "\n", -1);
    for (int i = 0; lines[i]; i++) {
        const char *line = lines[i] + strspn(lines[i], " ");
        size_t n = strlen(line);
        if (n >= 2 && *line == '"' && line[n - 1] == '"')
            g_string_append_len(text, line + 1, (gssize) n - 2);
    }
    g_strfreev(lines);
    g_free(said);
    return g_string_free(text, FALSE);
}

/* Poppler gives the wide space of Han type as a plain one. */
static char *
with_plain_spaces(char *text)
{
    gchar **parts = g_strsplit(text, "\u3000", -1);
    char *plain = g_strjoinv(" ", parts);
    g_strfreev(parts);
    g_free(text);
    return plain;
}

enum { FAR = 3000 }; /* bytes of heads and feet of pages between two texts */

/* The end of `wanted` where `text` begins with it, or null. Ends of lines and
 * of pages are no text, and a space may be left out there. */
static const char *
end_of_match(const char *text, const char *wanted)
{
    for (; *wanted; text++)
        if (*text == '\n' || *text == '\f')
            wanted += *wanted == ' ';
        else if (*text != *wanted++)
            return NULL;
    return text;
}

static const char *
find(const char *text, const char *wanted)
{
    for (int i = 0; i < FAR && text[i]; i++) {
        const char *end = end_of_match(text + i, wanted);
        if (end)
            return end;
    }
    return *wanted ? NULL : text;
}

/* Every line of `wanted` in `text`, each not far behind the one before. */
static int
missing(const char *text, gchar **wanted, const char *how, const char *pdf)
{
    const char *at = text;
    int faults = 0;
    for (int i = 0; wanted[i]; i++) {
        g_strstrip(wanted[i]);
        const char *end = find(at, wanted[i]);
        if (end)
            at = end;
        else if (faults++ < 5)
            printf("%s: %s: “%s” is not there; there is “%.90s”\n", pdf, how,
                   wanted[i], at);
    }
    return faults;
}

int
main(int argc, char **argv)
{
    char *said = NULL;
    if (argc < 3 || !g_file_get_contents(argv[2], &said, NULL, NULL))
        return 1;
    said = with_plain_spaces(said);
    gchar **wanted = g_strsplit(said, "\n", -1);
    char *raw = painted(argv[1]);
    int faults = missing(raw, wanted, "painted", argv[1]);
    if (argc > 3) {
        char *tree = with_plain_spaces(structured(argv[1]));
        faults += missing(tree, wanted, "structure", argv[1]);
        g_free(tree);
    }
    if (!*said) {
        printf("%s: nothing is said\n", argv[1]);
        faults++;
    }
    g_free(raw);
    g_strfreev(wanted);
    g_free(said);
    return faults > 0;
}
