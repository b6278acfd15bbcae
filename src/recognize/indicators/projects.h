/* What the parts of dividing a table of targets among its projects share: what
 * stands on the rows, in order (stream.c), where one project ends and the next
 * begins (segment.c, evidence.c), and the projects that come of it
 * (projects.c). */
#ifndef YUSUAN_RECOGNIZE_INDICATORS_PROJECTS_H
#define YUSUAN_RECOGNIZE_INDICATORS_PROJECTS_H

#include "recognize/indicators/indicators.h"

/* ------------------------------------------------- the rows, understood */

/** Where something stands among the indicators. */
struct target_place {
    size_t at;   /* index of the indicator on its row, or of the next one */
    bool on_row; /* an indicator stands on the same row */
    int page;
    bool page_first; /* no indicator of the page stands before it */
    int line;
    size_t row;
};

enum { NO_NAME = -1 };

struct target_goal {
    struct target_place place;
    const char *text;
    bool repeats; /* begins as the piece before it does: the same, again */
    int name;     /* the name on its row, whose goal it is; or NO_NAME */
};

struct target_name {
    struct target_place place;
    struct target_place last; /* of a name printed on several rows */
    const char *code, *name, *category, *person, *phone;
    struct figure total, fiscal, other;
    int first_line, last_line;
};

struct target_unit {
    struct target_place place;
    const char *code, *name;
};

struct target_fragment {
    struct target_place place;
    const char *text;
};

/** Everything that stands in a table of targets, in order. */
struct target_stream {
    GArray *items;     /* of struct item */
    GArray *goals;     /* of struct target_goal */
    GArray *names;     /* of struct target_name */
    GArray *units;     /* of struct target_unit */
    GArray *fragments; /* of struct target_fragment */
    int n_pages;
};

/** What stands on the rows of a table, labelled already. */
struct target_stream stream_read(struct reading *t);
void stream_free(struct target_stream *stream);

#define target_item_at(s, i)                                                   \
    (&g_array_index((s)->items, struct item, (i)))
#define target_goal_at(s, i)                                                   \
    (&g_array_index((s)->goals, struct target_goal, (i)))
#define target_name_at(s, i)                                                   \
    (&g_array_index((s)->names, struct target_name, (i)))
#define target_unit_at(s, i)                                                   \
    (&g_array_index((s)->units, struct target_unit, (i)))

/** A goal (or a piece of one) that begins in the middle of a sentence: with a
 *  mark that cannot begin one, or one character and such a mark. */
bool goal_begins_inside(const char *text);

/* -------------------------------------------------------- segmentation */

/** One project: indicators [first, end) and its name row, if any. */
struct target_block {
    size_t first, end;
    int name;            /* index into names, or NO_NAME */
    size_t goal, goals;  /* its goal pieces: the first, and how many */
    double margin_first; /* how much worse the next best place for its first
                            indicator would be; large when beyond doubt */
};

/** A project that another table of the document names. */
struct known_project {
    const char *name, *folded;
    const char *org, *org_code; /* as that table prints them, or null */
    money total;
    bool this_year; /* has money of this year: it needs targets */
    int line;
    bool used; /* a name row is its */
};

struct known_projects {
    size_t n;
    struct known_project *all; /* in that table's order */
};

/** Projects of the other tables recognized so far, in the order of the table
 *  of project lines. */
struct known_projects known_projects_of(const struct recognizing *r);
/** The one that is `name` with `total`: by name, and by amount where names
 *  differ little; -1 when none. */
int known_project_find(arena *a, const struct known_projects *known,
                       const struct target_name *name);

/** Blocks in document order, of struct target_block (caller frees). */
GArray *target_segments(struct recognizing *r,
                        const struct target_stream *stream,
                        const struct known_projects *known);

/* ------------------------------------------------------------- projects */

/** Append the projects that the blocks are to the budget, with findings; fill
 *  the table's rows. */
void projects_build(struct reading *t, struct table *out,
                    const struct target_stream *stream,
                    const GArray *blocks);

/** Give each project (of struct project, in order) its unit. */
void target_units_assign(struct recognizing *r,
                         const struct target_stream *stream,
                         struct table *table, GArray *projects);

#endif
