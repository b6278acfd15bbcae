/* Records and quoted cells. Knows no meaning. */
#include "read/csv.h"

#include <string.h>

enum {
    SNIFFED_LINES = 400,
    QUOTED_LIMIT = 512 * 1024, /* bytes in one quoted cell */
    UNCLOSED_LIMIT = 16        /* then quotes are ordinary characters */
};

static bool
ends_with(const char *name, const char *suffix)
{
    size_t n = strlen(name), m = strlen(suffix);
    return n >= m && g_ascii_strcasecmp(name + n - m, suffix) == 0;
}

static bool
is_tab_name(const char *name)
{
    return ends_with(name, ".tsv") || ends_with(name, ".tab");
}

bool
csv_is_name(const char *name)
{
    return ends_with(name, ".csv") || is_tab_name(name);
}

/* ------------------------------------------------------------- sniffing */

/* "sep=;" as Excel writes it. */
static char
declared(const struct lines *l)
{
    return l->n && l->length[0] == 5 &&
                   g_ascii_strncasecmp(l->text[0], "sep=", 4) == 0
               ? l->text[0][4]
               : 0;
}

/* The comma of 1,234 parts thousands, not cells. */
static bool
parts_thousands(const char *p, const char *begin)
{
    return *p == ',' && p > begin && g_ascii_isdigit(p[-1]) &&
           g_ascii_isdigit(p[1]) && g_ascii_isdigit(p[2]) &&
           g_ascii_isdigit(p[3]) && !g_ascii_isdigit(p[4]);
}

static size_t
count_separators(const char *line, char separator)
{
    size_t n = 0;
    bool quoted = false;
    for (const char *p = line; *p; p++) {
        if (*p == '"')
            quoted = !quoted;
        else if (*p == separator && !quoted && !parts_thousands(p, line))
            n++;
    }
    return n;
}

/* The sign that stands most often outside quotes. */
static char
most_frequent(const struct lines *l)
{
    static const char signs[] = { ',', ';', '\t' };
    size_t best = 0, most = 0;
    for (size_t s = 0; s < G_N_ELEMENTS(signs); s++) {
        size_t n = 0;
        for (size_t i = 0; i < MIN(l->n, (size_t) SNIFFED_LINES); i++)
            n += count_separators(l->text[i], signs[s]);
        if (n > most) {
            most = n;
            best = s;
        }
    }
    return signs[best];
}

/* Half of the lines have two separators and more, and none has a tab. */
static char
sniffed(const struct lines *l)
{
    size_t filled = 0, parted = 0;
    char separator = most_frequent(l);
    if (separator == '\t')
        return 0;
    for (size_t i = 0; i < MIN(l->n, (size_t) SNIFFED_LINES); i++) {
        if (strchr(l->text[i], '\t'))
            return 0;
        filled += l->text[i][strspn(l->text[i], " ")] != '\0';
        parted += count_separators(l->text[i], separator) >= 2;
    }
    return filled >= 2 && parted * 2 >= filled ? separator : 0;
}

char
csv_separator(const char *name, const struct lines *l)
{
    if (declared(l))
        return declared(l);
    if (is_tab_name(name))
        return '\t';
    return csv_is_name(name) ? most_frequent(l) : sniffed(l);
}

/* -------------------------------------------------------------- records */

struct csv {
    struct build *b;
    const char *p; /* what is to be read, up to its NUL */
    char separator;
    int line;
    int n_unclosed;
};

static bool
ends_cell(const struct csv *c, const char *p)
{
    return !*p || *p == '\n' || *p == c->separator;
}

/* The closing quote of a cell whose text begins at `p`, or null. */
static const char *
closing_quote(const struct csv *c, const char *p)
{
    const char *begin = p;
    while ((p = strchr(p, '"')) && p - begin < QUOTED_LIMIT) {
        if (p[1] == '"') {
            p += 2;
            continue;
        }
        const char *after = p + 1;
        while (*after == ' ')
            after++;
        if (ends_cell(c, after))
            return p;
        p++;
    }
    return NULL;
}

static void
report_unclosed(struct csv *c)
{
    struct place at = { .file = c->b->file,
                        .line = c->line,
                        .column = (int) c->b->cells->len + 1 };
    findings_add(c->b->found, "D03", FINDING_WARNING, at,
                 "引号没有配对，按普通字符读",
                 "a quotation mark is not closed; read as it stands");
}

/* A quoted cell at c->p; false where its quote never closes. */
static bool
quoted_cell(struct csv *c, const char *quote)
{
    const char *end = c->n_unclosed < UNCLOSED_LIMIT
                          ? closing_quote(c, quote + 1)
                          : NULL;
    if (!end) {
        if (c->n_unclosed++ < UNCLOSED_LIMIT)
            report_unclosed(c);
        return false;
    }
    GString *text = g_string_sized_new((gsize) (end - quote));
    int breaks = 0;
    for (const char *p = quote + 1; p < end; p++) {
        g_string_append_c(text, *p);
        p += p[0] == '"';
        breaks += p[0] == '\n';
    }
    build_cell(c->b, text->str, text->len, c->line);
    g_string_free(text, TRUE);
    c->line += breaks;
    c->p = end + 1;
    while (!ends_cell(c, c->p))
        c->p++;
    return true;
}

static void
csv_cell(struct csv *c)
{
    const char *quote = c->p + strspn(c->p, " ");
    if (*quote == '"' && quoted_cell(c, quote))
        return;
    const char *end = c->p;
    while (!ends_cell(c, end))
        end++;
    build_cell(c->b, c->p, (size_t) (end - c->p), c->line);
    c->p = end;
}

static void
csv_record(struct csv *c)
{
    int line = c->line;
    for (;;) {
        csv_cell(c);
        if (*c->p != c->separator)
            break;
        c->p++;
    }
    build_row(c->b, line, false);
    if (*c->p == '\n') {
        c->p++;
        c->line++;
    }
}

void
csv_rows(struct build *b, const struct lines *l, char separator)
{
    GString *all = g_string_new(NULL);
    for (size_t i = declared(l) ? 1 : 0; i < l->n; i++) {
        g_string_append_len(all, l->text[i], (gssize) l->length[i]);
        g_string_append_c(all, '\n');
    }
    struct csv c = { .b = b,
                     .p = all->str,
                     .separator = separator,
                     .line = declared(l) ? 2 : 1 };
    b->tabbed = true;
    b->as.certainty = GRID_EXACT;
    b->as.table = ++b->n_tables;
    while (*c.p)
        csv_record(&c);
    b->as = (struct grid_row){ 0 };
    g_string_free(all, TRUE);
}
