/* The finishing pass: Cairo's objects are copied under their numbers, with
 * what Cairo leaves out put in. ISO 32000-1 (PDF), ISO 19005 (PDF/A), ISO
 * 14289-1 (PDF/UA). libqpdf took 2,216 of 5,328 million instructions for the
 * same on a pack of 67 pages, this pass a fifth of that. */
#include "paint/finish.h"

#include "base/embedded.h"
#include "base/sink.h"
#include "base/status.h"
#include "paint/finish_parts.h"
#include "paint/finish_source.h"

#include <stdlib.h>
#include <string.h>
#include <cairo.h>
#include <zlib.h>

extern const struct embedded_file embedded_icc[];

/** A document being finished. */
struct finishing {
    struct source from;
    finish_file *file;
    const struct elements *elements;
    const struct paint_options *options;
    arena *memory;
    GHashTable *pages;   /* number of a content → its page's number */
    GHashTable *beside;  /* page and mark → the text beside the glyphs */
    size_t element;      /* the next of the elements, */
    size_t link;         /* and of those that are links */
    int root, document;  /* of the structure tree */
    int scopes[2];       /* shared attributes: head of a column, of a row */
};

/* ----------------------------------------------------- what to look up */

static gpointer
mark_key(int page, int mark)
{
    enum { MARKS = 1 << 14 }; /* on a page, far more than there are */
    return GSIZE_TO_POINTER((gsize) page * MARKS + (gsize) mark % MARKS);
}

/* The text of an element that holds no others. */
static const char *
text_of(const struct finishing *f, const struct element *element)
{
    GString *text = g_string_new(NULL);
    for (const struct page_item *item = element->item->next;
         item && item->kind != PAGE_TAG && item->kind != PAGE_LINK;
         item = item->next)
        if (item->kind == PAGE_TEXT)
            g_string_append(text, item->text.text);
    const char *kept = arena_strndup(f->memory, text->str, text->len);
    g_string_free(text, TRUE);
    return kept;
}

/* The mark of an element's content: the number in its K. */
static int
mark_of(const struct source_object *o)
{
    const char *p = source_value(o, "/K"), *end = o->text + o->size;
    while (p && p < end && !g_ascii_isdigit(*p))
        if (p[0] == '<' && p[1] == '<') {
            p = g_strstr_len(p, end - p, ">>");
            p = p ? p + 2 : NULL;
        } else {
            p++;
        }
    return p && p < end ? atoi(p) : -1;
}

/* The i-th element of the file is the i-th that was painted. */
static void
look_through(struct finishing *f)
{
    size_t next = 0;
    for (guint i = 0; i < f->from.objects->len; i++) {
        const struct source_object *o =
            &g_array_index(f->from.objects, struct source_object, i);
        if (source_is_type(o, "Page")) {
            g_hash_table_insert(
                f->pages, GINT_TO_POINTER(source_reference(o, "/Contents")),
                GINT_TO_POINTER(o->number));
        } else if (source_is_type(o, "StructElem")
                   && next < f->elements->all->len) {
            const struct element *e = elements_at(f->elements, next++);
            if (e->beside && element_has_text(e))
                g_hash_table_insert(
                    f->beside, mark_key(source_reference(o, "/Pg"),
                                        mark_of(o)),
                    (gpointer) text_of(f, e));
        }
    }
}

/* ---------------------------------------------------------------- contents */

/** Whose content is being finished. */
struct whose {
    const struct finishing *f;
    int page;
};

static const char *
text_beside(const void *data, int mark)
{
    const struct whose *whose = data;
    return g_hash_table_lookup(whose->f->beside,
                               mark_key(whose->page, mark));
}

/* The bytes of a stream of Cairo's without compression. */
static GByteArray *
plain_bytes(const struct source_object *dictionary,
            const struct source_object *bytes)
{
    GByteArray *plain = g_byte_array_new();
    if (!source_value(dictionary, "/Filter")) {
        g_byte_array_append(plain, (const guint8 *) bytes->text,
                            (guint) bytes->size);
        return plain;
    }
    guint8 part[1 << 14];
    z_stream z = { .next_in = (Bytef *) bytes->text,
                   .avail_in = (uInt) bytes->size };
    int status = inflateInit(&z);
    while (status == Z_OK) {
        z.next_out = part;
        z.avail_out = sizeof part;
        status = inflate(&z, Z_NO_FLUSH);
        g_byte_array_append(plain, part, (guint) (sizeof part - z.avail_out));
    }
    inflateEnd(&z);
    return plain;
}

