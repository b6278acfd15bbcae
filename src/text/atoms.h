/* A paragraph as a row of atoms, one a cluster, with what lies between them:
 * where a line may end, what gives way, what stretches. Private to text/. */
#ifndef YUSUAN_TEXT_ATOMS_H
#define YUSUAN_TEXT_ATOMS_H

#include "text/classes.h"
#include "text/faces.h"

/** In this order lines are made shorter: the earlier first. */
enum give_level {
    GIVE_SPACE,    /* spaces between words */
    GIVE_MIDDLE,   /* · */
    GIVE_BRACKET,  /* brackets and quotes */
    GIVE_PAUSE,    /* 、，；： */
    GIVE_GAP,      /* between Han and Latin */
    GIVE_STOP,     /* 。？！ */
    GIVE_LEVELS
};

enum { BREAK_NEVER, BREAK_EMERGENCY, BREAK_POOR, BREAK_GOOD };

struct atom {
    const char *text; /* its bytes */
    int length;
    uint32_t c;
    enum char_class class;
    struct face *face;
    const struct run_glyph *glyphs; /* measured in em; lent by its shape */
    size_t n_glyphs;
    size_t piece;
    double width;      /* as it stands, adjacent marks already tightened */
    double shift;      /* of the glyph from the atom's left */
    double gap;        /* after it, before the next */
    double give_left, give_right, give_gap; /* what it can give up */
    enum give_level level; /* of give_left and give_right */
    double end_trim;   /* what it gives up at the end of a line */
    double start_trim; /* what it gives up at the start of a line */
    int stretches;     /* 1: the place after it may grow */
    int breaks;        /* BREAK_…: the line may end after it */
    bool joined;       /* to the atom before */
    bool may_end;      /* by Pango a line may end after it */
    bool missing;      /* no font has it: a box stands for it */
};

struct atom_source {
    fonts *f;
    const struct text_piece *pieces;
    size_t n;
    double advance; /* of the character grid, or 0 */
    findings *found;
};

/** The atoms of pieces; feeds are atoms too. Caller frees the array. */
GArray *atoms_make(const struct atom_source *from);

#endif
