/* The check of a template before it is filled: every binding against the list
 * of fields, so that a misspelt one is found also where the data of the day
 * would never reach it. */
#include "template/fill.h"

#include <string.h>

/** A name of a data-repeat. */
struct binding {
    const char *name;
    const struct template_field *item; /* of its list; null: not known */
    const struct binding *outer;
};

/** One template being checked; `outer` includes it. */
struct checking {
    struct filling *f;
    const char *name;
    const struct checking *outer;
};

/** Where a path leads. */
struct found_field {
    const struct template_field *field; /* null: nowhere */
    const struct template_field *beside; /* the fields where it was looked for;
                                            null: below what is not known */
    const char *part; /* the name that is not there */
};

static const struct template_field *
field_among(const struct template_field *fields, const char *name,
            size_t length)
{
    for (; fields && fields->name; fields++)
        if (strncmp(fields->name, name, length) == 0 && !fields->name[length])
            return fields;
    return NULL;
}

static const struct binding *
bound_name(const struct binding *bound, const char *name, size_t length)
{
    for (; bound; bound = bound->outer)
        if (strncmp(bound->name, name, length) == 0 && !bound->name[length])
            return bound;
    return NULL;
}

/* What one item of a list is: its nameless field, or a record. */
static const struct template_field *
item_of(const struct filling *f, const struct template_field *list)
{
    if (list->within && list->within->name && !*list->within->name)
        return list->within;
    struct template_field *item = arena_one(f->memory, struct template_field);
    *item = (struct template_field) { list->name, VALUE_RECORD, list->about,
                                      list->within };
    return item;
}

static struct found_field
find_field(const struct filling *f, const struct binding *bound,
           const char *path)
{
    size_t length = strcspn(path, ".");
    const struct binding *own = bound_name(bound, path, length);
    struct found_field at = { .beside = f->options->fields, .part = path };
    at.field = own ? own->item : field_among(at.beside, path, length);
    if (own && !own->item)
        at.beside = NULL;
    while (at.field && at.part[length]) {
        at.part += length + 1;
        length = strcspn(at.part, ".");
        at.beside = at.field->kind == VALUE_RECORD ? at.field->within : NULL;
        at.field = field_among(at.beside, at.part, length);
    }
    return at;
}

/* ---------------------------------------------------------- suggestions */

static size_t
distance(const char *a, const char *b)
{
    size_t n = strlen(b);
    g_autofree size_t *row = g_new(size_t, n + 1);
    for (size_t k = 0; k <= n; k++)
        row[k] = k;
    for (size_t i = 1; a[i - 1]; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t k = 1; k <= n; k++) {
            size_t above = row[k];
            size_t best = MIN(above, row[k - 1]) + 1;
            row[k] = MIN(best, corner + (a[i - 1] != b[k - 1]));
            corner = above;
        }
    }
    return row[n];
}

/* The field whose name is nearest. */
static const char *
suggestion(const struct template_field *fields, const char *name)
{
    const char *best = NULL;
    size_t least = strlen(name) / 2 + 1;
    for (; fields && fields->name; fields++) {
        size_t far = distance(name, fields->name);
        if (far < least) {
            least = far;
            best = fields->name;
        }
    }
    return best;
}

/* ------------------------------------------------------------- bindings */

static unsigned
bit(enum value_kind kind)
{
    return 1U << kind;
}

/** What a directive takes. */
static const struct directive {
    const char *name;
    unsigned kinds; /* of bits */
    const char *wrong, *wrong_en;
} DIRECTIVES[] = {
    { "data-text",
      1U << VALUE_TEXT | 1U << VALUE_RICH | 1U << VALUE_AMOUNT |
          1U << VALUE_COUNT | 1U << VALUE_SHARE,
      "不能作为文字", "is no text" },
    { "data-if", ~0U, NULL, NULL },
    { "data-unless", ~0U, NULL, NULL },
    { "data-chart", 1U << VALUE_CHART, "不是图", "is no chart" },
    { "data-json", 1U << VALUE_TEXT, "不是文字", "is no text" },
    { "data-repeat", 1U << VALUE_LIST, "不是列表", "is no list" },
    { "data-attr-",
      1U << VALUE_TEXT | 1U << VALUE_COUNT, "不能作为属性",
      "cannot be an attribute" }
};

/* Its name was of a list that is no list: said there. */
static bool
unknown_above(const struct binding *bound, const char *path)
{
    const struct binding *own =
        bound_name(bound, path, strcspn(path, "."));
    return own && !own->item;
}

static enum value_kind
check_path(struct checking *c, const struct binding *bound,
           const xmlNode *at_node, const char *path)
{
    if (*path == '#') {
        if (bound_name(bound, path + 1, strlen(path + 1)))
            return VALUE_COUNT;
        fill_error(c->f, at_node, "“%s”不在这个名的data-repeat里",
                   "“%s” is outside the data-repeat of its name", path);
        return VALUE_NULL;
    }
    struct found_field at = find_field(c->f, bound, path);
    if (at.field || unknown_above(bound, path))
        return at.field ? at.field->kind : VALUE_NULL;
    const char *near = suggestion(at.beside, at.part);
    fill_unknown_field(c->f, at_node, path, near);
    return VALUE_NULL;
}