static void
put_content(struct finishing *f, const struct source_object *dictionary,
            const struct source_object *bytes, int page)
{
    GByteArray *plain = plain_bytes(dictionary, bytes);
    struct whose whose = { f, page };
    struct content content = { (const char *) plain->data, plain->len,
                               text_beside, &whose };
    struct finish_stream stream = { .entries = "" };
    char *finished = finish_content(&content, &stream.size);
    stream.bytes = finished;
    finish_put_stream(f->file, bytes->number, &stream);
    g_free(finished);
    g_byte_array_free(plain, TRUE);
}

/* The entries of a stream's dictionary but for its length. */
static char *
entries_of(const struct source_object *dictionary)
{
    GString *entries = g_string_new(NULL);
    source_squeeze(entries, dictionary->text, dictionary->size);
    char *length = strstr(entries->str, "/Length ");
    if (length) {
        size_t digits = strlen("/Length ");
        digits += strspn(length + digits, "0123456789 R");
        g_string_erase(entries, length - entries->str, (gssize) digits);
    }
    g_string_truncate(entries, entries->len - strlen(">>"));
    g_string_erase(entries, 0, (gssize) strlen("<<"));
    return g_string_free(entries, FALSE);
}

static void
put_stream(struct finishing *f, const struct source_object *dictionary,
           const struct source_object *bytes)
{
    gpointer page = g_hash_table_lookup(f->pages,
                                        GINT_TO_POINTER(bytes->number));
    if (page) {
        put_content(f, dictionary, bytes, GPOINTER_TO_INT(page));
        return;
    }
    char *entries = entries_of(dictionary);
    struct finish_stream stream = {
        .entries = entries, .bytes = bytes->text, .size = bytes->size,
        .packed = source_value(dictionary, "/Filter") != NULL
    };
    finish_put_stream(f->file, bytes->number, &stream);
    g_free(entries);
}

/* ---------------------------------------------------------------- elements */

static void
put_figure(const struct finishing *f, GString *out,
           const struct element *element)
{
    const struct page_item *item = element->item;
    double height = f->elements->pages->page[element->page]->height;
    const double sides[] = { item->tag.x,
                             height - item->tag.y - item->tag.height,
                             item->tag.x + item->tag.width,
                             height - item->tag.y };
    g_string_append(out, "/A<</O/Layout/Placement/Block/BBox[");
    for (size_t i = 0; i < G_N_ELEMENTS(sides); i++)
        finish_put_points(out, sides[i]);
    g_string_append(out, "]>>");
    bool told = item->tag.alt && *item->tag.alt;
    finish_put_entry(out, "/Alt", told ? item->tag.alt : "图");
}

static void
put_cell(const struct finishing *f, GString *out,
         const struct page_item *item)
{
    bool head = item->tag.tag == TAG_TH;
    if (item->tag.columns <= 1 && item->tag.rows <= 1) {
        if (head)
            g_string_append_printf(out, "/A %d 0 R",
                                   f->scopes[item->tag.by_row]);
        return;
    }
    g_string_append(out, "/A<</O/Table");
    if (head)
        g_string_append(out, item->tag.by_row ? "/Scope/Row"
                                              : "/Scope/Column");
    if (item->tag.columns > 1)
        g_string_append_printf(out, "/ColSpan %d", item->tag.columns);
    if (item->tag.rows > 1)
        g_string_append_printf(out, "/RowSpan %d", item->tag.rows);
    g_string_append(out, ">>");
}

/* Those at the root stand in the Document. */
static void
put_parent(const struct finishing *f, GString *out, gsize from)
{
    char root[32];
    g_snprintf(root, sizeof root, "/P %d 0 R", f->root);
    char *at = strstr(out->str + from, root);
    if (!at)
        return;
    char document[32];
    g_snprintf(document, sizeof document, "/P %d 0 R", f->document);
    gssize place = at - out->str;
    g_string_erase(out, place, (gssize) strlen(root));
    g_string_insert(out, place, document);
}

static void
put_element(struct finishing *f, GString *out)
{
    const struct element *element = elements_at(f->elements, f->element++);
    if (element->item->kind != PAGE_TAG)
        return;
    if (element->tag == TAG_FIGURE)
        put_figure(f, out, element);
    else if (element->tag == TAG_TH || element->tag == TAG_TD)
        put_cell(f, out, element->item);
}

/* The next element that is a link. The third bit of F: it is printed. */
static void
put_link(struct finishing *f, GString *out)
{
    while (f->link < f->elements->all->len) {
        const struct element *e = elements_at(f->elements, f->link++);
        if (e->tag != TAG_LINK || e->item->kind != PAGE_LINK)
            continue;
        const char *says = e->item->link.says;
        finish_put_entry(out, "/Contents", says && *says ? says : "链接");
        break;
    }
    g_string_append(out, "/F 4");
}

