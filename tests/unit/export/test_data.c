/* The folder of open data of a small document: contacts, quoting, amounts, and
 * the same bytes for the same data. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/folder.h"
#include "export/data.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <jansson.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

static const struct ledger NO_LEDGER;

/** A document with one project whose texts are awkward. */
struct sample {
    arena *a;
    struct export_source u;
    char *folder;
};

static void
begin(struct sample *s)
{
    arena *a = s->a = arena_new();
    struct place at = { "x.txt", "12", 7, 1 };
    struct budget *b = arena_one(a, struct budget);
    struct project *p = arena_one(a, struct project);
    *p = (struct project) {
        .code = "11000022T000000459307", .name = "甲,乙\"丙\"",
        .category = "=1+1", .person = "王小明", .phone = "88880000",
        .goal = "由王小明负责\n电话88880000。联系：王小明，88880000",
        .total = figure_read("1,234.567891", UNIT_WAN, at),
        .fiscal = figure_read("", UNIT_WAN, at), .first_line = 7,
        .last_line = 9,
    };
    p->other = figure_read(NULL, UNIT_WAN, at);
    *b = (struct budget) { .memory = a, .file = "some/where/x.txt",
                           .sha256 = "00", .year = 2022, .n_projects = 1,
                           .projects = p, .found = findings_new() };
    s->u = (struct export_source) { b, arena_one(a, struct summary),
                                    &NO_LEDGER };
    s->folder = g_dir_make_tmp("yusuan-data-XXXXXX", NULL);
}

static void
end(struct sample *s)
{
    folder_remove(s->folder, NULL);
    g_free(s->folder);
    findings_free(s->u.budget->found);
    arena_free(s->a);
}

static char *
content(const struct sample *s, const char *name, gsize *size)
{
    char *path = g_build_filename(s->folder, name, NULL), *bytes = NULL;
    assert_true(g_file_get_contents(path, &bytes, size, NULL));
    g_free(path);
    return bytes;
}

static void
write_all(const struct sample *s, bool show_contacts)
{
    struct export_source source = s->u;
    GError *error = NULL;
    source.show_contacts = show_contacts;
    assert_true(export_data(s->folder, &source, NULL, &error));
    assert_null(error);
}

static void
test_csv(void **state)
{
    (void) state;
    struct sample s;
    begin(&s);
    write_all(&s, true);
    char *text = content(&s, "projects.csv", NULL);
    assert_string_equal(
        text,
        "id,org_code,org,code,name,candidates,category,total,fiscal,other,"
        "goal,last_line,table,line,page,sheet,cell\r\n"
        "1,,,11000022T000000459307,\"甲,乙\"\"丙\"\"\",,'=1+1,12345678.91,,,"
        "\"由王小明负责\n电话88880000。联系：王小明，88880000\",9,,7,,,\r\n");
    g_free(text);
    struct export_data_options bom = { .csv_bom = true };
    assert_true(export_data(s.folder, &s.u, &bom, NULL));
    text = content(&s, "projects.csv", NULL);
    assert_true(g_str_has_prefix(text, "\xef\xbb\xbfid,"));
    g_free(text);
    end(&s);
}

/* The package tells the truth about the files beside it. */
static void
test_package(void **state)
{
    (void) state;
    struct sample s;
    begin(&s);
    write_all(&s, false);
    char *text = content(&s, "datapackage.json", NULL);
    json_t *root = json_loads(text, 0, NULL), *resource;
    json_t *resources = json_object_get(root, "resources");
    size_t i;
    assert_string_equal(json_string_value(json_object_get(root, "name")),
                        "yusuan-2022");
    assert_int_equal(json_array_size(resources), 1);
    json_array_foreach(resources, i, resource) {
        gsize size;
        char *csv = content(
            &s, json_string_value(json_object_get(resource, "path")), &size);
        assert_int_equal(json_integer_value(json_object_get(resource,
                                                            "bytes")),
                         size);
        g_free(csv);
    }
    json_decref(root);
    g_free(text);
    end(&s);
}

