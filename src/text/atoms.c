/* Pieces → atoms. Spacing follows CLREQ (w3.org/TR/clreq) and GB/T 15834. */
#include "text/atoms.h"

#include <string.h>

/* Between Han and Latin, in em; from 0.10 on text extraction finds a space. */
#define HAN_LATIN_GAP 0.08
/* A mark gives up half its body, but never its ink nor this much beside it. */
#define MARK_CLEARANCE 0.04

/* ------------------------------------------------------------- missing */

/* Reported into this list already? The fonts outlive lists, so what they
 * remember of a character is its place in one and is looked up there. */
static bool
is_reported(const struct atom_source *from, gpointer key, const char *shown)
{
    size_t at =
        GPOINTER_TO_SIZE(g_hash_table_lookup(from->f->reported, key));
    if (at == 0 || at > findings_count(from->found))
        return false;
    const struct finding *finding = findings_at(from->found, at - 1);
    return g_strcmp0(finding->id, "L01") == 0
           && g_strcmp0(finding->printed, shown) == 0;
}

/* What stands round a character, to find it by. */
static char *
context_of(const char *text, const char *at)
{
    enum { AROUND = 6 };
    const char *from = at, *to = at;
    for (int i = 0; i < AROUND && from > text; i++)
        from = g_utf8_prev_char(from);
    for (int i = 0; i <= AROUND && *to; i++)
        to = g_utf8_next_char(to);
    return g_utf8_make_valid(from, to - from);
}

/* `text` is that of the atom's piece, as it is shown. */
static void
report_missing(const struct atom_source *from, const struct atom *atom,
               const char *text)
{
    gpointer key = GUINT_TO_POINTER(atom->c);
    char shown[8] = { 0 };
    g_unichar_to_utf8(atom->c, shown);
    if (!from->found || is_reported(from, key, shown))
        return;
    const struct text_piece *piece = &from->pieces[atom->piece];
    char *context = context_of(text, atom->text);
    struct finding *finding = findings_add(
        from->found, "L01", FINDING_WARNING,
        (struct place) { .line = piece->line },
        "没有字体含有字符 %s（U+%04X），以方框代替，见“%s”",
        "no font has the character %s (U+%04X); a box stands for it in “%s”",
        shown, atom->c, context);
    finding->printed = arena_strdup(findings_arena(from->found), shown);
    g_hash_table_insert(from->f->reported, key,
                        GSIZE_TO_POINTER(findings_count(from->found)));
    g_free(context);
}

/* --------------------------------------------------------------- marks */

static double
trimmed(double blank, double half)
{
    return CLAMP(blank - MARK_CLEARANCE, 0, half);
}

/* How much a full-width mark can give up of the blank at its outer side. */
static void
measure_mark(struct atom *atom, const struct cluster *mark, double size)
{
    if (mark->advance < 0.9F || mark->missing)
        return;
    double right = trimmed((double) mark->right, 0.5) * size;
    double left = trimmed((double) mark->left, 0.5) * size;
    switch (atom->class) {
    case CHAR_OPEN:
        atom->level = GIVE_BRACKET;
        atom->give_left = atom->start_trim = left;
        break;
    case CHAR_CLOSE:
        atom->level = GIVE_BRACKET;
        atom->give_right = atom->end_trim = right;
        break;
    case CHAR_PAUSE:
        atom->level = GIVE_PAUSE;
        atom->give_right = atom->end_trim = right;
        break;
    case CHAR_STOP:
        atom->level = GIVE_STOP;
        atom->give_right = atom->end_trim = right;
        break;
    case CHAR_MIDDLE:
        atom->level = GIVE_MIDDLE;
        atom->give_left = MIN(left, size / 4);
        atom->give_right = MIN(right, size / 4);
        break;
    default:
        break;
    }
}

static void
measure_atom(const struct atom_source *from, struct atom *atom,
             const struct cluster *cluster)
{
    double size = from->pieces[atom->piece].size;
    bool full = atom->class <= CHAR_DOTS && atom->width > 0.9 * size;
    if (full && from->advance > 0) {
        atom->shift = (from->advance - atom->width) / 2;
        atom->width = from->advance;
    }
    if (atom->class >= CHAR_OPEN && atom->class <= CHAR_MIDDLE)
        measure_mark(atom, cluster, size);
    if (atom->class == CHAR_SPACE) {
        atom->level = GIVE_SPACE;
        atom->give_right = atom->width / 3;
        atom->end_trim = atom->start_trim = atom->width;
    }
}

/* ------------------------------------------------------- between atoms */

static bool
closes(const struct atom *a)
{
    return a->class >= CHAR_CLOSE && a->class <= CHAR_STOP;
}

static bool
is_han_like(const struct atom *a)
{
    return a->class <= CHAR_DOTS;
}

static bool
is_latin_like(const struct atom *a)
{
    return a->class >= CHAR_DIGIT && a->class <= CHAR_HYPHEN;
}

/* Adjacent marks share one blank of half a width between them. */
static void
tighten_marks(struct atom *a, struct atom *b)
{
    if (closes(a) && (closes(b) || b->class == CHAR_OPEN
                      || b->class == CHAR_MIDDLE)) {
        a->width -= a->give_right;
        a->give_right = a->end_trim = 0;
    } else if (a->class == CHAR_OPEN && b->class == CHAR_OPEN) {
        b->width -= b->give_left;
        b->shift -= b->give_left;
        b->give_left = b->start_trim = 0;
    }
}

