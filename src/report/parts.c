/* Sentences, tables and charts for the sections of a report. */
#include "report/parts.h"

#include "summarize/projects.h"

#include <glib.h>
#include <stdarg.h>
#include <string.h>

const char *
part_phase_name(enum phase phase)
{
    return phase == PHASE_FINAL ? "决算" : "预算";
}

const char *
part_phase(const struct composing *c)
{
    bool final = c->u->budget->kind == DOCUMENT_FINAL_ACCOUNT;
    return part_phase_name(final ? PHASE_FINAL : PHASE_BUDGET);
}

const struct project_sums *
part_projects(struct composing *c)
{
    if (!c->projects) {
        struct project_sums *made = arena_one(c->a, struct project_sums);
        *made = project_sums_of(c->u->budget, c->u->summary, c->a);
        c->projects = made;
    }
    return c->projects;
}

void
part_chapter(struct composing *c, const char *anchor, const char *title)
{
    if (c->web) {
        report_heading(c->r, 1, anchor, title);
        return;
    }
    c->chapter++;
    const char *number = words_ordinal(c->a, c->chapter);
    report_heading(c->r, 1, anchor,
                   arena_printf(c->a, "%s、%s", number, title));
}

void
part_section(struct composing *c, const char *anchor, const char *title)
{
    report_heading(c->r, 2, anchor, title);
}

/* ----------------------------------------------------------- sentences */

struct writing {
    arena *a;
    GArray *spans;
};

struct writing *
writing_new(arena *a)
{
    struct writing *w = arena_one(a, struct writing);
    w->a = a;
    w->spans = g_array_new(FALSE, TRUE, sizeof(struct span));
    return w;
}

static void
add_span(struct writing *w, enum span_style style, const char *text,
         const char *link)
{
    struct span span = { style, arena_strdup(w->a, text),
                         arena_strdup(w->a, link) };
    g_array_append_val(w->spans, span);
}

void
writing_say(struct writing *w, const char *text)
{
    add_span(w, SPAN_PLAIN, text, NULL);
}

void
writing_printf(struct writing *w, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = g_strdup_vprintf(format, args);
    va_end(args);
    writing_say(w, text);
    g_free(text);
}

void
writing_amount(struct writing *w, money amount, const char *link)
{
    add_span(w, SPAN_NUMBER, words_amount(w->a, amount), link);
}

void
writing_share(struct writing *w, int64_t share, money amount)
{
    add_span(w, SPAN_NUMBER, words_share(w->a, share, amount), NULL);
}

void
writing_strong(struct writing *w, const char *text)
{
    add_span(w, SPAN_STRONG, text, NULL);
}

void
writing_link(struct writing *w, const char *text, const char *link)
{
    add_span(w, SPAN_PLAIN, text, link);
}

void
writing_span(struct writing *w, const struct span *span)
{
    g_array_append_val(w->spans, *span);
}

void
writing_reference(struct writing *w, const char *anchor)
{
    add_span(w, SPAN_REFERENCE, "", anchor);
}

struct text
writing_end(struct writing *w)
{
    struct text text = text_join(w->a, w->spans->len,
                                 (const struct span *) w->spans->data);
    g_array_free(w->spans, TRUE);
    w->spans = NULL;
    return text;
}

void
writing_paragraph(struct writing *w, struct composing *c)
{
    report_add(c->r, BLOCK_PARAGRAPH)->paragraph = writing_end(w);
}

void
writing_note(struct writing *w, struct composing *c)
{
    report_add(c->r, BLOCK_NOTE)->paragraph = writing_end(w);
}

void
part_paragraph(struct composing *c, const char *text)
{
    report_add(c->r, BLOCK_PARAGRAPH)->paragraph = text_plain(c->a, text);
}

void
part_note(struct composing *c, const char *text)
{
    report_add(c->r, BLOCK_NOTE)->paragraph = text_plain(c->a, text);
}

void
part_rounding_note(struct composing *c, const money *parts, size_t n,
                   money total)
{
    if (words_rounding_shows(parts, n, total))
        part_note(c, "注：因四舍五入，文中分项之和与合计略有差异。");
}

/* -------------------------------------------------------------- tables */

struct tabling {
    arena *a;
    const char *caption;
    size_t n;
    const struct tabling_column *columns;
    GArray *rows; /* of struct report_row */
    size_t cell;  /* the next of the last row */
};

struct tabling *
tabling_new(arena *a, const char *caption, size_t n,
            const struct tabling_column *columns)
{
    struct tabling *t = arena_one(a, struct tabling);
    t->a = a;
    t->caption = caption;
    t->n = n;
    t->columns = columns;
    t->rows = g_array_new(FALSE, TRUE, sizeof(struct report_row));
    return t;
}

arena *
tabling_arena(const struct tabling *t)
{
    return t->a;
}

