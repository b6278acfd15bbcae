/* The tables as an SQLite database: keys, indexes, and views that answer the
 * usual questions. Amounts are whole 分 (…_fen), so that sums are exact; the
 * views …_yuan have them in 元. The only place that knows SQLite. */
#include "export/data.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/** A database being written; the first error stays. */
struct database {
    sqlite3 *db;
    arena *a;
    const struct record *set;
    sqlite3_stmt *insert;
    int status;
};

static void
run(struct database *b, const char *sql)
{
    if (b->status == SQLITE_OK)
        b->status = sqlite3_exec(b->db, sql, NULL, NULL, NULL);
}

/* Names of tables have no dashes, so that they need no quotes. */
static const char *
table_name(arena *a, const char *name)
{
    return g_strdelimit(arena_strdup(a, name), "-", '_');
}

static const char *
column_type(const struct field *f)
{
    if (f->type == FIELD_DECIMAL || f->type == FIELD_RATE)
        return "NUMERIC";
    bool whole = f->type == FIELD_INTEGER || f->type == FIELD_COUNT ||
                 f->type == FIELD_AMOUNT;
    return whole ? "INTEGER" : "TEXT";
}

static void
put_table(struct database *b)
{
    const struct field *key = data_key(b->set);
    const char *table = table_name(b->a, b->set->name);
    GString *sql = g_string_new(NULL), *keys = g_string_new(NULL);
    GString *insert = g_string_new(NULL), *yuan = g_string_new(NULL);
    for (const struct field *f = key; f; f = data_column(b->set, f)) {
        const char *before = f == key ? "" : ", ";
        bool amount = f->type == FIELD_AMOUNT;
        g_string_append_printf(sql, "%s\"%s%s\" %s%s", before, f->name,
                               amount ? "_fen" : "", column_type(f),
                               f == key ? " PRIMARY KEY NOT NULL" : "");
        g_string_append_printf(yuan, amount ? "%s\"%s_fen\" / 100.0 AS \"%s\""
                                            : "%s\"%s\"",
                               before, f->name, f->name);
        g_string_append_printf(insert, "%s?", before);
        if (f->refers_to)
            g_string_append_printf(
                keys, ", FOREIGN KEY (\"%s\") REFERENCES %s", f->name,
                table_name(b->a, f->refers_to));
    }
    run(b, arena_printf(b->a, "CREATE TABLE %s (%s%s)", table,
                        sql->str, keys->str));
    run(b, arena_printf(b->a, "CREATE VIEW %s_yuan AS SELECT %s FROM %s",
                        table, yuan->str, table));
    if (b->status == SQLITE_OK)
        b->status = sqlite3_prepare_v2(
            b->db, arena_printf(b->a, "INSERT INTO %s VALUES (%s)", table,
                                insert->str), -1, &b->insert, NULL);
    g_string_free(sql, TRUE);
    g_string_free(keys, TRUE);
    g_string_free(insert, TRUE);
    g_string_free(yuan, TRUE);
}

static void
put_row(const struct cursor *c, void *data)
{
    struct database *b = data;
    int n = 0;
    if (b->status != SQLITE_OK)
        return;
    for (const struct field *f = data_key(b->set); f;
         f = data_column(b->set, f)) {
        struct value v = data_value(f, c);
        n++;
        if (v.kind == VALUE_TEXT || v.kind == VALUE_DECIMAL)
            sqlite3_bind_text64(b->insert, n, v.text, strlen(v.text),
                                SQLITE_TRANSIENT, SQLITE_UTF8);
        else if (v.kind == VALUE_INTEGER)
            sqlite3_bind_int64(b->insert, n, v.integer);
        else if (v.kind == VALUE_AMOUNT)
            sqlite3_bind_int64(b->insert, n, v.amount.fen);
        else
            sqlite3_bind_null(b->insert, n);
    }
    int stepped = sqlite3_step(b->insert);
    if (stepped != SQLITE_DONE)
        b->status = stepped;
    sqlite3_reset(b->insert);
}

/* Columns that questions go by. */
static void
put_indexes(struct database *b)
{
    const char *table = table_name(b->a, b->set->name);
    for (const struct field *f = data_key(b->set); f;
         f = data_column(b->set, f))
        if ((f->type == FIELD_CODE || f->refers_to) && f != data_key(b->set))
            run(b, arena_printf(b->a, "CREATE INDEX %s_%s ON %s (\"%s\")",
                                table, f->name, table, f->name));
}

