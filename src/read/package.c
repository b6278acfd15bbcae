/* Archives by libzip, parts streamed through libxml2's reader. */
#include "read/package.h"

#include "read/xml.h"

#include <glib.h>
#include <libxml/xmlreader.h>
#include <string.h>
#include <zip.h>

enum {
    SIZE_LIMIT = 512 * 1024 * 1024, /* bytes of all parts read, unpacked */
    RATIO_LIMIT = 250,              /* unpacked to packed: deflate's own most
                                       is 1032, sheets come to some 30 */
    RATIO_FROM = 8 * 1024 * 1024,   /* below, no ratio harms */
    RELATIONS_LIMIT = 10000
};

struct package {
    zip_t *zip;
    char *name;
    arena *memory;    /* of the names that are lent */
    guint64 unpacked; /* bytes of all parts read so far */
};

struct package *
package_open(const char *name, const char *bytes, size_t size, GError **error)
{
    zip_source_t *source = zip_source_buffer_create(bytes, size, 0, NULL);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, NULL)
                        : NULL;
    if (!zip) {
        if (source)
            zip_source_free(source);
        status_fail(error, EXIT_INPUT,
                    "%s：文件的压缩结构损坏或不完整，打不开；"
                    "请重新下载，或用 Office、WPS 打开后另存",
                    "%s: its zip archive is damaged or cut off; get it anew, "
                    "or open and save it in an office program",
                    name);
        return NULL;
    }
    struct package *p = g_new0(struct package, 1);
    p->zip = zip;
    p->name = g_strdup(name);
    p->memory = arena_new();
    return p;
}

void
package_free(struct package *p)
{
    zip_discard(p->zip);
    arena_free(p->memory);
    g_free(p->name);
    g_free(p);
}

const char *
package_name(const struct package *p)
{
    return p->name;
}

static zip_int64_t
index_of(const struct package *p, const char *part)
{
    return zip_name_locate(p->zip, part, ZIP_FL_NOCASE | ZIP_FL_ENC_GUESS);
}

bool
package_has(const struct package *p, const char *part)
{
    return index_of(p, part) >= 0;
}

/* ------------------------------------------------------------ one part */

/* A part on its way from the archive to the parser. */
struct stream {
    struct package *package;
    zip_file_t *file;
    guint64 packed, unpacked;
    bool too_large, damaged;
};

static int
read_stream(void *context, char *out, int room)
{
    struct stream *s = context;
    zip_int64_t n = zip_fread(s->file, out, (zip_uint64_t) room);
    s->damaged |= n < 0;
    s->unpacked += n > 0 ? (guint64) n : 0;
    s->package->unpacked += n > 0 ? (guint64) n : 0;
    s->too_large |= s->package->unpacked > SIZE_LIMIT ||
                    (s->unpacked > RATIO_FROM &&
                     s->unpacked / RATIO_LIMIT > s->packed);
    return s->damaged || s->too_large ? -1 : (int) n;
}

static bool
fail_part(const struct package *p, const char *part, const struct stream *s,
          GError **error)
{
    if (s->too_large)
        return status_fail(error, EXIT_INPUT,
                           "%s：其中 %s 解压后过大，像是压缩炸弹，没有读",
                           "%s: its %s unpacks to more than any budget has, "
                           "as an archive bomb does; it was not read",
                           p->name, part);
    return status_fail(error, EXIT_INPUT,
                       "%s：其中 %s 损坏，读不下去；"
                       "请重新下载，或用 Office、WPS 打开后另存",
                       "%s: its %s is damaged and cannot be read; get it "
                       "anew, or open and save it in an office program",
                       p->name, part);
}

/* False for what no office program writes: a document type, which is there to
 * declare entities. */
static bool
meet(xmlTextReader *reader, const struct package_reader *how, int *more)
{
    int type = xmlTextReaderNodeType(reader);
    if (type == XML_READER_TYPE_DOCUMENT_TYPE ||
        type == XML_READER_TYPE_ENTITY_REFERENCE)
        return false;
    enum package_step step = PACKAGE_INTO;
    if (type == XML_READER_TYPE_ELEMENT)
        step = how->element(how->data, xmlTextReaderCurrentNode(reader));
    if (step == PACKAGE_WHOLE) {
        xmlNode *node = xmlTextReaderExpand(reader);
        if (!node)
            return false;
        how->whole(how->data, node);
    }
    *more = step == PACKAGE_STOP   ? 0
            : step == PACKAGE_INTO ? xmlTextReaderRead(reader)
                                   : xmlTextReaderNext(reader);
    return true;
}

