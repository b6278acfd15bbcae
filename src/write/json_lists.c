/* The rows of the money tables by what they mean. Totals and rows that only
 * sum others are left out, so that every list can be added up. */
#include "write/json.h"

#include <glib.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------- balances */

json_t *
json_revenue(const struct json_writer *w)
{
    const struct balance *b = budget_balance(w->u->budget, TABLE_BALANCE);
    json_t *list = json_array();
    for (size_t i = 0; b && i < b->n_items; i++) {
        const struct balance_item *item = &b->items[i];
        if (item->kind == BALANCE_SOURCE)
            json_array_append_new(
                list, json_pack("{s:o, s:o, s:o}", "name",
                                json_text(w, item->name), "amount",
                                json_figure(item->figure), "line",
                                json_number(item->line)));
    }
    return list;
}

json_t *
json_expenditure_by_class(const struct json_writer *w)
{
    const struct balance *b = budget_balance(w->u->budget, TABLE_BALANCE);
    json_t *list = json_array();
    for (size_t i = 0; b && i < b->n_items; i++) {
        const struct balance_item *item = &b->items[i];
        if (item->kind == BALANCE_CLASS)
            json_array_append_new(
                list, json_pack("{s:o, s:o, s:o, s:o}", "code",
                                json_text(w, item->code), "name",
                                json_text(w, item->name), "amount",
                                json_figure(item->figure), "line",
                                json_number(item->line)));
    }
    return list;
}

/* ------------------------------------------------------------- rows */

/* Gives null for a row that has no place in the list. */
typedef json_t *(*row_describer)(const struct json_writer *w,
                                 const struct table *t, const struct row *r);

/* Every row that counts, of every table of a kind. */
static json_t *
describe_rows(const struct json_writer *w, enum table_kind kind,
              row_describer describe)
{
    const struct budget *b = w->u->budget;
    json_t *list = json_array();
    for (size_t i = 0; i < b->n_tables; i++) {
        const struct table *t = &b->tables[i];
        for (size_t row = 0; t->kind == kind && row < t->n_rows; row++) {
            if (t->rows[row].role != ROW_ITEM)
                continue;
            json_t *described = describe(w, t, &t->rows[row]);
            if (described)
                json_array_append_new(list, described);
        }
    }
    return list;
}

static json_t *
amount(const struct table *t, const struct row *r, enum column_role role)
{
    return json_figure(row_figure(t, r, role));
}

static json_t *
cell_text(const struct json_writer *w, const struct table *t,
          const struct row *r, enum column_role role)
{
    const struct cell *cell = row_cell(t, r, role);
    return json_text(w, cell ? cell->text : NULL);
}

static void
set_line(json_t *object, const struct row *r)
{
    json_object_set_new(object, "line", json_number(r->line));
}

static json_t *
describe_expenditure(const struct json_writer *w, const struct table *t,
                     const struct row *r)
{
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "function",
                     json_coded(w, &r->subject[CLASS_FUNCTION]),
                     "government_economic",
                     json_coded(w, &r->subject[CLASS_GOVERNMENT]),
                     "department_economic",
                     json_coded(w, &r->subject[CLASS_DEPARTMENT]), "total",
                     amount(t, r, COLUMN_TOTAL), "basic",
                     amount(t, r, COLUMN_BASIC), "project",
                     amount(t, r, COLUMN_PROJECT_SPENDING), "line",
                     json_number(r->line));
}

json_t *
json_expenditure(const struct json_writer *w)
{
    return describe_rows(w, TABLE_EXPENDITURE, describe_expenditure);
}

/* The sources of money, always all of them; then whatever other amounts the
 * table has, each under the word of its role. */
static void
set_sources(json_t *object, const struct table *t, const struct row *r)
{
    for (int role = COLUMN_CURRENT; role <= COLUMN_CARRIED_OTHER; role++)
        json_object_set_new(object, column_role_word((enum column_role) role),
                            amount(t, r, (enum column_role) role));
    for (size_t i = 0; i < t->n_columns; i++) {
        enum column_role role = t->columns[i].role;
        const char *word = column_role_word(role);
        if (!column_is_amount(role) || json_object_get(object, word))
            continue;
        json_object_set_new(object, word, json_figure(&r->cells[i].figure));
    }
}