/* Views over tables that are all there. */
static const struct {
    const char *needs[2];
    const char *sql;
} VIEWS[] = {
    { { "expenditure" },
      "CREATE VIEW spending_by_function AS SELECT function_class_code, "
      "function_class, sum(value_fen) / 100.0 AS total, "
      "sum(value_fen) FILTER (WHERE expenditure_type = 'basic') / 100.0 "
      "AS basic, sum(value_fen) FILTER (WHERE expenditure_type = 'project') "
      "/ 100.0 AS project FROM expenditure GROUP BY 1, 2 "
      "ORDER BY sum(value_fen) DESC" },
    { { "expenditure" },
      "CREATE VIEW spending_by_economic_class AS SELECT "
      "department_economic_class_code, department_economic_class, "
      "sum(value_fen) / 100.0 AS total FROM expenditure GROUP BY 1, 2 "
      "ORDER BY sum(value_fen) DESC" },
    { { "project-lines" },
      "CREATE VIEW project_money AS SELECT project_code, project, org, "
      "sum(value_fen) / 100.0 AS total, sum(value_fen) FILTER (WHERE source "
      "LIKE 'carried%') / 100.0 AS carried, min(line) AS line "
      "FROM project_lines GROUP BY 1, 2, 3 ORDER BY sum(value_fen) DESC" },
    { { "project-lines", "projects" },
      "CREATE VIEW projects_without_targets AS SELECT project_code, project, "
      "sum(value_fen) / 100.0 AS total, min(line) AS line FROM project_lines "
      "WHERE project_id IS NULL GROUP BY 1, 2 ORDER BY sum(value_fen) DESC" },
    { { "three-public" },
      "CREATE VIEW three_public_by_year AS SELECT year, phase, "
      "sum(value_fen) / 100.0 AS total FROM three_public GROUP BY 1, 2 "
      "ORDER BY 1, 2" },
    { { "evaluations" },
      "CREATE VIEW scores AS SELECT project, total_score, recomputed_score, "
      "round(100.0 * executed_fen / full_year_fen, 2) AS rate, line "
      "FROM evaluations ORDER BY total_score" },
    { { "checks" },
      "CREATE VIEW failed_checks AS SELECT id, title, what, \"table\", line, "
      "left_fen / 100.0 AS \"left\", right_fen / 100.0 AS \"right\", "
      "difference_fen / 100.0 AS difference FROM checks "
      "WHERE state = 'fails'" },
};

static bool
has_set(const struct data_folder *d, const char *name)
{
    for (size_t i = 0; i < d->n_sets; i++)
        if (!name || strcmp(d->sets[i]->name, name) == 0)
            return true;
    return !name;
}

static void
fill(struct database *b, const struct data_folder *d)
{
    run(b, "PRAGMA page_size = 4096");
    run(b, "PRAGMA journal_mode = OFF");
    run(b, "PRAGMA synchronous = OFF");
    run(b, "BEGIN");
    for (size_t i = 0; i < d->n_sets; i++) {
        b->set = d->sets[i];
        put_table(b);
        data_each_row(d->x, b->set, put_row, b);
        sqlite3_finalize(b->insert);
        b->insert = NULL;
        put_indexes(b);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(VIEWS); i++)
        if (has_set(d, VIEWS[i].needs[0]) && has_set(d, VIEWS[i].needs[1]))
            run(b, VIEWS[i].sql);
    run(b, "COMMIT");
}

bool
data_write_sqlite(const struct data_folder *d, GError **error)
{
    const char *path = arena_printf(d->x->a, "%s/budget.sqlite", d->path);
    struct database b = { .a = d->x->a };
    g_remove(path); /* never into one that somebody has open */
    b.status = sqlite3_open_v2(path, &b.db,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                               NULL);
    fill(&b, d);
    int status = b.status;
    if (sqlite3_close(b.db) != SQLITE_OK && status == SQLITE_OK)
        status = SQLITE_ERROR;
    return status == SQLITE_OK ||
           status_fail(error, EXIT_OUTPUT, "%s：写不进去：%s",
                       "%s: cannot be written: %s", path,
                       sqlite3_errstr(status));
}
