/* How Chinese documents write what is no word of a form: numerals, ordinals,
 * years, numbers of pages, sentences. All texts folded (unicode_fold). */
#ifndef YUSUAN_VOCABULARY_PHRASES_H
#define YUSUAN_VOCABULARY_PHRASES_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/** 一 … 九十九 at the beginning: bytes it takes, 0 for none; its value. */
size_t numeral_length(const char *folded, int *value);

/** An item's number before its name (一、 （二） 3. 其中：): bytes it takes;
 *  0 for none. */
size_t ordinal_length(const char *folded);

/** How deep such a number stands: 一、 1, （一） 2, 1. 3, 其中 4; 0: none. */
int ordinal_depth(const char *folded);

/** A year of four digits before 年, the first; 0 for none. */
int year_read(const char *folded);
/** The text begins with such a year: bytes it takes; 0 for none. */
size_t year_length(const char *folded);
/** Nothing but a year: （2022年度）, 2022年, 2022年预算. */
bool is_year_line(const char *folded);
/** Digits before 年 or 月: a date, no number of a table. */
bool is_date_word(const char *folded);

/** "3", "-3-", 第3页, 第3页共9页: a page's number. */
bool is_page_number(const char *folded);

/** The text without marks of notes at its end (合计①, 小计*). */
const char *without_note_mark(arena *memory, const char *text);

/** It ends or parts sentences (holds 。). */
bool is_sentence(const char *text);

#endif
