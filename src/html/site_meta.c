/* What a page says about itself to those that pass it on: search engines,
 * messages, data catalogues. */
#include "html/site.h"

#include "html/escape.h"

#include <glib.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- JSON-LD */

/* JSON holds only sound UTF-8; the rest is replaced. */
static json_t *
sound_text(const char *text)
{
    char *sound = g_utf8_make_valid(text ? text : "", -1);
    json_t *made = json_string(sound);
    g_free(sound);
    return made;
}

static json_t *
distribution(const struct writing_site *s)
{
    json_t *all = json_array();
    for (const struct site_file *f = site_files(s); f->path; f++) {
        const char *address = site_address(s, f->path);
        json_array_append_new(
            all, json_pack("{s:s, s:o, s:s, s:s, s:s}", "@type",
                           "DataDownload", "name", sound_text(f->title),
                           "contentUrl", address ? address : f->path,
                           "encodingFormat", f->type, "sha256", f->sha256));
    }
    return all;
}

/* The document as a schema.org Dataset, in a block that cannot end its
 * element. */
static void
write_dataset(const struct writing_site *s, sink *out)
{
    const struct web_site *site = s->site;
    const char *owner = site->department;
    json_t *d = json_pack(
        "{s:s, s:s, s:o, s:o, s:s, s:s*, s:s*, s:s*, s:o}", "@context",
        "https://schema.org", "@type", "Dataset", "name",
        sound_text(arena_printf(s->memory, "%s%s", owner ? owner : "",
                                site->title)),
        "description", sound_text(site->description), "inLanguage", "zh-CN",
        "identifier", site->sha256, "temporalCoverage", site->year,
        "datePublished", site->date, "distribution", distribution(s));
    const char *address = site_address(s, "index.html");
    if (address)
        json_object_set_new(d, "url", json_string(address));
    if (owner && *owner)
        json_object_set_new(d, "creator",
                            json_pack("{s:s, s:o}", "@type",
                                      "GovernmentOrganization", "name",
                                      sound_text(owner)));
    char *text = json_dumps(d, JSON_COMPACT);
    sink_puts(out, "<script type=\"application/ld+json\">");
    for (const char *p = text; *p; p++)
        if (strchr("<>&", *p))
            sink_printf(out, "\\u%04x", (unsigned) *p);
        else
            sink_write(out, p, 1);
    sink_puts(out, "</script>\n");
    free(text);
    json_decref(d);
}

/* --------------------------------------------------------------- metadata */

static void
write_property(sink *out, const char *property, const char *content)
{
    if (!content || !*content)
        return;
    sink_puts(out, "<meta");
    escape_attribute(out, "property", property);
    escape_attribute(out, "content", content);
    sink_puts(out, ">\n");
}

static const char *
picture(const struct writing_site *s)
{
    static const char name[] = "share.png";
    char *path = g_build_filename(s->options->folder, name, NULL);
    const char *address = site_address(s, name);
    bool there = g_file_test(path, G_FILE_TEST_IS_REGULAR);
    g_free(path);
    if (!there)
        return NULL;
    return address ? address : arena_printf(s->memory, "%s%s",
                                            links_up(s->page->name), name);
}

void
site_write_meta(const struct writing_site *s, sink *out)
{
    const struct web_site *site = s->site;
    const char *address = site_address(s, s->page->name);
    const struct value *title =
        value_of(value_of(site->values, "page"), "title");
    if (site->description) {
        sink_puts(out, "<meta name=\"description\"");
        escape_attribute(out, "content", site->description);
        sink_puts(out, ">\n");
    }
    if (address) {
        sink_puts(out, "<link rel=\"canonical\"");
        escape_attribute(out, "href", address);
        sink_puts(out, ">\n");
    }
    write_property(out, "og:title", title->text);
    write_property(out, "og:description", site->description);
    write_property(out, "og:type", "website");
    write_property(out, "og:locale", "zh_CN");
    write_property(out, "og:site_name", site->department);
    write_property(out, "og:url", address);
    write_property(out, "og:image", picture(s));
    if (site->stem && strcmp(s->page->name, "index.html") == 0)
        write_dataset(s, out);
}
