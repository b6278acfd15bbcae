/* Text that cannot become markup. */
#include "html/escape.h"

#include <glib.h>
#include <string.h>

/** What stands instead of a character; null where it stands itself. */
static const char *
instead_of(gunichar c, bool attribute, char room[16])
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return attribute ? "&quot;" : NULL;
    case '\n':
    case '\t':
        return NULL;
    default:
        break;
    }
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE ||
        (c >= 0xFDD0 && c <= 0xFDEF))
        return "\xEF\xBF\xBD";
    if (c == 0x200E || c == 0x200F || c == 0x061C ||
        (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) {
        g_snprintf(room, 16, "[U+%04X]", c);
        return room;
    }
    return NULL;
}

/* No character that instead_of() changes begins with this byte, so that most
 * of a text, Han or Latin, is passed over without decoding. */
static bool
is_harmless(unsigned char byte)
{
    if (byte >= 0x80)
        return byte != 0xC2 && byte != 0xD8 && byte != 0xE2 && byte < 0xEF;
    return byte >= 0x20 && byte != '&' && byte != '<' && byte != '>' &&
           byte != '"' && byte != 0x7F;
}

/* Control characters are replaced, marks that turn the direction of writing
 * become visible. */
static void
write_escaped(sink *out, const char *text, bool attribute)
{
    const char *from = text, *p = text;
    char room[16];
    while (*p) {
        if (is_harmless((unsigned char) *p)) {
            p++;
            continue;
        }
        const char *instead =
            instead_of(g_utf8_get_char(p), attribute, room);
        const char *next = g_utf8_next_char(p);
        if (instead) {
            sink_write(out, from, (size_t) (p - from));
            sink_puts(out, instead);
            from = next;
        }
        p = next;
    }
    sink_write(out, from, (size_t) (p - from));
}

void
escape_text(sink *out, const char *text)
{
    write_escaped(out, text, false);
}

void
escape_attribute(sink *out, const char *name, const char *text)
{
    sink_puts(out, " ");
    sink_puts(out, name);
    sink_puts(out, "=\"");
    write_escaped(out, text, true);
    sink_puts(out, "\"");
}

bool
escape_is_safe_url(const char *url)
{
    size_t scheme = strcspn(url, ":/?#");
    return url[scheme] != ':' || g_str_has_prefix(url, "http://") ||
           g_str_has_prefix(url, "https://");
}
