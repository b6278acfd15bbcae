/* The presets: sizes, faces, distances and colours. All in points. Private to
 * layout/. */
#ifndef YUSUAN_LAYOUT_STYLE_H
#define YUSUAN_LAYOUT_STYLE_H

#include "layout/layout.h"
#include "text/names.h"

/** A kind of type: face, size and the distance of baselines. */
struct type {
    enum font_role role, strong;
    double size, leading;
};

struct heading_style {
    struct type type;
    double before, after;
    double indent;
    bool centred;
};

enum { HEADING_LEVELS = 4 };

struct sheet_style {
    double width, height;
    double left, right, top, bottom; /* margins */
    double head, foot; /* baselines of running head and page number: from the
                          top, from the bottom */
    double grid;       /* body lines stand on multiples of this; 0: none */
    struct type body, table, caption, note, running, folio;
    double indent;     /* of a paragraph's first line */
    double advance;    /* of a character grid, or 0 */
    double between;    /* blocks */
    double cell_x, cell_y; /* padding in cells */
    double least_size; /* of type in tables that are too wide */
    struct heading_style headings[HEADING_LEVELS];
    struct type title, subject; /* of the cover */
    struct type opening, opening_subject; /* at the head of the body; without a
                                             size: first heading and subject */
    bool band;         /* the cover has one */
    bool accents;      /* numbers of chapters in the accent's colour */
};

struct palette {
    struct colour ink, muted, accent, tint, wash, rule, hair, mark, good, bad;
};

/** What a theme asks for; sizes of 0 are the preset's. */
struct theme {
    struct palette palette;
    double body, table, title; /* sizes of type */
    const struct page_image *logo; /* or null */
    const char *motto;             /* or null */
    struct font_names fonts;
    bool has_accent;
    const char *logo_path; /* of the file; or null */
};

const struct type *style_opening(const struct sheet_style *style);
const struct type *style_opening_subject(const struct sheet_style *style);

/** The colours without a theme. */
extern const struct palette layout_palette;

enum { LAYOUT_CLOSENESS = 5 };

/** The style of a preset, from 0 as it should be to LAYOUT_CLOSENESS - 1, for
 *  what is too long for its page; every other is halfway between those set
 *  down; null where the preset knows no way that
 *  close. The standard fixes the sizes of `gongwen`
 *  and the sheet those of sheets, so a theme changes those of `book` only. */
const struct sheet_style *layout_style_of(const struct layout_options *options,
                                          int closer, arena *memory);

#endif
