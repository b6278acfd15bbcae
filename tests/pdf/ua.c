/* pdf_ua FILE…: says every fault; ends with 1 if there was one. */
#include "ua.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
ua_fault(struct ua *ua, const char *rule, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    printf("%s: %s: ", ua->name, rule);
    vprintf(format, args);
    printf("\n");
    va_end(args);
    ua->faults++;
}

qpdf_oh
ua_at(const struct ua *ua, qpdf_oh from, const char *path)
{
    gchar **parts = g_strsplit(path, " ", -1);
    for (int i = 0; parts[i]; i++)
        if (qpdf_oh_is_stream(ua->q, from))
            from = qpdf_oh_get_key(ua->q, qpdf_oh_get_dict(ua->q, from),
                                   parts[i]);
        else if (*parts[i] == '/' && qpdf_oh_is_dictionary(ua->q, from))
            from = qpdf_oh_get_key(ua->q, from, parts[i]);
        else if (*parts[i] != '/' && qpdf_oh_is_array(ua->q, from))
            from = qpdf_oh_get_array_item(ua->q, from, atoi(parts[i]));
        else
            from = qpdf_oh_new_null(ua->q);
    g_strfreev(parts);
    return from;
}

bool
ua_is(const struct ua *ua, qpdf_oh object, const char *name)
{
    return qpdf_oh_is_name_and_equals(ua->q, object, name);
}

char *
ua_stream(const struct ua *ua, qpdf_oh stream, gsize *length)
{
    unsigned char *bytes = NULL;
    size_t size = 0;
    QPDF_BOOL filtered;
    if (qpdf_oh_is_stream(ua->q, stream))
        qpdf_oh_get_stream_data(ua->q, stream, qpdf_dl_all, &filtered, &bytes,
                                &size);
    char *copy = g_malloc0(size + 1);
    if (size)
        memcpy(copy, bytes, size);
    free(bytes);
    if (length)
        *length = size;
    return copy;
}

/* ------------------------------------------------------------- document */

static bool
is_true(const struct ua *ua, qpdf_oh object)
{
    return qpdf_oh_is_bool(ua->q, object)
           && qpdf_oh_get_bool_value(ua->q, object);
}

static void
check_metadata(struct ua *ua, qpdf_oh catalog)
{
    qpdf_oh metadata = ua_at(ua, catalog, "/Metadata");
    if (!qpdf_oh_is_stream(ua->q, metadata)) {
        ua_fault(ua, "06-001", "no metadata");
        return;
    }
    char *xmp = ua_stream(ua, metadata, NULL);
    if (!strstr(xmp, "<pdfuaid:part>1</pdfuaid:part>"))
        ua_fault(ua, "06-002", "the metadata do not name PDF/UA");
    if (!strstr(xmp, "<dc:title>"))
        ua_fault(ua, "06-003", "no title");
    g_free(xmp);
}

static void
check_attached(struct ua *ua, qpdf_oh catalog)
{
    qpdf_oh list = ua_at(ua, catalog, "/Names /EmbeddedFiles /Names");
    int n = qpdf_oh_is_array(ua->q, list)
                ? qpdf_oh_get_array_n_items(ua->q, list) : 0;
    for (int i = 1; i < n; i += 2) {
        qpdf_oh file = qpdf_oh_get_array_item(ua->q, list, i);
        if (!qpdf_oh_is_string(ua->q, ua_at(ua, file, "/F"))
            || !qpdf_oh_is_string(ua->q, ua_at(ua, file, "/UF")))
            ua_fault(ua, "21-001", "a file without a name");
    }
}

void
ua_check_document(struct ua *ua)
{
    const struct {
        const char *path, *rule, *what;
    } absent[] = {
        { "/OCProperties", "20-001", "optional content" },
        { "/AcroForm", "25-001", "forms" },
        { "/OpenAction", "action", "an action at opening" },
    };
    qpdf_oh catalog = qpdf_get_root(ua->q);
    qpdf_oh title = ua_at(ua, catalog, "/ViewerPreferences /DisplayDocTitle");
    check_metadata(ua, catalog);
    check_attached(ua, catalog);
    if (qpdf_is_encrypted(ua->q))
        ua_fault(ua, "26-001", "encrypted");
    if (!is_true(ua, ua_at(ua, catalog, "/MarkInfo /Marked")))
        ua_fault(ua, "marked", "the document does not say that it is tagged");
    if (is_true(ua, ua_at(ua, catalog, "/MarkInfo /Suspects")))
        ua_fault(ua, "01-007", "the tags are suspect");
    if (qpdf_oh_is_null(ua->q, title))
        ua_fault(ua, "07-001", "nothing says that the title is shown");
    else if (!is_true(ua, title))
        ua_fault(ua, "07-002", "the title is not shown");
    if (!qpdf_oh_is_string(ua->q, ua_at(ua, catalog, "/Lang")))
        ua_fault(ua, "11-001", "no language");
    for (size_t i = 0; i < G_N_ELEMENTS(absent); i++)
        if (!qpdf_oh_is_null(ua->q, ua_at(ua, catalog, absent[i].path)))
            ua_fault(ua, absent[i].rule, "%s", absent[i].what);
}

static size_t
check_file(const char *path)
{
    struct ua ua = { .q = qpdf_init(), .name = path };
    qpdf_set_suppress_warnings(ua.q, QPDF_TRUE);
    qpdf_silence_errors(ua.q);
    if (qpdf_read(ua.q, path, NULL) & QPDF_ERRORS) {
        ua_fault(&ua, "file", "cannot be read");
    } else {
        ua_read_tree(&ua);
        ua_check_document(&ua);
        ua_check_elements(&ua);
        ua_check_tables(&ua);
        ua_check_pages(&ua);
        ua_free_tree(&ua);
    }
    qpdf_cleanup(&ua.q);
    return ua.faults;
}

int
main(int argc, char **argv)
{
    size_t faults = 0;
    for (int i = 1; i < argc; i++)
        faults += check_file(argv[i]);
    printf("%d documents, %zu faults\n", argc - 1, faults);
    return argc < 2 || faults > 0;
}