/* What is wrong is seen by what reading gives. */
static void
say_nothing(void *data, const xmlError *wrong)
{
    (void) data;
    (void) wrong;
}

bool
package_read(struct package *p, const char *part,
             const struct package_reader *how, GError **error)
{
    struct stream s = { .package = p };
    zip_int64_t at = index_of(p, part);
    zip_stat_t about;
    if (at >= 0 && zip_stat_index(p->zip, (zip_uint64_t) at, 0, &about) == 0 &&
        about.valid & ZIP_STAT_COMP_SIZE) {
        s.packed = about.comp_size;
        s.file = zip_fopen_index(p->zip, (zip_uint64_t) at, 0);
    }
    if (!s.file)
        return fail_part(p, part, &s, error);
    xmlTextReader *reader =
        xmlReaderForIO(read_stream, NULL, &s, NULL, NULL,
                       XML_PARSE_NONET | XML_PARSE_NOERROR |
                           XML_PARSE_NOWARNING | XML_PARSE_COMPACT);
    if (reader)
        xmlTextReaderSetStructuredErrorHandler(
            reader, (xmlStructuredErrorFunc) say_nothing, NULL);
    int more = reader ? xmlTextReaderRead(reader) : -1;
    while (more == 1)
        if (!meet(reader, how, &more))
            more = -1;
    if (reader)
        xmlFreeTextReader(reader);
    zip_fclose(s.file);
    return more == 0 || fail_part(p, part, &s, error);
}

/* ------------------------------------------------------- relationships */

struct relations {
    struct package *package;
    const char *source, *type, *id;
    GPtrArray *found;
};

/* "xl/workbook.xml" and "worksheets/sheet1.xml" → "xl/worksheets/sheet1.xml";
 * a target that begins with "/" stands by itself. */
static const char *
resolved(const struct relations *r, const char *target)
{
    const char *slash = strrchr(r->source, '/');
    GString *path = g_string_new_len(
        r->source, *target != '/' && slash ? slash + 1 - r->source : 0);
    char **steps = g_strsplit(target, "/", -1);
    for (char **s = steps; *s; s++) {
        if (strcmp(*s, "..") == 0) {
            g_string_truncate(path, path->len ? path->len - 1 : 0);
            char *up = strrchr(path->str, '/');
            g_string_truncate(path, up ? (gsize) (up + 1 - path->str) : 0);
        } else if (**s && strcmp(*s, ".") != 0) {
            g_string_append_printf(path, "%s%s", *s, s[1] ? "/" : "");
        }
    }
    const char *name = arena_strdup(r->package->memory, path->str);
    g_strfreev(steps);
    g_string_free(path, TRUE);
    return name;
}

static enum package_step
meet_relation(void *data, xmlNode *node)
{
    struct relations *r = data;
    const char *type = xml_attribute(node, "Type");
    const char *id = xml_attribute(node, "Id");
    const char *target = xml_attribute(node, "Target");
    const char *mode = xml_attribute(node, "TargetMode");
    if (!xml_is(node, "Relationship") || !target || !type || !id ||
        (mode && strcmp(mode, "External") == 0))
        return PACKAGE_INTO;
    if (r->id ? strcmp(id, r->id) == 0 : g_str_has_suffix(type, r->type))
        g_ptr_array_add(r->found, (gpointer) resolved(r, target));
    return r->found->len < RELATIONS_LIMIT ? PACKAGE_INTO : PACKAGE_STOP;
}

static const char *const *
related(struct relations *r)
{
    const char *slash = strrchr(r->source, '/');
    int folder = slash ? (int) (slash + 1 - r->source) : 0;
    char *part = g_strdup_printf("%.*s_rels/%s.rels", folder, r->source,
                                 r->source + folder);
    struct package_reader how = { .element = meet_relation, .data = r };
    r->found = g_ptr_array_new();
    if (package_has(r->package, part))
        package_read(r->package, part, &how, NULL);
    g_ptr_array_add(r->found, NULL);
    const char *const *list =
        arena_memdup(r->package->memory, r->found->pdata,
                     r->found->len * sizeof(char *));
    g_ptr_array_free(r->found, TRUE);
    g_free(part);
    return list;
}

const char *
package_related(struct package *p, const char *source, const char *type,
                const char *id)
{
    struct relations r = { p, source, type, id, NULL };
    return *related(&r);
}

const char *const *
package_all_related(struct package *p, const char *source, const char *type)
{
    struct relations r = { p, source, type, NULL, NULL };
    return related(&r);
}
