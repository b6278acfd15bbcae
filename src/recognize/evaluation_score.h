/* How well a piece of an indicator table fits where a reading puts it.
 * Scores are tenths of a natural logarithm, about: 0 is plain, -20 is "one in
 * seven", NEVER is out of the question. */
#ifndef YUSUAN_RECOGNIZE_EVALUATION_SCORE_H
#define YUSUAN_RECOGNIZE_EVALUATION_SCORE_H

#include "recognize/evaluation_marks.h"

enum { NEVER = -100000 };

/** Pieces looked at, and the table they stand in. */
struct scoring {
    const struct piece *p;
    const struct marks *m;
    size_t n;
    const struct form_columns *columns;
    bool is_table;
};

/** A row leaves out the cell of that field. */
int score_skip(enum field f);
/** … and what it gets back when both target and result are left out. */
int score_skip_both(void);
/** A group of a level has no indicators at all. */
int score_skip_group(void);

/** A cell of that column opens with piece `i`. */
int score_start(const struct scoring *s, size_t i, size_t column);

/** Piece `i` goes on with the cell of the piece before it, but for widths. */
int score_go_on(const struct scoring *s, size_t i, enum field f);

/** Two cells meet between the pieces i − 1 and i, but for widths. */
struct seam {
    size_t i;
    enum field from, to;
    bool is_row; /* the second opens a row */
};
int score_seam(const struct scoring *s, struct seam seam);

/** What a cell of one line pays that stands on a line of its own though the
 *  cell before it had one line too: they would share it, as others do. */
int score_late(const struct scoring *s);

/** What the width of a column (0: not known) says of piece `i`: that it goes
 *  on after the one before, that the one before closed a cell, that it is
 *  there at all. */
int score_wrapped(const struct scoring *s, size_t i, int width);
int score_closed(const struct scoring *s, size_t i, int width);
int score_fits(const struct scoring *s, size_t i, int width);

#endif
