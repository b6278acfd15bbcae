/* The classification of subjects, from the tables compiled in from data/.
 * They are read once, at the first question, into sorted arrays; nothing
 * changes them after that. */
#include "budget/classify.h"

#include "base/arena.h"
#include "base/embedded.h"
#include "base/unicode.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

extern const struct embedded_file embedded_data[];

/** A name of a code. */
struct subject {
    const char *code, *name;
    const char *folded; /* of a 类; null below: few are ever compared */
    bool is_alias;      /* an earlier name or a variant */
};

struct pair {
    const char *government, *department;
    bool observed_only;
};

struct subjects {
    GArray *names;   /* of struct subject: by code, the present name first */
    size_t sorted;   /* how many of them are in order: all, once loaded */
    GArray *classes; /* those of the 类 among them */
};

struct tables {
    arena *memory;
    struct subjects of[CLASS_COUNT];
    GArray *pairs; /* of struct pair, by both codes */
};

static const struct {
    const char *file; /* as names-history.tsv calls it */
    char first_digit;
    bool has_items; /* codes of seven digits */
} CLASSIFICATIONS[CLASS_COUNT] = {
    [CLASS_FUNCTION] = { "function", '2', true },
    [CLASS_GOVERNMENT] = { "economic-government", '5', false },
    [CLASS_DEPARTMENT] = { "economic-department", '3', true },
};

/* ------------------------------------------------------------- reading */

enum { FIELDS = 6 };
typedef void (*record_function)(struct tables *t, int which, char **field);

/* Call `take` for every line of a table but its header; `which` is handed on.
 * The fields live as long as the tables. */
static void
read_table(struct tables *t, const char *name, int which, record_function take)
{
    const struct embedded_file *file = embedded_data;
    while (file->name && strcmp(file->name, name) != 0)
        file++;
    g_assert(file->name);
    char *next = arena_strndup(t->memory, file->bytes, file->size);
    next = strchr(next, '\n');
    while (next && next[1]) {
        char *field[FIELDS] = { next + 1 };
        next = strchr(next + 1, '\n');
        if (next)
            *next = '\0';
        for (int i = 1; i < FIELDS && field[i - 1]; i++) {
            field[i] = strchr(field[i - 1], '\t');
            if (field[i])
                *field[i]++ = '\0';
        }
        if (field[1])
            take(t, which, field);
    }
}

static void
add_subject(struct tables *t, int which, const char *code, const char *name,
            bool is_alias)
{
    struct subject s = { code, name, NULL, is_alias };
    if (classify_level(code) == 1) {
        s.folded = unicode_fold(t->memory, name);
        g_array_append_val(t->of[which].classes, s);
    }
    g_array_append_val(t->of[which].names, s);
}

static void
take_subject(struct tables *t, int which, char **field)
{
    add_subject(t, which, field[0], field[1], false);
}

/* Two characters that follow each other in one name also do in the other,
 * leaving out those that say nothing (其他…支出). */
static bool
names_resemble(const char *a, const char *b)
{
    const char *p = g_str_has_prefix(a, "其他") ? a + strlen("其他") : a;
    while (*p && *g_utf8_next_char(p)) {
        const char *second = g_utf8_next_char(p);
        const char *end = g_utf8_next_char(second);
        char *two = g_strndup(p, (gsize) (end - p));
        bool found = strcmp(two, "支出") != 0 && strstr(b, two);
        g_free(two);
        if (found)
            return true;
        p = second;
    }
    return false;
}

static const struct subject *find_code(const struct subjects *s,
                                       const char *code);

/* Names that only the dictionary of about 2009 knows, with no year to say that
 * the code was renamed, are partly those of other subjects whose code was
 * given away later (210 and 220 most of all): they count as names of the code
 * only where they resemble its present name. */
static void
take_alias(struct tables *t, int unused, char **field)
{
    (void) unused;
    for (int which = 0; which < CLASS_COUNT; which++) {
        if (strcmp(CLASSIFICATIONS[which].file, field[0]) != 0)
            continue;
        const struct subject *now = find_code(&t->of[which], field[1]);
        bool unproved = !*field[3] && !*field[4] &&
                        g_str_has_prefix(field[5], "public dictionary");
        if (!unproved || (now && names_resemble(now->name, field[2])))
            add_subject(t, which, field[1], field[2], true);
    }
}

static void
take_pair(struct tables *t, int unused, char **field)
{
    (void) unused;
    struct pair p = { field[0], field[1],
                      strcmp(field[2], "observed only") == 0 };
    g_array_append_val(t->pairs, p);
}

static gint
compare_subjects(gconstpointer left, gconstpointer right)
{
    const struct subject *a = left, *b = right;
    int by_code = strcmp(a->code, b->code);
    return by_code ? by_code : a->is_alias - b->is_alias;
}

static gint
compare_pairs(gconstpointer left, gconstpointer right)
{
    const struct pair *a = left, *b = right;
    int by_government = strcmp(a->government, b->government);
    return by_government ? by_government
                         : strcmp(a->department, b->department);
}