/* True where the path is of a field that the directive takes. */
static bool
check_binding(struct checking *c, const struct binding *bound,
              const xmlNode *at, const struct directive *d, const char *path)
{
    enum value_kind kind = check_path(c, bound, at, path);
    bool fits = (d->kinds & bit(kind)) != 0;
    if (kind != VALUE_NULL && !fits)
        /* Each language prints its own words only. */
        fill_error(c->f, at, "“%s”%s%.0s", "“%s” %.0s%s", path, d->wrong,
                   d->wrong_en);
    return kind != VALUE_NULL && fits;
}

static const struct directive *
find_directive(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(DIRECTIVES); i++) {
        const char *own = DIRECTIVES[i].name;
        bool open = g_str_has_suffix(own, "-");
        if (open ? g_str_has_prefix(name, own) : strcmp(name, own) == 0)
            return &DIRECTIVES[i];
    }
    return NULL;
}

/* ------------------------------------------------------------- elements */

static void
check_format(struct checking *c, const struct binding *bound,
             const xmlNode *at, const char *format)
{
    const char *path = fill_attribute(c->f, at, "data-text");
    if (!path) {
        fill_error(c->f, at, "data-format没有data-text",
                   "data-format without data-text");
        return;
    }
    const struct template_field *field = find_field(c->f, bound, path).field;
    if (!field)
        return;
    bool number = field->kind == VALUE_AMOUNT || field->kind == VALUE_COUNT ||
                  field->kind == VALUE_SHARE;
    if (!number ||
        !c->f->options->format(c->f->memory, field->kind, 0, format))
        fill_error(c->f, at, "没有格式“%s”", "no format “%s”", format);
}

static void check_element(struct checking *c, const xmlNode *element,
                          const struct binding *bound);

static void
check_include(struct checking *c, const struct binding *bound,
              const xmlNode *at, const char *name)
{
    for (const struct checking *o = c; o; o = o->outer)
        if (strcmp(o->name, name) == 0) {
            fill_error(c->f, at, "“%s”包含得太深，互相包含",
                       "“%s” includes itself", name);
            return;
        }
    const xmlDoc *part = fill_load(c->f, name);
    if (!part) {
        fill_error(c->f, at, "不能包含“%s”", "“%s” cannot be included", name);
        return;
    }
    struct checking inner = { c->f, name, c };
    c->f->file = name;
    check_element(&inner, xmlDocGetRootElement((xmlDoc *) part), bound);
    c->f->file = c->name;
}

static void
check_attribute(struct checking *c, const struct binding *bound,
                const xmlNode *at, const char *name)
{
    static const char prefix[] = "data-attr-";
    const char *value = fill_attribute(c->f, at, name);
    const struct directive *d = find_directive(name);
    if (strcmp(name, "data-include") == 0)
        check_include(c, bound, at, value);
    else if (strcmp(name, "data-format") == 0)
        check_format(c, bound, at, value);
    else if (!d && !g_str_has_prefix(name, "data-js-"))
        fill_error(c->f, at, "没有指令“%s”", "no directive “%s”", name);
    else if (g_str_has_prefix(name, prefix) &&
             !fill_may_bind(name + strlen(prefix)))
        fill_error(c->f, at, "属性“%s”不能绑定",
                   "the attribute “%s” cannot be bound",
                   name + strlen(prefix));
    else if (d && strcmp(name, "data-repeat") != 0)
        check_binding(c, bound, at, d, value);
}

/* True, with the name and the path of the items, where it is sound. */
static bool
check_repeat(struct checking *c, const struct binding *bound,
             const xmlNode *at, struct binding *made)
{
    const char *what = fill_attribute(c->f, at, "data-repeat");
    const char *in = what ? strstr(what, " in ") : NULL;
    if (!what)
        return false;
    if (!in) {
        fill_error(c->f, at, "data-repeat应为“名 in 字段”：%s",
                   "data-repeat should be “name in field”: %s", what);
        return false;
    }
    char *name = arena_strndup(c->f->memory, what, (size_t) (in - what));
    char *path = arena_strdup(c->f->memory, in + strlen(" in "));
    g_strstrip(name);
    g_strstrip(path);
    made->name = name;
    made->item = NULL;
    if (check_binding(c, bound, at, find_directive("data-repeat"), path))
        made->item = item_of(c->f, find_field(c->f, bound, path).field);
    made->outer = bound;
    return true;
}

static bool
has_directives(const xmlNode *element)
{
    for (const xmlNode *n = element->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        for (const xmlAttr *a = n->properties; a; a = a->next)
            if (g_str_has_prefix((const char *) a->name, "data-"))
                return true;
        if (has_directives(n))
            return true;
    }
    return false;
}

static void
check_element(struct checking *c, const xmlNode *element,
              const struct binding *bound)
{
    struct binding made;
    if (check_repeat(c, bound, element, &made))
        bound = &made;
    for (const xmlAttr *a = element->properties; a; a = a->next)
        if (g_str_has_prefix((const char *) a->name, "data-"))
            check_attribute(c, bound, element, (const char *) a->name);
    if (fill_attribute(c->f, element, "data-text") && has_directives(element))
        fill_error(c->f, element, "data-text里面的指令不会起作用",
                   "directives inside data-text have no effect");
    for (const xmlNode *n = element->children; n; n = n->next)
        if (n->type == XML_ELEMENT_NODE)
            check_element(c, n, bound);
}

void
fill_check(struct filling *f, const xmlDoc *doc)
{
    struct checking c = { f, f->file, NULL };
    check_element(&c, xmlDocGetRootElement((xmlDoc *) doc), NULL);
}
