/* Fonts of one's own, by the names that users know them by. */
#ifndef YUSUAN_TEXT_NAMES_H
#define YUSUAN_TEXT_NAMES_H

#include <stdbool.h>
#include <stddef.h>

/** The files that the roles of text.h are made of; the words are the roles of
 *  fonts/manifest.tsv. */
enum font_file {
    FONT_FILE_TITLE,
    FONT_FILE_SONG,
    FONT_FILE_SONG_BOLD,
    FONT_FILE_HEI,
    FONT_FILE_HEI_LIGHT,
    FONT_FILE_KAI,
    FONT_FILE_FANG,
    FONT_FILE_LATIN,
    FONT_FILE_LATIN_BOLD,
    FONT_FILE_COUNT
};

/** "title", "song", … */
const char *font_file_word(enum font_file file);

/** What serves a role: a family ("方正小标宋"), a full name ("仿宋_GB2312") or
 *  a PostScript name, in any language that the font gives; null: what the
 *  manifest says. */
struct font_names {
    const char *name[FONT_FILE_COUNT];
};

#endif