void
tabling_row(struct tabling *t, enum report_row_role role, const char *anchor)
{
    struct report_row row = { .role = role };
    row.anchor = arena_strdup(t->a, anchor);
    row.cells = arena_array(t->a, struct report_cell, t->n);
    for (size_t i = 0; i < t->n; i++)
        row.cells[i].blank = true;
    g_array_append_val(t->rows, row);
    t->cell = 0;
}

static struct report_row *
last_row(struct tabling *t)
{
    return &g_array_index(t->rows, struct report_row, t->rows->len - 1);
}

/* The next cell of the row, no longer blank. */
static struct report_cell *
next_cell(struct tabling *t)
{
    g_assert(t->cell < t->n);
    struct report_cell *cell = &last_row(t)->cells[t->cell++];
    cell->blank = false;
    return cell;
}

void
tabling_blank(struct tabling *t)
{
    next_cell(t)->blank = true;
}

void
tabling_exact(struct tabling *t, money amount)
{
    last_row(t)->cells[t->cell - 1].exact = words_wan_exact(t->a, amount);
}

void
tabling_level(struct tabling *t, int level)
{
    last_row(t)->level = level;
}

void
tabling_text(struct tabling *t, const char *text, int indent)
{
    struct report_cell *cell = next_cell(t);
    cell->text = text_plain(t->a, text);
    cell->indent = indent;
}

void
tabling_rich(struct tabling *t, struct text text)
{
    struct report_cell *cell = next_cell(t);
    cell->text = text;
    cell->blank = text.n == 0;
}

static void
put_number(struct tabling *t, const char *text, const char *link,
           enum span_style style)
{
    struct span span = { style, text, arena_strdup(t->a, link) };
    next_cell(t)->text = text_join(t->a, 1, &span);
}

void
tabling_link(struct tabling *t, const char *text, const char *link)
{
    put_number(t, arena_strdup(t->a, text), link, SPAN_PLAIN);
}

void
tabling_money(struct tabling *t, money amount, const char *link)
{
    put_number(t, words_wan(t->a, amount), link, SPAN_NUMBER);
}

void
tabling_figure(struct tabling *t, const struct figure *f)
{
    tabling_figure_link(t, f, NULL);
}

void
tabling_figure_link(struct tabling *t, const struct figure *f,
                    const char *link)
{
    if (!f || figure_is_blank(f))
        tabling_blank(t);
    else if (!figure_is_known(f))
        put_number(t, f->text, link, SPAN_MARK);
    else
        put_number(t, words_wan(t->a, f->used), link,
                   f->repaired ? SPAN_MARK : SPAN_NUMBER);
}

void
tabling_share(struct tabling *t, int64_t share, money amount)
{
    put_number(t, words_share(t->a, share, amount), NULL, SPAN_NUMBER);
}

void
tabling_share_bar(struct tabling *t, int64_t share, money amount)
{
    tabling_share(t, share, amount);
    last_row(t)->cells[t->cell - 1].bar = (int) CLAMP(share, 0, 10000);
}

void
tabling_count(struct tabling *t, size_t count)
{
    put_number(t, arena_printf(t->a, "%zu", count), NULL, SPAN_NUMBER);
}

void
tabling_span_rest(struct tabling *t)
{
    g_assert(t->cell > 0);
    struct report_cell *cell = &last_row(t)->cells[t->cell - 1];
    cell->span = (int) (t->n - t->cell + 1);
    t->cell = t->n;
}

struct report_table *
tabling_end(struct tabling *t, struct composing *c)
{
    struct report_table *made = report_table_new(t->a, t->n, 1, 0);
    made->caption = t->caption;
    made->numbered = t->caption != NULL;
    for (size_t i = 0; i < t->n; i++) {
        made->columns[i] = (struct report_column) {
            t->columns[i].align, t->columns[i].least, t->columns[i].most
        };
        made->head[0].cells[i].text = text_plain(t->a, t->columns[i].title);
    }
    made->n_rows = t->rows->len;
    made->rows = arena_memdup(t->a, t->rows->data,
                              t->rows->len * sizeof(struct report_row));
    g_array_free(t->rows, TRUE);
    report_add(c->r, BLOCK_TABLE)->table = made;
    return made;
}

/* -------------------------------------------------------------- charts */

struct block *
part_chart(struct composing *c, const struct chart *chart, const char *anchor)
{
    struct block *block = report_add(c->r, BLOCK_CHART);
    block->chart.data = chart;
    block->chart.anchor = arena_strdup(c->a, anchor);
    return block;
}

/* ------------------------------------------------------------- anchors */

const char *
anchor_table(arena *a, const struct table *t)
{
    return arena_printf(a, "t%s", t->number ? t->number : t->title);
}

const char *
anchor_row(arena *a, const struct table *t, int line)
{
    return arena_printf(a, "%s-l%d", anchor_table(a, t), line);
}

const char *
table_words(arena *a, const struct table *t)
{
    if (!t->number || g_strcmp0(t->number, t->title) == 0)
        return t->title;
    return arena_printf(a, "%s表 %s", t->number, t->title);
}
