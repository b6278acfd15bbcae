/* What the words of published forms mean for tables of amounts: title words →
 * kind of table, header words → kind of table and role of a column. The words
 * stand in data/words.tsv. All are compared folded (unicode_fold). */
#ifndef YUSUAN_RECOGNIZE_FORMS_H
#define YUSUAN_RECOGNIZE_FORMS_H

#include "budget/model.h"

/** The kind that a title names; TABLE_UNKNOWN for none. */
enum table_kind form_of_title(const char *title);

/** The title is one of a final account (决算). */
bool form_is_final_account(const char *title);

/** The kind that header words alone tell, `words` being all of them one after
 *  the other, parted by '|'; TABLE_UNKNOWN for none. */
enum table_kind form_of_header(const char *words);

/** A word that stands in headers. */
bool form_is_header_word(const char *word);

/** The upper word of a header is a merged cell that can hold the lower one. */
bool form_holds(const char *upper, const char *lower);

/** The upper word of a header always holds others, and is no column itself. */
bool form_is_group(const char *upper);

/** What a column holds, by its lowest header word and the words above it
 *  (joined with '/'; "" for none). COLUMN_UNKNOWN when no rule knows. */
enum column_role form_role(enum table_kind kind, const char *leaf,
                           const char *group);

/** What a line of a list of that kind holds, by its label; COLUMN_UNKNOWN. */
enum column_role form_item(enum table_kind kind, const char *label);

/** The columns that a form of a kind usually has, for tables whose header is
 *  lost: the narrowest that holds `width` cells, else the widest. Returns how
 *  many are put into `columns`. */
enum { FORM_MOST_COLUMNS = 20 };
size_t form_usual_columns(enum table_kind kind, size_t width,
                          struct column columns[FORM_MOST_COLUMNS]);

#endif
