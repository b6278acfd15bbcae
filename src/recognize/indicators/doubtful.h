/* What is doubtful in tables of indicators; ids and wording in one table
 * (doubtful.c). */
#ifndef YUSUAN_RECOGNIZE_INDICATORS_DOUBTFUL_H
#define YUSUAN_RECOGNIZE_INDICATORS_DOUBTFUL_H

#include "recognize/section.h"

enum doubt {
    DOUBT_UNNAMED,   /* D25 indicators of a project whose name row is lost */
    DOUBT_EMPTY,     /* D26 a project without indicators */
    DOUBT_FAR,       /* D27 a name row beyond its indicators */
    DOUBT_BOUNDARY,  /* D28 projects might as well meet a row or two away */
    DOUBT_RELATION,  /* D29 a look-alike of a relation */
    DOUBT_FRAGMENT,  /* D30 a piece of a code without a name */
    DOUBT_CUT_VALUE, /* D31 a relation without a value */
    DOUBT_TORN,      /* D32 a goal whose beginning is lost */
    DOUBT_REPEATED,  /* D33 rows that left-over markup repeats */
    DOUBT_UNIT,      /* D34 a unit whose name stands among its projects */
    DOUBT_COLUMN,    /* D35 an unknown word in a header */
    DOUBT_NAMELESS,  /* D36 an indicator without a name */
    DOUBT_ACTIVITY,  /* D39 a word of the form in the column of activities */
    DOUBT_READING,   /* D40 two readings of a text are about as good */
    DOUBT_LEVEL,     /* D41 a 一级指标 is lost, taken from the 二级 */
    DOUBT_HEADER,    /* D42 no header of the indicators: the usual columns */
    DOUBT_WEIGHT,    /* D43 an indicator without weight and score */
    DOUBT_FUNDS,     /* D44 an amount's column is uncertain */
    DOUBT_GOAL,      /* D45 where the goal ends and the result begins */
    DOUBT_JOINED,    /* D46 a row that only goes on with the one before */
    DOUBT_CUT,       /* D47 the form has no indicators, or no total */
    DOUBT_HEAD,      /* D48 the form names no project */
    DOUBT_YEAR,      /* D49 the form names no year */
    DOUBTS
};

/** Report a doubt at a place; `what` and `more` (may be null) are what its
 *  wording speaks of. The finding is lent, for what was printed and used. */
struct finding *doubt_at(struct recognizing *r, enum doubt doubt,
                         struct place at, const char *what, const char *more);
/** The same at a line of a table. */
struct finding *doubt_line(struct recognizing *r, enum doubt doubt,
                           const char *table, int line, const char *what,
                           const char *more);

#endif
