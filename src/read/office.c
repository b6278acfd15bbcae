/* From a package or compound file to the reader of its kind. */
#include "read/office.h"

#include "read/doc.h"
#include "read/docx.h"
#include "read/odf.h"
#include "read/package.h"
#include "read/xls.h"
#include "read/xlsx.h"
#include "read/xml.h"

#include <string.h>

/* Kinds of packages by the root of their main part. */
/* clang-format off */
static const struct kind {
    const char *root;
    bool (*rows)(struct build *b, struct package *p, const char *part,
                 GError **error);
} KINDS[] = {
    { "workbook", xlsx_rows },
    { "document", docx_rows },
};
/* clang-format on */

struct look {
    const struct kind *kind;
};

static enum package_step
meet_root(void *data, struct _xmlNode *node)
{
    struct look *look = data;
    for (size_t i = 0; i < G_N_ELEMENTS(KINDS); i++)
        if (xml_is(node, KINDS[i].root))
            look->kind = &KINDS[i];
    return PACKAGE_STOP;
}

bool
office_rows(struct build *b, const char *bytes, size_t size, GError **error)
{
    struct package *p = package_open(build_name(b), bytes, size, error);
    if (!p)
        return false;
    struct look look = { NULL };
    struct package_reader how = { meet_root, NULL, &look };
    const char *part = package_related(p, "", "/officeDocument", NULL);
    bool fine = true;
    if (part && (fine = package_read(p, part, &how, error)) && look.kind)
        fine = look.kind->rows(b, p, part, error);
    else if (fine && odf_is(p))
        fine = odf_rows(b, p, error);
    else if (fine)
        fine = status_fail(error, EXIT_INPUT,
                           "%s：这是压缩包或读不了的 Office 文件；"
                           "请先解压，或另存为 .xlsx、.docx、PDF",
                           "%s: is an archive, or an office file of a kind "
                           "that is not read; unpack it, or save it as .xlsx, "
                           ".docx or PDF",
                           build_name(b));
    package_free(p);
    return fine;
}

/* -------------------------------------------------------- compound files */

static bool
fail_locked(struct build *b, const char *bytes, size_t size, GError **error)
{
    (void) bytes;
    (void) size;
    return status_fail(error, EXIT_INPUT,
                       "%s：文件有口令；请在 Office、WPS 里去掉口令再读",
                       "%s: the file is locked; remove its password in an "
                       "office program",
                       build_name(b));
}

/* The first of these streams that is there says what the file is. */
/* clang-format off */
static const struct {
    const char *stream;
    bool (*rows)(struct build *b, const char *bytes, size_t size,
                 GError **error);
} STREAMS[] = {
    { "EncryptedPackage", fail_locked },
    { "WordDocument",     doc_rows },
    { "Workbook",         xls_rows },
    { "Book",             xls_rows },
};
/* clang-format on */

/* The directory of a compound file names its streams in 16 bits, each at a
 * multiple of 128 bytes ([MS-CFB] 2.6). */
static bool
has_stream(const char *bytes, size_t size, const char *name)
{
    size_t length = strlen(name) + 1;
    for (size_t at = 512; at + 128 <= size; at += 128) {
        bool same = true;
        for (size_t i = 0; same && i < length; i++)
            same = bytes[at + 2 * i] == name[i] && !bytes[at + 2 * i + 1];
        if (same)
            return true;
    }
    return false;
}

bool
compound_rows(struct build *b, const char *bytes, size_t size, GError **error)
{
    for (size_t i = 0; i < G_N_ELEMENTS(STREAMS); i++)
        if (has_stream(bytes, size, STREAMS[i].stream))
            return STREAMS[i].rows(b, bytes, size, error);
    return status_fail(error, EXIT_INPUT,
                       "%s：这种旧版 Office 文件读不了；"
                       "请另存为 .xlsx、.docx 或 PDF",
                       "%s: is an old office file of a kind that is not read; "
                       "save it as .xlsx, .docx or PDF",
                       build_name(b));
}
