/* Pieces → lines of runs with every glyph in its place. */
#include "text/breaks.h"

#include <math.h>
#include <string.h>

/* From this gap on a reader of the PDF would find a space that is not there. */
#define LOOSE 0.09

struct setting {
    fonts *f;
    const struct text_piece *pieces;
    const struct paragraph_style *style;
    const struct atom *atoms;
    arena *memory;
};

/* The room an atom takes in a line, and where its glyph stands in it. */
struct placed {
    double shift, width, after;
};

static struct placed
place_atom(const struct setting *s, const struct line_plan *plan, size_t i)
{
    const struct atom *a = &s->atoms[i];
    double given = plan->given[a->level];
    bool first = i == plan->from, last = i + 1 == plan->to;
    double left = first && a->start_trim > 0 ? a->start_trim
                                             : a->give_left * given;
    double right = last && a->end_trim > 0 ? a->end_trim
                                           : a->give_right * given;
    struct placed p = { .shift = a->shift - left,
                        .width = MAX(a->width - left - right, 0) };
    if (!last)
        p.after = a->gap - a->give_gap * plan->given[GIVE_GAP]
                  + (a->stretches ? plan->stretch : 0);
    return p;
}

static bool
same_run(const struct setting *s, const struct atom *a, const struct atom *b)
{
    const struct text_piece *one = &s->pieces[a->piece];
    const struct text_piece *two = &s->pieces[b->piece];
    return a->face == b->face && one->size == two->size
           && one->tag == two->tag && a->missing == b->missing;
}

static size_t
run_end(const struct setting *s, size_t from, size_t to)
{
    size_t end = from + 1;
    while (end < to && same_run(s, &s->atoms[from], &s->atoms[end]))
        end++;
    return end;
}

static bool
is_shown(const struct line_plan *plan, size_t i, const struct atom *a)
{
    bool edge = i == plan->from || i + 1 == plan->to;
    return !(a->class == CHAR_SPACE && edge);
}

struct filling {
    struct text_run *run;
    GString *text;
    double x;    /* of the next atom, from the run's origin */
    double ink;  /* where the last atom's own width ends */
    bool loose;  /* a gap is wide */
};

static void
add_glyph(struct filling *fill, const struct atom *a, const struct placed *p)
{
    struct text_run *run = fill->run;
    for (size_t i = 0; i < a->n_glyphs; i++) {
        struct run_glyph *glyph = &run->glyphs[run->n++];
        *glyph = a->glyphs[i];
        glyph->x = (float) (fill->x + p->shift
                            + (double) glyph->x * run->size);
        glyph->y = (float) ((double) glyph->y * run->size);
    }
    g_string_append_len(fill->text, a->text, a->length);
    if (p->after > LOOSE * run->size)
        fill->loose = true;
    fill->ink = fill->x + p->width;
    fill->x = fill->ink + p->after;
}

/** A line being made of runs. */
struct building {
    const struct setting *s;
    const struct line_plan *plan;
    struct text_line *line;
    double x; /* where the next run begins */
};

/* The atoms [from, to), of one face and size, as a run. */
static void
add_run(struct building *b, size_t from, size_t to)
{
    const struct setting *s = b->s;
    const struct text_piece *piece = &s->pieces[s->atoms[from].piece];
    struct text_run *run = arena_one(s->memory, struct text_run);
    run->face = s->atoms[from].face;
    run->size = piece->size;
    size_t n = 0;
    for (size_t i = from; i < to; i++)
        n += s->atoms[i].n_glyphs;
    run->glyphs = arena_array(s->memory, struct run_glyph, n);
    struct filling fill = { .run = run, .text = g_string_new(NULL) };
    for (size_t i = from; i < to; i++) {
        struct placed placed = place_atom(s, b->plan, i);
        if (is_shown(b->plan, i, &s->atoms[i]))
            add_glyph(&fill, &s->atoms[i], &placed);
    }
    run->text = arena_strndup(s->memory, fill.text->str, fill.text->len);
    g_string_free(fill.text, TRUE);
    if (run->n) {
        b->line->runs[b->line->n++] = (struct line_run) {
            .run = run, .text = run->text, .x = b->x, .width = fill.ink,
            .size = run->size, .tag = piece->tag
        };
        b->line->width = b->x + fill.ink;
        b->line->loose = b->line->loose || fill.loose;
    }
    b->x += fill.x;
}