/* ----------------------------------------------------------------- objects */

/* What an object gets in addition. */
static void
put_additions(struct finishing *f, GString *out,
              const struct source_object *o, gsize from)
{
    if (source_is_type(o, "StructElem")) {
        /* what need not be said, of thousands */
        g_string_erase(out, (gssize) (from + strlen("<<")),
                       (gssize) strlen("/Type/StructElem"));
        put_parent(f, out, from);
        if (f->element < f->elements->all->len)
            put_element(f, out);
    } else if (source_is_type(o, "Annot")) {
        put_link(f, out);
    } else if (source_is_type(o, "Page")) {
        g_string_append(out, "/Tabs/S");
    } else if (source_is_type(o, "Font")
               && strstr(out->str + from, "/CIDFontType2")
               && !strstr(out->str + from, "/CIDToGIDMap")) {
        g_string_append(out, "/CIDToGIDMap/Identity");
    }
}

static bool
is_number(const struct source_object *o)
{
    const char *p = o->text, *end = o->text + o->size;
    while (p < end && (g_ascii_isspace(*p) || g_ascii_isdigit(*p)))
        p++;
    return p == end;
}

static void
put_object(struct finishing *f, const struct source_object *o)
{
    struct source_object dictionary, bytes;
    /* Lengths of streams stand in them; the others are made anew. */
    if (o->number == f->from.catalog || o->number == f->from.information
        || o->number == f->root || is_number(o))
        return;
    if (source_stream(&f->from, o, &dictionary, &bytes)) {
        put_stream(f, &dictionary, &bytes);
        return;
    }
    GString *out = finish_begin(f->file, o->number);
    gsize from = out->len;
    source_squeeze(out, o->text, o->size);
    if (g_str_has_suffix(out->str + from, ">>")) {
        g_string_truncate(out, out->len - strlen(">>"));
        put_additions(f, out, o, from);
        g_string_append(out, ">>");
    }
    finish_end(f->file);
}

/* ----------------------------------------------------------------- catalog */

/* One Document above the elements that Cairo leaves side by side. */
static void
put_tree(struct finishing *f)
{
    const struct source_object *root = source_object(&f->from, f->root);
    if (!root)
        return;
    const char *kids = source_value(root, "/K");
    size_t size = (size_t) (root->text + root->size - kids);
    GString *out = finish_begin(f->file, f->document);
    g_string_append_printf(out, "<</S/Document/P %d 0 R/K", f->root);
    source_squeeze(out, kids, size);
    finish_end(f->file);
    out = finish_begin(f->file, f->root);
    g_string_append_printf(out,
                           "<</Type/StructTreeRoot/ParentTree %d 0 R"
                           "/K %d 0 R>>",
                           source_reference(root, "/ParentTree"),
                           f->document);
    finish_end(f->file);
    for (int i = 0; i < 2; i++) {
        out = finish_begin(f->file, f->scopes[i]);
        g_string_append_printf(out, "<</O/Table/Scope/%s>>",
                               i ? "Row" : "Column");
        finish_end(f->file);
    }
}

/* What the colours mean (14.11.5). */
static void
put_intent(struct finishing *f, GString *catalog)
{
    const struct embedded_file *profile = &embedded_icc[0];
    int number = finish_reserve(f->file);
    struct finish_stream stream = { .entries = "/N 3",
                                    .bytes = profile->bytes,
                                    .size = profile->size };
    finish_put_stream(f->file, number, &stream);
    g_string_append_printf(
        catalog, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
                 "/OutputConditionIdentifier(sRGB IEC61966-2.1)"
                 "/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]",
        number);
}

/* A file as an associated one (ISO 19005-3, 6.8); its number. */
static int
put_attachment(struct finishing *f, const struct paint_attachment *file)
{
    int bytes = finish_reserve(f->file), number = finish_reserve(f->file);
    GString *entries = g_string_new("/Type/EmbeddedFile/Subtype/");
    for (const char *p = file->type; *p; p++)
        if (*p == '/')
            g_string_append(entries, "#2F");
        else
            g_string_append_c(entries, *p);
    g_string_append_printf(entries, "/Params<</Size %" G_GSIZE_FORMAT ">>",
                           file->size);
    struct finish_stream stream = { .entries = entries->str,
                                    .bytes = file->bytes,
                                    .size = file->size };
    finish_put_stream(f->file, bytes, &stream);
    g_string_free(entries, TRUE);
    GString *out = finish_begin(f->file, number);
    g_string_append_printf(out, "<</Type/Filespec/AFRelationship/Data"
                                "/EF<</F %d 0 R/UF %d 0 R>>",
                           bytes, bytes);
    finish_put_entry(out, "/F", file->name);
    finish_put_entry(out, "/UF", file->name);
    finish_put_entry(out, "/Desc", file->about);
    g_string_append(out, ">>");
    finish_end(f->file);
    return number;
}

