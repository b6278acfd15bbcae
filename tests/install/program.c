/* A program of somebody else's: the installed header and nothing besides.
 * program FILE FOLDER: says what was found, and reports the data. */
#include <stdio.h>
#include <string.h>
#include <yusuan.h>

int
main(int argc, char **argv)
{
    struct yusuan_options options = { .only = "data", .english = true };
    enum yusuan_status status;
    char *message = NULL;
    yusuan_doc *doc =
        argc == 3 ? yusuan_doc_load(argv[1], &options, &status, &message)
                  : NULL;
    if (!doc) {
        fprintf(stderr, "%s\n", message ? message : "FILE FOLDER");
        yusuan_free(message);
        return YUSUAN_INPUT;
    }
    struct yusuan_counts counts = yusuan_doc_counts(doc);
    char *json = yusuan_doc_json(doc);
    printf("%s %zu %zu\n", yusuan_version(), counts.holds, strlen(json));
    status = yusuan_doc_report(doc, argv[2], "document", &options, &message);
    yusuan_free(json);
    yusuan_free(message);
    yusuan_doc_free(doc);
    return status;
}