static double
line_start(const struct setting *s, const struct line_plan *plan, bool first)
{
    double indent = first ? s->style->first_indent : 0;
    double slack = s->style->width - indent - plan->fitted;
    if (s->style->align == TEXT_RIGHT)
        return indent + slack;
    if (s->style->align == TEXT_CENTRE)
        return indent + slack / 2;
    return indent;
}

static struct text_line
make_line(const struct setting *s, const struct line_plan *plan, bool first)
{
    size_t count = 0;
    for (size_t i = plan->from; i < plan->to; i = run_end(s, i, plan->to))
        count++;
    struct text_line line = {
        .runs = arena_array(s->memory, struct line_run, count)
    };
    struct building b = { s, plan, &line, line_start(s, plan, first) };
    line.indent = b.x;
    for (size_t i = plan->from; i < plan->to;) {
        size_t end = run_end(s, i, plan->to);
        add_run(&b, i, end);
        i = end;
    }
    return line;
}

/* ----------------------------------------------------------- paragraphs */

static void
add_lines(struct setting *s, GArray *atoms, size_t from, size_t to,
          GArray *lines)
{
    GArray *plans = g_array_new(FALSE, TRUE, sizeof(struct line_plan));
    struct atom *first = (struct atom *) atoms->data + from;
    breaks_find(first, to - from, s->style, plans);
    s->atoms = first;
    for (size_t i = 0; i < plans->len; i++) {
        struct line_plan *plan = &g_array_index(plans, struct line_plan, i);
        struct text_line line = make_line(s, plan, i == 0);
        g_array_append_val(lines, line);
    }
    if (to == from) {
        struct text_line empty = { 0 };
        g_array_append_val(lines, empty);
    }
    g_array_free(plans, TRUE);
}

static size_t
next_feed(const GArray *atoms, size_t from)
{
    while (from < atoms->len
           && g_array_index(atoms, struct atom, from).class != CHAR_FEED)
        from++;
    return from;
}

struct text_lines
text_set(fonts *f, const struct text_piece *pieces, size_t n,
         const struct paragraph_style *style, arena *memory, findings *found)
{
    struct atom_source source = { f, pieces, n, style->advance, found };
    struct setting s = { .f = f, .pieces = pieces, .style = style,
                         .memory = memory };
    GArray *atoms = atoms_make(&source);
    GArray *lines = g_array_new(FALSE, TRUE, sizeof(struct text_line));
    for (size_t i = 0; i < atoms->len; i++) {
        size_t end = next_feed(atoms, i);
        add_lines(&s, atoms, i, end, lines);
        i = end;
    }
    struct text_lines set = { lines->len, NULL };
    set.lines = arena_memdup(memory, lines->data,
                             lines->len * sizeof(struct text_line));
    g_array_free(lines, TRUE);
    g_array_free(atoms, TRUE);
    return set;
}

double
text_width(fonts *f, const char *text, enum font_role role, double size)
{
    struct text_piece piece = { .text = text, .role = role, .size = size };
    struct atom_source source = { .f = f, .pieces = &piece, .n = 1 };
    GArray *atoms = atoms_make(&source);
    double width = 0;
    for (size_t i = 0; i < atoms->len; i++) {
        const struct atom *a = &g_array_index(atoms, struct atom, i);
        width += a->width + a->gap;
        if (i + 1 == atoms->len)
            width -= a->end_trim;
        if (i == 0)
            width -= a->start_trim;
    }
    g_array_free(atoms, TRUE);
    return MAX(width, 0);
}
