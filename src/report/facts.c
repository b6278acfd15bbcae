/* Named facts and the sentences made of them. Knows no budgets. */
#include "report/facts.h"

#include <glib.h>
#include <string.h>

/** One fact; the facts of a section are few, so they are a chain. */
struct fact {
    const char *name;
    bool holds;
    struct span span; /* text null: only a flag */
    struct fact *next;
};

struct facts {
    arena *a;
    struct fact *first;
};

struct facts *
facts_new(arena *a)
{
    struct facts *f = arena_one(a, struct facts);
    f->a = a;
    return f;
}

static struct fact *
add(struct facts *f, const char *name)
{
    struct fact *fact = arena_one(f->a, struct fact);
    *fact = (struct fact) { .name = name, .holds = true, .next = f->first };
    f->first = fact;
    return fact;
}

void
facts_amount(struct facts *f, const char *name, money amount,
             const char *link)
{
    struct fact *fact = add(f, name);
    fact->holds = amount.fen != 0;
    fact->span = (struct span) { SPAN_NUMBER, words_amount(f->a, amount),
                                 arena_strdup(f->a, link) };
}

void
facts_share(struct facts *f, const char *name, int64_t share, money amount)
{
    add(f, name)->span = (struct span) {
        SPAN_NUMBER, words_share(f->a, share, amount), NULL
    };
}

void
facts_ratio(struct facts *f, const char *name, money part, money whole)
{
    int64_t share;
    if (money_ratio(part, whole, 10000, &share))
        facts_share(f, name, share, part);
}

void
facts_count(struct facts *f, const char *name, size_t count)
{
    struct fact *fact = add(f, name);
    fact->holds = count > 0;
    fact->span = (struct span) { SPAN_NUMBER,
                                 arena_printf(f->a, "%zu", count), NULL };
}

void
facts_word(struct facts *f, const char *name, const char *word,
           const char *link)
{
    if (word && *word)
        add(f, name)->span = (struct span) { SPAN_PLAIN,
                                             arena_strdup(f->a, word),
                                             arena_strdup(f->a, link) };
}

void
facts_change(struct facts *f, const char *name, const struct change *c)
{
    add(f, name)->span = (struct span) {
        SPAN_PLAIN, words_change(f->a, c->before, c->now), NULL
    };
}

void
facts_compared(struct facts *f, const char *name, const char *base,
               const struct change *c)
{
    add(f, name)->span = (struct span) {
        SPAN_PLAIN, words_compared(f->a, base, c->before, c->now), NULL
    };
}

void
facts_reference(struct facts *f, const char *name, const char *anchor)
{
    add(f, name)->span = (struct span) { SPAN_REFERENCE, "",
                                         arena_strdup(f->a, anchor) };
}

static struct fact *
find(const struct facts *f, const char *name, size_t length)
{
    for (struct fact *fact = f->first; fact; fact = fact->next)
        if (strncmp(fact->name, name, length) == 0 && !fact->name[length])
            return fact;
    return NULL;
}

void
facts_flag(struct facts *f, const char *name, bool holds)
{
    struct fact *fact = find(f, name, strlen(name));
    (fact ? fact : add(f, name))->holds = holds;
}

/* -------------------------------------------------------------- saying */

static bool
flag_holds(const struct facts *f, const char *flag, size_t length)
{
    bool wanted = *flag != '!';
    if (!wanted) {
        flag++;
        length--;
    }
    const struct fact *fact = find(f, flag, length);
    return (fact && fact->holds) == wanted;
}

static bool
all_hold(const struct facts *f, const char *when)
{
    while (*when) {
        size_t length = strcspn(when, " ");
        if (length && !flag_holds(f, when, length))
            return false;
        when += length;
        when += strspn(when, " ");
    }
    return true;
}

/* What stands between two braces. */
static void
say_field(const struct facts *f, struct writing *w, const char *name,
          size_t length)
{
    if (*name == '@') {
        writing_reference(w, arena_strndup(f->a, name + 1, length - 1));
        return;
    }
    const struct fact *fact = find(f, name, length);
    if (!fact || !fact->span.text)
        g_error("no fact %.*s", (int) length, name);
    writing_span(w, &fact->span);
}

static void
say(const struct facts *f, struct writing *w, const char *pattern)
{
    while (*pattern) {
        size_t plain = strcspn(pattern, "{");
        if (plain)
            writing_say(w, arena_strndup(f->a, pattern, plain));
        pattern += plain;
        if (!*pattern)
            return;
        size_t length = strcspn(++pattern, "}");
        say_field(f, w, pattern, length);
        pattern += length + (pattern[length] == '}');
    }
}

bool
facts_say(const struct facts *f, struct writing *w,
          const struct sentence_rule *rules, size_t n)
{
    const char *done = NULL;
    for (size_t i = 0; i < n; i++) {
        if (done && strcmp(done, rules[i].topic) == 0)
            continue;
        if (!all_hold(f, rules[i].when))
            continue;
        say(f, w, rules[i].say);
        done = rules[i].topic;
    }
    return done != NULL;
}

void
facts_paragraph(const struct facts *f, struct composing *c,
                const struct sentence_rule *rules, size_t n)
{
    struct writing *w = writing_new(c->a);
    bool said = facts_say(f, w, rules, n);
    struct text text = writing_end(w);
    if (said)
        report_add(c->r, BLOCK_PARAGRAPH)->paragraph = text;
}

struct block *
facts_list(const struct facts *f, struct composing *c,
           const struct sentence_rule *rules, size_t n)
{
    struct text *items = arena_array(c->a, struct text, n + 1);
    size_t said = 0;
    for (size_t from = 0, until; from < n; from = until) {
        until = from + 1;
        while (until < n &&
               strcmp(rules[until].topic, rules[from].topic) == 0)
            until++;
        struct writing *w = writing_new(c->a);
        bool any = facts_say(f, w, &rules[from], until - from);
        struct text text = writing_end(w);
        if (any)
            items[said++] = text;
    }
    if (!said)
        return NULL;
    struct block *block = report_add(c->r, BLOCK_LIST);
    block->list.items = items;
    block->list.n = said;
    return block;
}
