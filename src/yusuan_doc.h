/* What the two files of public calls share. Private to them. */
#ifndef YUSUAN_DOC_H
#define YUSUAN_DOC_H

#include "yusuan.h"

#include "check/user_rules.h"
#include "correct/correct.h"
#include "report/gathering.h"

#include <glib.h>

struct yusuan_doc {
    arena *memory;
    findings *found;
    struct understanding known;
    struct user_rules *rules;  /* or null */
    struct corrections *fixes; /* or null */
};

yusuan_doc *doc_new(void);

/** All options: those that the caller's header knows, the others as if not
 *  given; null gives none. A size that is not set stays 0. */
struct yusuan_options options_given(const struct yusuan_options *options);
bool options_are_sound(const struct yusuan_options *options, GError **error);

/** Read the files that steer the work. False when one is unsound. */
bool doc_load_files(yusuan_doc *doc, const struct yusuan_options *options,
                    GError **error);

/** Hand an error on as a message and free it; gives its status. */
enum yusuan_status error_give(GError *error, bool english, char **message);

/** For publish_options.draw_pages. */
bool doc_draw_pages(const struct understanding *u, const char *folder,
                    bool show_contacts, GError **error);

/** The folder of fonts: that given, else YUSUAN_FONTS, else the default. */
const char *fonts_chosen(const char *given);

#endif
