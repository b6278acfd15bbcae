/* From a package to the reader of its kind. */
#include "read/office.h"

#include "read/docx.h"
#include "read/package.h"
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
