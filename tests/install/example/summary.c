/* summary FILE [FOLDER]: what a document spends, by class, and which of its
 * figures do not agree; with FOLDER the open data are written. Needs the
 * installed library and nothing besides; is C11 and C++17. */
#include <stdio.h>
#include <yusuan.h>

static void
print_yuan(const char *name, int64_t fen)
{
    long long whole = (long long) (fen / 100), part = (long long) (fen % 100);
    printf("%s\t%lld.%02lld\n", name ? name : "-", whole,
           part < 0 ? -part : part);
}

static void
print_spending(const yusuan_doc *doc)
{
    struct yusuan_sum sum;
    for (size_t i = 0; yusuan_doc_sum(doc, YUSUAN_FUNCTION, i, &sum); i++)
        if (sum.level == 1)
            print_yuan(sum.name, sum.total);
}

/* The same from the rows of the table, to show how they are walked. */
static void
print_items(const yusuan_doc *doc)
{
    int64_t all = 0, fen;
    for (size_t i = 0; i < yusuan_doc_tables(doc); i++) {
        const yusuan_table *t = yusuan_doc_table(doc, i);
        for (size_t row = 0; row < yusuan_table_rows(t); row++)
            for (size_t c = 0; c < yusuan_table_columns(t); c++)
                if (yusuan_table_row(t, row) == YUSUAN_ROW_ITEM &&
                    yusuan_table_amount(t, row, c, &fen))
                    all += fen != 0;
    }
    printf("%lld amounts, %d.%02d%% read\n", (long long) all,
           yusuan_doc_coverage(doc) / 100, yusuan_doc_coverage(doc) % 100);
}

static void
print_failures(const yusuan_doc *doc)
{
    for (size_t i = 0; i < yusuan_doc_findings(doc); i++) {
        const yusuan_finding *f = yusuan_doc_finding(doc, i);
        if (yusuan_finding_level(f)[0] == 'e')
            printf("line %d: %s\n", yusuan_finding_place(doc, f).line,
                   yusuan_finding_message(f, true));
    }
}

int
main(int argc, char **argv)
{
    struct yusuan_options options = YUSUAN_OPTIONS;
    enum yusuan_status status = YUSUAN_USAGE;
    char *message = NULL;
    options.only = "data";
    options.english = true;
    yusuan_doc *doc =
        argc > 1 ? yusuan_doc_load(argv[1], &options, &status, &message)
                 : NULL;
    if (!doc) {
        fprintf(stderr, "%s\n", message ? message : "summary FILE [FOLDER]");
        yusuan_free(message);
        return status;
    }
    printf("yusuan %s: %s, %d\n", yusuan_version(), yusuan_doc_kind(doc),
           yusuan_doc_year(doc));
    print_spending(doc);
    print_items(doc);
    print_failures(doc);
    status = argc > 2 ? yusuan_doc_report(doc, argv[2], "document", &options,
                                          &message)
                      : yusuan_doc_verdict(doc, false);
    if (message)
        fprintf(stderr, "%s\n", message);
    yusuan_free(message);
    yusuan_doc_free(doc);
    return status;
}