static struct tables *
load(void)
{
    struct tables *t = g_new0(struct tables, 1);
    t->memory = arena_new();
    for (int which = 0; which < CLASS_COUNT; which++) {
        struct subjects *s = &t->of[which];
        s->names = g_array_new(FALSE, FALSE, sizeof(struct subject));
        s->classes = g_array_new(FALSE, FALSE, sizeof(struct subject));
        char *file = g_strconcat(CLASSIFICATIONS[which].file, ".tsv", NULL);
        read_table(t, file, which, take_subject);
        g_free(file);
        g_array_sort(s->names, compare_subjects);
        s->sorted = s->names->len;
    }
    read_table(t, "names-history.tsv", 0, take_alias);
    for (int which = 0; which < CLASS_COUNT; which++) {
        struct subjects *s = &t->of[which];
        g_array_sort(s->names, compare_subjects);
        s->sorted = s->names->len;
    }
    t->pairs = g_array_new(FALSE, FALSE, sizeof(struct pair));
    read_table(t, "economic-map.tsv", 0, take_pair);
    g_array_sort(t->pairs, compare_pairs);
    return t;
}

static const struct tables *
tables(void)
{
    static gsize ready = 0;
    if (g_once_init_enter(&ready))
        g_once_init_leave(&ready, (gsize) load());
    return (const struct tables *) ready;
}

/* ------------------------------------------------------------- looking up */

/* The first name of a code (its present one, where there is one); null. */
static const struct subject *
find_code(const struct subjects *s, const char *code)
{
    const struct subject *all = (const struct subject *) s->names->data;
    size_t low = 0, high = s->sorted;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(all[middle].code, code) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < s->sorted && strcmp(all[low].code, code) == 0;
    return found ? &all[low] : NULL;
}

const char *
classify_name(enum classification which, const char *code)
{
    const struct subject *s =
        code ? find_code(&tables()->of[which], code) : NULL;
    return s && !s->is_alias ? s->name : NULL;
}

bool
classify_name_fits(enum classification which, const char *code,
                   const char *name)
{
    const struct subjects *all = &tables()->of[which];
    const struct subject *s = code && name ? find_code(all, code) : NULL;
    if (!s)
        return false;
    const struct subject *end =
        (const struct subject *) all->names->data + all->names->len;
    if (strcmp(s->name, name) == 0)
        return true;
    arena *memory = arena_new();
    const char *folded = unicode_fold(memory, name);
    bool fits = false;
    for (; !fits && s < end && strcmp(s->code, code) == 0; s++)
        fits = strcmp(unicode_fold(memory, s->name), folded) == 0;
    arena_free(memory);
    return fits;
}

/* Two names of one 类: "科学技术" is 科学技术支出 without its last word; names
 * of two characters (其他) say too little for that. */
static bool
same_class_name(const char *a, const char *b, bool loosely)
{
    if (!loosely)
        return strcmp(a, b) == 0;
    size_t n = strlen(a), m = strlen(b), tail = strlen("支出");
    n -= g_str_has_suffix(a, "支出") ? tail : 0;
    m -= g_str_has_suffix(b, "支出") ? tail : 0;
    return n == m && n > strlen("其他") && strncmp(a, b, n) == 0;
}

static const char *
class_by_name(const struct subjects *all, const char *folded, bool loosely)
{
    const char *found = NULL;
    for (guint i = 0; i < all->classes->len; i++) {
        const struct subject *s =
            &g_array_index(all->classes, struct subject, i);
        if (!same_class_name(s->folded, folded, loosely))
            continue;
        if (found && strcmp(found, s->code) != 0)
            return NULL;
        found = s->code;
    }
    return found;
}

const char *
classify_class_by_name(enum classification which, const char *name)
{
    if (!name || !*name)
        return NULL;
    const struct subjects *all = &tables()->of[which];
    arena *memory = arena_new();
    const char *folded = unicode_fold(memory, name);
    const char *code = class_by_name(all, folded, false);
    if (!code)
        code = class_by_name(all, folded, true);
    arena_free(memory);
    return code;
}

/* ------------------------------------------------------------- codes */

int
classify_level_length(int level)
{
    return 1 + 2 * level;
}

int
classify_level(const char *code)
{
    size_t length = code ? strspn(code, "0123456789") : 0;
    if (!length || code[length])
        return 0;
    for (int level = 1; level <= 3; level++)
        if (length == (size_t) classify_level_length(level))
            return level;
    return 0;
}

/* The 类 of a code is in the classification's range; which of them are in use
 * changes with the years, so a 类 that is not known is still a code. */
bool
classify_is_code(enum classification which, const char *code)
{
    int level = classify_level(code);
    if (!level || code[0] != CLASSIFICATIONS[which].first_digit ||
        strncmp(code + 1, "00", 2) == 0)
        return false;
    return level < 3 || CLASSIFICATIONS[which].has_items;
}

/* ------------------------------------------------------------- crosswalk */

static enum crosswalk
find_pair(const char *government, const char *department)
{
    struct pair key = { government, department, false };
    const GArray *pairs = tables()->pairs;
    const struct pair *found = bsearch(&key, pairs->data, pairs->len,
                                       sizeof key, compare_pairs);
    if (!found)
        return CROSSWALK_UNKNOWN;
    return found->observed_only ? CROSSWALK_OBSERVED : CROSSWALK_ALLOWED;
}

/* The map has 款 and, for institutions, whole 类: a code is looked up as it
 * stands, then as its 款, then as its 类. */
enum crosswalk
classify_crosswalk(const char *government_code, const char *department_code)
{
    if (!classify_level(government_code) || !classify_level(department_code))
        return CROSSWALK_UNKNOWN;
    char department[8];
    g_strlcpy(department, department_code, sizeof department);
    for (int level = classify_level(department); level >= 1; level--) {
        department[classify_level_length(level)] = '\0';
        enum crosswalk found = find_pair(government_code, department);
        if (found != CROSSWALK_UNKNOWN)
            return found;
    }
    return CROSSWALK_UNKNOWN;
}
