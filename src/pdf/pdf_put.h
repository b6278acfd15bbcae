/* Objects of PDF as text (ISO 32000-1, 7.3). Everything that could touch what
 * follows ends with a space or a delimiter. */
#ifndef YUSUAN_PDF_PDF_PUT_H
#define YUSUAN_PDF_PDF_PUT_H

#include <glib.h>

/** Lengths are written as whole hundredths of a point. */
long pdf_hundredths(double points);

/** A whole number; hundredths of points, and parts of 255, as decimals that
 *  are as short as can be. */
void pdf_put_int(GString *out, long value);
void pdf_put_hundredths(GString *out, long value);
void pdf_put_points(GString *out, double points);
void pdf_put_share(GString *out, unsigned char value);

/** A rectangle from its left, bottom, right and top in points. */
void pdf_put_box(GString *out, const double box[4]);

/** A reference to an object. */
void pdf_put_ref(GString *out, int object);

/** One byte inside a literal string. */
void pdf_put_byte(GString *out, unsigned char byte);

/** A byte string. */
void pdf_put_string(GString *out, const char *bytes);

/** A text string (7.9.2.2), from UTF-8: UTF-16 unless all of it is ASCII. */
void pdf_put_text(GString *out, const char *text);

/** `key` (with its slash) and a text string; nothing without text. */
void pdf_put_entry(GString *out, const char *key, const char *text);

#endif