/* Some forms have the revenue by subject, not by 单位. */
static json_t *
describe_org(const struct json_writer *w, const struct table *t,
             const struct row *r)
{
    if (!r->org.code && !r->org.name)
        return NULL;
    json_t *org = json_coded(w, &r->org);
    json_object_set_new(org, "total", amount(t, r, COLUMN_TOTAL));
    set_sources(org, t, r);
    set_line(org, r);
    return org;
}

json_t *
json_orgs(const struct json_writer *w)
{
    return describe_rows(w, TABLE_REVENUE, describe_org);
}

static json_t *
describe_project_line(const struct json_writer *w, const struct table *t,
                      const struct row *r)
{
    json_t *line = json_pack(
        "{s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "org", json_coded(w, &r->org),
        "code", json_text(w, r->project.code), "name",
        json_text(w, r->project.name), "function",
        json_coded(w, &r->subject[CLASS_FUNCTION]), "government_economic",
        json_coded(w, &r->subject[CLASS_GOVERNMENT]), "department_economic",
        json_coded(w, &r->subject[CLASS_DEPARTMENT]), "total",
        amount(t, r, COLUMN_TOTAL));
    set_sources(line, t, r);
    set_line(line, r);
    return line;
}

json_t *
json_project_lines(const struct json_writer *w)
{
    return describe_rows(w, TABLE_PROJECT_LINES, describe_project_line);
}

/* ------------------------------------------------------- small tables */

/* The year that stands in the row; without such a column the document's. */
static json_t *
row_year(const struct json_writer *w, const struct table *t,
         const struct row *r)
{
    const struct cell *cell = row_cell(t, r, COLUMN_YEAR);
    if (!cell)
        return json_number(w->u->budget->year);
    const char *digits = cell->text ? strpbrk(cell->text, "0123456789") : NULL;
    return json_number(digits ? atoi(digits) : 0);
}

static json_t *
vehicle_parts(const struct json_writer *w, const struct table *t,
              const struct row *r)
{
    json_t *parts = json_array();
    for (size_t i = 0; i < t->n_columns; i++)
        if (t->columns[i].role == COLUMN_VEHICLE_PART)
            json_array_append_new(
                parts, json_pack("{s:o, s:o}", "name",
                                 json_text(w, t->columns[i].name), "amount",
                                 json_figure(&r->cells[i].figure)));
    return parts;
}

static json_t *
describe_three_public(const struct json_writer *w, const struct table *t,
                      const struct row *r)
{
    static const enum column_role roles[] = {
        COLUMN_TOTAL, COLUMN_ABROAD, COLUMN_RECEPTION, COLUMN_VEHICLES,
        COLUMN_VEHICLE_PURCHASE, COLUMN_VEHICLE_RUNNING
    };
    json_t *made = json_pack("{s:o}", "year", row_year(w, t, r));
    for (size_t i = 0; i < G_N_ELEMENTS(roles); i++)
        json_object_set_new(made, column_role_word(roles[i]),
                            amount(t, r, roles[i]));
    json_object_set_new(made, "parts", vehicle_parts(w, t, r));
    set_line(made, r);
    return made;
}

json_t *
json_three_public(const struct json_writer *w)
{
    return describe_rows(w, TABLE_THREE_PUBLIC, describe_three_public);
}

static json_t *
describe_procurement(const struct json_writer *w, const struct table *t,
                     const struct row *r)
{
    return json_pack("{s:o, s:o, s:o}", "category",
                     cell_text(w, t, r, COLUMN_PROCUREMENT_CATEGORY),
                     "amount", amount(t, r, COLUMN_TOTAL), "line",
                     json_number(r->line));
}

json_t *
json_procurement(const struct json_writer *w)
{
    return describe_rows(w, TABLE_PROCUREMENT, describe_procurement);
}

static json_t *
describe_service(const struct json_writer *w, const struct table *t,
                 const struct row *r)
{
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "project",
                     json_text(w, r->project.name), "level1",
                     cell_text(w, t, r, COLUMN_DIRECTORY1), "level2",
                     cell_text(w, t, r, COLUMN_DIRECTORY2), "level3",
                     cell_text(w, t, r, COLUMN_DIRECTORY3), "field",
                     cell_text(w, t, r, COLUMN_FIELD), "amount",
                     amount(t, r, COLUMN_TOTAL), "line",
                     json_number(r->line));
}

json_t *
json_service_purchases(const struct json_writer *w)
{
    return describe_rows(w, TABLE_SERVICE_PURCHASES, describe_service);
}