static void
test_same_bytes(void **state)
{
    (void) state;
    static const char *const files[] = { "budget.xlsx", "budget.sqlite" };
    struct sample s, again;
    begin(&s);
    begin(&again);
    write_all(&s, false);
    g_usleep(1100000); /* a clock that ticks must not show */
    write_all(&again, false);
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        gsize size, second_size;
        char *first = content(&s, files[i], &size);
        char *second = content(&again, files[i], &second_size);
        assert_int_equal(size, second_size);
        assert_memory_equal(first, second, size);
        g_free(first);
        g_free(second);
    }
    end(&s);
    end(&again);
}

static void
test_contacts(void **state)
{
    (void) state;
    static const char *const files[] = { "budget.json", "checks.json",
                                         "projects.csv", "source.json",
                                         "datapackage.json" };
    struct sample s;
    begin(&s);
    write_all(&s, false);
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        char *text = content(&s, files[i], NULL);
        assert_null(strstr(text, "王小明，"));
        assert_null(strstr(text, "88880000"));
        g_free(text);
    }
    write_all(&s, true);
    char *text = content(&s, "budget.json", NULL);
    assert_non_null(strstr(text, "\"person\": \"王小明\""));
    assert_non_null(strstr(text, "\"phone\": \"88880000\""));
    g_free(text);
    end(&s);
}

static void
test_json_values(void **state)
{
    (void) state;
    struct sample s;
    begin(&s);
    write_all(&s, false);
    char *text = content(&s, "budget.json", NULL);
    json_t *root = json_loads(text, 0, NULL);
    json_t *p = json_array_get(json_object_get(root, "projects"), 0);
    assert_string_equal(json_string_value(json_object_get(p, "total")),
                        "1234.567891");
    assert_true(json_is_null(json_object_get(p, "fiscal")));
    assert_true(json_is_null(json_object_get(p, "person")));
    assert_int_equal(json_array_size(json_object_get(p, "candidates")), 0);
    assert_true(json_is_null(json_object_get(root, "department_goals")));
    assert_string_equal(json_string_value(json_object_get(
                            json_object_get(root, "source"), "file")),
                        "x.txt");
    json_decref(root);
    g_free(text);
    end(&s);
}

/* The parts of a workbook are spooled beside it: a disk that is full there is
 * seen, though libxlsxwriter does not look. */
static void
test_workbook_cut_short(void **state)
{
    (void) state;
    struct sample s;
    struct exporting x;
    struct rlimit before, little = { 20000, RLIM_INFINITY };
    static const struct export_data_options plain;
    GError *error = NULL;
    begin(&s);
    char *goal = g_strnfill(30000, 'a'); /* much to spool, little when packed */
    s.u.budget->projects[0].goal = goal;
    exporting_begin(&x, &s.u);
    const struct record *projects = &RECORD_PROJECTS;
    size_t one = 1;
    struct data_folder d = { s.folder, &x, &plain, 1, &projects, &one };
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
    bool good = data_write_xlsx(&d, &error);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_false(good);
    assert_int_equal(error->code, EXIT_OUTPUT);
    g_clear_error(&error);
    assert_true(data_write_xlsx(&d, NULL));
    g_free(goal);
    exporting_end(&x);
    end(&s);
}

static void
test_no_folder(void **state)
{
    (void) state;
    struct sample s;
    GError *error = NULL;
    begin(&s);
    assert_false(export_data("/nowhere/at/all", &s.u, NULL, &error));
    assert_int_equal(error->code, EXIT_OUTPUT);
    g_clear_error(&error);
    end(&s);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_csv),
        cmocka_unit_test(test_package),
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_contacts),
        cmocka_unit_test(test_json_values),
        cmocka_unit_test(test_workbook_cut_short),
        cmocka_unit_test(test_no_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
