#include "pdf/pdf.h"

#include "pdf/pdf_document.h"

bool
pdf_write(const char *path, const struct pages *pages, GError **error)
{
    sink *out = sink_to_file(path);
    pdf_document(out, pages, PDF_A2);
    return sink_close(out, error);
}
