/* Fonts by role, shaping, and lines of text. The only folder that knows Pango;
 * runs are opaque but to painters (text/run.h). */
#ifndef YUSUAN_TEXT_TEXT_H
#define YUSUAN_TEXT_TEXT_H

#include "base/finding.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

enum font_role {
    FONT_TITLE,  /* 小标宋: Noto Serif CJK SC Bold */
    FONT_SONG,   /* 宋体: Noto Serif CJK SC */
    FONT_SONG_BOLD,
    FONT_HEI,    /* 黑体: Noto Sans CJK SC Bold */
    FONT_HEI_LIGHT, /* Noto Sans CJK SC Regular: charts, captions */
    FONT_KAI,    /* 楷体: LXGW WenKai */
    FONT_FANG,   /* 仿宋: FandolFang */
    FONT_ROLE_COUNT
};

typedef struct fonts fonts;

/** Open the fonts of a folder (made by fonts/fetch.sh) and see that every role
 *  resolves to the file of the manifest; EXIT_INPUT naming role, file, package
 *  and what to run otherwise. */
fonts *fonts_open(const char *folder, GError **error);
/** The same, with fonts that a user names (null: none): such a role takes the
 *  font of that name in the folder; EXIT_INPUT naming role, name and the names
 *  that are there where none has it. A folder in which every role is named
 *  needs no manifest. */
struct font_names;
fonts *fonts_open_named(const char *folder, const struct font_names *names,
                        GError **error);
void fonts_free(fonts *f);
/** The files that were opened, by their names in the folder; null behind the
 *  last. Lent. */
const char *fonts_file(const fonts *f, size_t i);

/** A shaped run of one font and size (text/run.h). */
struct text_run;

/** A piece of a paragraph: one style. A line feed in the text ends the line. */
struct text_piece {
    const char *text;
    enum font_role role;
    double size; /* points */
    int tag;     /* given back with each run: the caller's colour, link … */
    bool together; /* never broken or stretched: number and unit */
    int line;      /* of the published text, for findings; or 0 */
};

struct line_run {
    const struct text_run *run;
    const char *text; /* exactly what this run shows */
    double x;         /* from the line's left */
    double width, size;
    int tag;
};

struct text_line {
    size_t n;
    struct line_run *runs;
    double width; /* from the left of the column to the end of the ink:
                     indent, alignment and justification included */
    double indent;
    bool loose; /* gaps so wide that a reader of the PDF would find spaces in
                   them: the writer must give the text beside the glyphs */
};

struct text_lines {
    size_t n;
    struct text_line *lines;
};

enum text_align { TEXT_LEFT, TEXT_RIGHT, TEXT_CENTRE, TEXT_JUSTIFY };

struct paragraph_style {
    double width;
    double first_indent; /* points */
    enum text_align align;
    bool no_break; /* one line, however wide */
    double advance; /* points a Han character takes; 0: its own width. A
                       character grid (GB/T 9704) asks for 15.79 at 16 */
};

/** Break pieces into lines by the rules of CLREQ (W3C, Requirements for
 *  Chinese Text Layout). Owned by `memory`; runs live as long as `f`.
 *  Characters no font has are shown as a box and reported once each (L01)
 *  into `found`, which may be null. */
struct text_lines text_set(fonts *f, const struct text_piece *pieces, size_t n,
                           const struct paragraph_style *style, arena *memory,
                           findings *found);

/** Natural width of one piece on one line, in points. */
double text_width(fonts *f, const char *text, enum font_role role,
                  double size);

#endif