static void
space_between(struct atom *a, const struct atom *b, double size)
{
    bool mixed = (a->class == CHAR_HAN && is_latin_like(b))
                 || (is_latin_like(a) && b->class == CHAR_HAN);
    /* 12% of … has no gap before the sign, nor 约≥3 after it. */
    if (mixed && b->class != CHAR_SIGN && a->class != CHAR_OPENING_SIGN) {
        a->gap = HAN_LATIN_GAP * size;
        a->give_gap = a->gap * 0.75;
        a->stretches = 1;
    }
    if (is_han_like(a) && is_han_like(b) && a->class != CHAR_OPEN
        && a->class != CHAR_DASH && a->class != CHAR_DOTS
        && (b->class == CHAR_HAN || b->class == CHAR_OPEN))
        a->stretches = 1;
    if (closes(a) && is_latin_like(b))
        a->stretches = 1;
    if (a->class == CHAR_SPACE)
        a->stretches = 1;
}

/* -------------------------------------------------------------- breaks */

static bool
never_starts(const struct atom *b)
{
    return (b->class >= CHAR_CLOSE && b->class <= CHAR_MIDDLE)
           || b->class == CHAR_DOTS || b->class == CHAR_SIGN
           || b->class == CHAR_SPACE || b->class == CHAR_FEED
           || b->class == CHAR_NOTHING;
}

static bool
never_ends(const struct atom *a)
{
    return a->class == CHAR_OPEN || a->class == CHAR_OPENING_SIGN;
}

static int
break_between(const struct atom *a, const struct atom *b)
{
    if (a->class == CHAR_SPACE && b->class != CHAR_SPACE)
        return never_starts(b) ? BREAK_NEVER : BREAK_GOOD;
    if (never_ends(a) || never_starts(b) || b->joined)
        return BREAK_NEVER;
    if (b->class == CHAR_DASH)
        return a->class == CHAR_DASH ? BREAK_NEVER : BREAK_POOR;
    if (a->class == CHAR_HYPHEN)
        return b->class == CHAR_DIGIT ? BREAK_NEVER : BREAK_POOR;
    /* Not in words, but where scripts without spaces may break. */
    if (is_latin_like(a) && is_latin_like(b))
        return a->may_end && a->class == CHAR_LATIN && b->class == CHAR_LATIN
                   ? BREAK_GOOD : BREAK_NEVER;
    if (b->class == CHAR_HYPHEN)
        return BREAK_NEVER;
    return BREAK_GOOD;
}

static void
bind(struct atom *atoms, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        atoms[i].breaks = BREAK_NEVER;
        atoms[i].stretches = 0;
        atoms[i].give_gap = 0;
    }
}

/* A number and its unit are one thing; so are 表1, 第3. */
static void
bind_units(struct atom *atoms, size_t n)
{
    for (size_t i = 0; i + 1 < n; i++) {
        struct atom *a = &atoms[i], *b = &atoms[i + 1];
        if (b->class == CHAR_DIGIT && a->class == CHAR_HAN
            && char_leads_number(a->c))
            bind(atoms, i, i + 1);
        bool number = a->class == CHAR_DIGIT
                      || (a->class == CHAR_SIGN && i
                          && atoms[i - 1].class == CHAR_DIGIT);
        if (!number || (b->class != CHAR_HAN && b->class != CHAR_SIGN
                        && b->class != CHAR_CLOSE))
            continue;
        int unit = char_unit_length(b->text);
        size_t end = i;
        for (int bytes = 0; bytes < unit && end + 1 < n; end++)
            bytes += atoms[end + 1].length;
        if (unit)
            bind(atoms, i, end);
    }
}

/* Pieces that stay together; the break after the last stays as it is. */
static void
bind_pieces(const struct atom_source *from, struct atom *atoms, size_t n)
{
    for (size_t i = 0; i + 1 < n; i++)
        if (atoms[i].piece == atoms[i + 1].piece
            && from->pieces[atoms[i].piece].together)
            bind(atoms, i, i + 1);
}

static void
relate(const struct atom_source *from, struct atom *atoms, size_t n)
{
    for (size_t i = 0; i + 1 < n; i++) {
        struct atom *a = &atoms[i], *b = &atoms[i + 1];
        tighten_marks(a, b);
        space_between(a, b, MIN(from->pieces[a->piece].size,
                                from->pieces[b->piece].size));
        a->breaks = break_between(a, b);
        /* A gap at the edge of a link could not be explained to a reader. */
        if (from->pieces[a->piece].tag != from->pieces[b->piece].tag)
            a->stretches = 0;
    }
    bind_units(atoms, n);
    bind_pieces(from, atoms, n);
}

/* --------------------------------------------------------------- making */

static void
add_piece(const struct atom_source *from, size_t which, GArray *atoms)
{
    const struct text_piece *piece = &from->pieces[which];
    const struct shape *shape =
        shape_of(from->f, piece->text ? piece->text : "", piece->role);
    for (size_t i = 0; i < shape->n; i++) {
        const struct cluster *cluster = &shape->clusters[i];
        struct atom atom = { .text = cluster->text,
                             .length = (int) cluster->length,
                             .c = cluster->c,
                             .class = cluster->class,
                             .face = cluster->face,
                             .glyphs = cluster->glyphs,
                             .n_glyphs = cluster->n_glyphs,
                             .piece = which,
                             .width = (double) cluster->advance * piece->size,
                             .joined = cluster->joined,
                             .may_end = cluster->may_end,
                             .missing = cluster->missing };
        measure_atom(from, &atom, cluster);
        if (atom.missing)
            report_missing(from, &atom, shape->text);
        g_array_append_val(atoms, atom);
    }
}

GArray *
atoms_make(const struct atom_source *from)
{
    GArray *atoms = g_array_sized_new(FALSE, TRUE, sizeof(struct atom), 64);
    shapes_trim(from->f);
    for (size_t i = 0; i < from->n; i++)
        add_piece(from, i, atoms);
    relate(from, (struct atom *) atoms->data, atoms->len);
    return atoms;
}
