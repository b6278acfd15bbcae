/* The PDF of pages as a file. */
#include "write/pdf_document.h"
#include "write/write.h"

bool
write_pdf(const char *path, const struct pages *pages, GError **error)
{
    sink *out = sink_to_file(path);
    pdf_document(out, pages, PDF_A2);
    return sink_close(out, error);
}
