/* What a character is to a line: where a line may break, what gives way when
 * it is too long. Private to text/. */
#ifndef YUSUAN_TEXT_CLASSES_H
#define YUSUAN_TEXT_CLASSES_H

#include <stdbool.h>
#include <stdint.h>

enum char_class {
    CHAR_HAN,    /* Han characters and what behaves like them */
    CHAR_OPEN,   /* （《“: never at the end of a line */
    CHAR_CLOSE,  /* ）》”: never at the start */
    CHAR_PAUSE,  /* 、，；：: never at the start */
    CHAR_STOP,   /* 。？！: never at the start */
    CHAR_MIDDLE, /* ·: never at the start */
    CHAR_DASH,   /* ——: never parted */
    CHAR_DOTS,   /* ……: never parted, never at the start */
    CHAR_DIGIT,
    CHAR_LATIN,
    CHAR_SIGN,   /* Latin marks that follow: , . : % ) */
    CHAR_OPENING_SIGN, /* Latin marks that lead: ( [ $ # */
    CHAR_HYPHEN, /* - / and the like: a line may end after them */
    CHAR_SPACE,
    CHAR_NOTHING, /* shown by nothing: controls, zero-width marks */
    CHAR_FEED     /* ends the line */
};

enum char_class char_class_of(uint32_t c);

/** Set in the Latin face (else in the Han face). */
bool char_is_latin_face(uint32_t c);

/** How many bytes at `text` are a unit or counter that stays with the number
 *  before it ("万元", "%", "年", "个百分点"); 0: none. */
int char_unit_length(const char *text);

/** A Han character that stays with a number after it ("表1", "第3"). */
bool char_leads_number(uint32_t c);

#endif
