/* LibreOffice as a converter, in a folder that is made for it and removed. */
#include "read/doc.h"

#include "base/folder.h"
#include "read/helper.h"
#include "read/office.h"

#include <string.h>

enum { CPU_LIMIT = 120, TIME_LIMIT = 180, OUTPUT_LIMIT = 128 * 1024 * 1024 };

/* in.doc in `folder` → in.docx. */
static bool
convert(struct build *b, const char *program, const char *folder,
        GError **error)
{
    char *profile = g_strdup_printf("-env:UserInstallation=file://%s/profile",
                                    folder);
    char *in = g_build_filename(folder, "in.doc", NULL);
    const char *argv[] = { program,        profile,       "--headless",
                           "--norestore",  "--nolockcheck", "--convert-to",
                           "docx",         "--outdir",    folder,
                           in,             NULL };
    struct helper_call call = { .document = build_name(b),
                                .argv = argv,
                                .bytes = "",
                                .cpu_limit = CPU_LIMIT,
                                .time_limit = TIME_LIMIT };
    int status;
    bool fine = helper_run(&call, &status, error);
    g_free(profile);
    g_free(in);
    return fine;
}

static bool
rows_of_converted(struct build *b, const char *folder, GError **error)
{
    char *path = g_build_filename(folder, "in.docx", NULL), *bytes = NULL;
    gsize size = 0;
    bool fine = g_file_get_contents(path, &bytes, &size, NULL) &&
                size <= OUTPUT_LIMIT;
    if (fine)
        fine = office_rows(b, bytes, size, error);
    else
        status_fail(error, EXIT_INPUT,
                    "%s：LibreOffice 打不开这份文档，文件可能损坏或有口令；"
                    "请用 Word、WPS 另存为 .docx",
                    "%s: LibreOffice cannot open the document, which may be "
                    "damaged or locked; save it as .docx",
                    build_name(b));
    g_free(bytes);
    g_free(path);
    return fine;
}

bool
doc_rows(struct build *b, const char *bytes, size_t size, GError **error)
{
    char *program = g_find_program_in_path("soffice");
    if (!program)
        return status_fail(error, EXIT_INPUT,
                           "%s：读旧版 Word 文档（.doc）要用 LibreOffice"
                           "（Debian 的 libreoffice-writer-nogui），本机没有；"
                           "请安装，或用 Word、WPS 另存为 .docx",
                           "%s: an old Word document (.doc) is read by means "
                           "of LibreOffice (Debian: "
                           "libreoffice-writer-nogui), which is not "
                           "installed; install it, or save the document as "
                           ".docx",
                           build_name(b));
    char *folder = g_dir_make_tmp("yusuan-XXXXXX", NULL);
    char *in = folder ? g_build_filename(folder, "in.doc", NULL) : NULL;
    bool fine = in && g_file_set_contents(in, bytes, (gssize) size, NULL);
    if (fine)
        fine = convert(b, program, folder, error) &&
               rows_of_converted(b, folder, error);
    else
        status_fail(error, EXIT_INPUT,
                    "%s：写不了临时文件；请检查 TMPDIR 所指的文件夹",
                    "%s: no temporary file can be written; see the folder "
                    "that TMPDIR names",
                    build_name(b));
    if (folder)
        folder_remove(folder, NULL);
    g_free(folder);
    g_free(in);
    g_free(program);
    return fine;
}