/* The attached files, and the places that Cairo names. */
static void
put_names(struct finishing *f, GString *catalog,
          const struct source_object *old)
{
    const struct source_object *names =
        source_object(&f->from, source_reference(old, "/Names"));
    int places = source_reference(names ? names : old, "/Dests");
    size_t n = f->options ? f->options->n_attached : 0;
    GString *list = g_string_new(NULL), *all = g_string_new(NULL);
    for (size_t i = 0; i < n; i++) {
        const struct paint_attachment *file = &f->options->attached[i];
        int number = put_attachment(f, file);
        finish_put_text(list, file->name);
        g_string_append_printf(list, "%d 0 R ", number);
        g_string_append_printf(all, "%d 0 R ", number);
    }
    g_string_append(catalog, "/Names<<");
    if (places)
        g_string_append_printf(catalog, "/Dests %d 0 R", places);
    if (n)
        g_string_append_printf(catalog, "/EmbeddedFiles<</Names[%s]>>",
                               list->str);
    g_string_append(catalog, ">>");
    if (n)
        g_string_append_printf(catalog, "/AF[%s]", all->str);
    g_string_free(list, TRUE);
    g_string_free(all, TRUE);
}

/* The catalog's entries (7.7.2), with all that they refer to. */
static void
put_catalog(struct finishing *f)
{
    static const char *const kept[] = { "/Pages", "/StructTreeRoot",
                                        "/Outlines", "/PageLabels" };
    const struct source_object *old =
        source_object(&f->from, f->from.catalog);
    const struct pages *pages = f->elements->pages;
    GString *catalog =
        g_string_new("<</Type/Catalog/Lang(" FINISH_LANGUAGE ")"
                     "/MarkInfo<</Marked true>>"
                     "/ViewerPreferences<</DisplayDocTitle true>>");
    for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
        if (source_reference(old, kept[i]))
            g_string_append_printf(catalog, "%s %d 0 R", kept[i],
                                   source_reference(old, kept[i]));
    if (pages->n_outline)
        g_string_append(catalog, "/PageMode/UseOutlines");
    put_names(f, catalog, old);
    put_intent(f, catalog);
    bool attached = f->options && f->options->n_attached;
    g_string_append_printf(catalog, "/Metadata %d 0 R>>",
                           finish_metadata(f->file, pages, attached ? 3 : 2));
    GString *out = finish_begin(f->file, f->from.catalog);
    g_string_append_len(out, catalog->str, (gssize) catalog->len);
    finish_end(f->file);
    g_string_free(catalog, TRUE);
}

static void
finish_objects(struct finishing *f, sink *out)
{
    const struct source_object *catalog =
        source_object(&f->from, f->from.catalog);
    f->file = finish_file_new(out, f->from.n);
    f->root = source_reference(catalog, "/StructTreeRoot");
    f->document = finish_reserve(f->file);
    f->scopes[0] = finish_reserve(f->file);
    f->scopes[1] = finish_reserve(f->file);
    look_through(f);
    for (guint i = 0; i < f->from.objects->len; i++)
        put_object(f, &g_array_index(f->from.objects, struct source_object,
                                     i));
    put_tree(f);
    put_catalog(f);
    finish_file_finish(f->file, f->from.catalog,
                       finish_information(f->file, f->elements->pages));
}

bool
finish_pdf(const char *path, const GByteArray *painted,
           const struct elements *elements,
           const struct paint_options *options, GError **error)
{
    struct finishing f = {
        .elements = elements, .options = options, .memory = arena_new(),
        .pages = g_hash_table_new(NULL, NULL),
        .beside = g_hash_table_new(NULL, NULL)
    };
    bool good = source_open(&f.from, (const char *) painted->data,
                            painted->len);
    if (good) {
        sink *out = sink_to_file(path);
        finish_objects(&f, out);
        good = sink_close(out, error);
    } else {
        status_fail(error, EXIT_OUTPUT,
                    "%s：Cairo %s写的PDF不是预料的样子，无法归档",
                    "%s: a PDF of Cairo %s is not as it should be and cannot "
                    "be finished", path, cairo_version_string());
    }
    source_close(&f.from);
    g_hash_table_destroy(f.pages);
    g_hash_table_destroy(f.beside);
    arena_free(f.memory);
    return good;
}
