/* The rows of the money tables, and what their amounts are made of. The JSON
 * has a row as it is printed; the data have one amount a row, in the finest
 * parts that add up to what is printed, so that no sum counts anything
 * twice. */
#include "export/fields.h"

/* ------------------------------------------------------------------ rows */

static void
visit_row(struct cursor *c, const struct row *r, record_visit visit,
          void *data)
{
    c->row = r;
    c->project = g_hash_table_lookup(c->x->project_of_row, r);
    c->at = (struct place) { .table = c->table->number, .line = r->line };
    visit(c, data);
}

void
fields_each_row(const struct cursor *from, int which, record_visit visit,
                void *data)
{
    const struct budget *b = from->x->source.budget;
    struct cursor c = *from;
    for (size_t i = 0; i < b->n_tables; i++) {
        c.table = &b->tables[i];
        if ((int) c.table->kind != which || c.table->repeat_of)
            continue;
        for (size_t k = 0; k < c.table->n_rows; k++)
            if (c.table->rows[k].role == ROW_ITEM)
                visit_row(&c, &c.table->rows[k], visit, data);
    }
}

/* ------------------------------------------------------------ their parts */

/* What an amount of a row is a part of. */
static const enum column_role WHOLE[COLUMN_ROLE_COUNT] = {
    [COLUMN_BASIC] = COLUMN_TOTAL,
    [COLUMN_PROJECT_SPENDING] = COLUMN_TOTAL,
    [COLUMN_BUSINESS_SPENDING] = COLUMN_TOTAL,
    [COLUMN_UPWARD] = COLUMN_TOTAL,
    [COLUMN_SUBSIDY] = COLUMN_TOTAL,
    [COLUMN_OTHER_SPENDING] = COLUMN_TOTAL,
    [COLUMN_CURRENT] = COLUMN_TOTAL,
    [COLUMN_CARRIED] = COLUMN_TOTAL,
    [COLUMN_CURRENT_GENERAL] = COLUMN_CURRENT,
    [COLUMN_CURRENT_FUND] = COLUMN_CURRENT,
    [COLUMN_CURRENT_STATE_CAPITAL] = COLUMN_CURRENT,
    [COLUMN_CURRENT_FISCAL_ACCOUNT] = COLUMN_CURRENT,
    [COLUMN_CURRENT_OPERATING] = COLUMN_CURRENT,
    [COLUMN_CURRENT_BUSINESS] = COLUMN_CURRENT,
    [COLUMN_CURRENT_FROM_ABOVE] = COLUMN_CURRENT,
    [COLUMN_CURRENT_FROM_BELOW] = COLUMN_CURRENT,
    [COLUMN_CURRENT_USED] = COLUMN_CURRENT,
    [COLUMN_CURRENT_OTHER] = COLUMN_CURRENT,
    [COLUMN_CARRIED_GENERAL] = COLUMN_CARRIED,
    [COLUMN_CARRIED_FUND] = COLUMN_CARRIED,
    [COLUMN_CARRIED_STATE_CAPITAL] = COLUMN_CARRIED,
    [COLUMN_CARRIED_FISCAL_ACCOUNT] = COLUMN_CARRIED,
    [COLUMN_CARRIED_OTHER] = COLUMN_CARRIED,
};

/* The amount in the columns of a role: as printed, else what its parts come
 * to. False where neither is known. */
static bool
worth_of(const struct cursor *c, enum column_role role, money *worth)
{
    bool own = false, any = false;
    money parts = { 0 };
    *worth = (money) { 0 };
    for (size_t i = 0; i < c->table->n_columns; i++) {
        const struct column *column = &c->table->columns[i];
        const struct figure *f = &c->row->cells[i].figure;
        if (column->role == role && figure_is_known(f))
            own = money_add(worth, f->used);
    }
    for (int part = 0; part < COLUMN_ROLE_COUNT; part++) {
        money one;
        if (WHOLE[part] == role && role != COLUMN_UNKNOWN &&
            worth_of(c, (enum column_role) part, &one))
            any = money_add(&parts, one) || any;
    }
    if (!own)
        *worth = parts;
    return own || any;
}

/* Whether the known parts of a role's amount add up to it. */
static bool
splits(const struct cursor *c, enum column_role role)
{
    money whole, parts = { 0 }, one;
    bool any = false;
    for (int part = 0; part < COLUMN_ROLE_COUNT; part++)
        if (WHOLE[part] == role &&
            worth_of(c, (enum column_role) part, &one))
            any = money_add(&parts, one) || any;
    return any && worth_of(c, role, &whole) &&
           money_compare(whole, parts) == 0;
}

static void
visit_parts(struct cursor *c, enum column_role role, record_visit visit,
            void *data)
{
    if (splits(c, role)) {
        for (int part = 0; part < COLUMN_ROLE_COUNT; part++)
            if (WHOLE[part] == role)
                visit_parts(c, (enum column_role) part, visit, data);
        return;
    }
    for (size_t i = 0; i < c->table->n_columns; i++) {
        const struct cell *cell = &c->row->cells[i];
        c->column = &c->table->columns[i];
        if (c->column->role != role || !figure_is_known(&cell->figure))
            continue;
        c->figure = &cell->figure;
        c->at.source = cell->at.source;
        visit(c, data);
    }
    c->at.source = NULL;
}

void
fields_visit_parts(const struct cursor *from, void *data)
{
    const struct fields_visit *v = data;
    struct cursor c = *from;
    visit_parts(&c, COLUMN_TOTAL, v->visit, v->data);
}

struct value
get_part(const struct cursor *c, int which)
{
    (void) which;
    return as_text(column_role_word(c->column->role));
}

struct value
get_part_label(const struct cursor *c, int which)
{
    (void) which;
    return as_text(c->column->name);
}

/* -------------------------------------------------- amounts with a name */

/* Amounts of the row that no other field holds: further kinds of spending
 * (`which` 0), all but the sources of money (1), parts of the running of
 * vehicles (2). */
static void
each_other_amount(const struct cursor *from, int which, record_visit visit,
                  void *data)
{
    struct cursor c = *from;
    for (size_t i = 0; c.row && i < c.table->n_columns; i++) {
        const struct column *column = &c.table->columns[i];
        enum column_role role = column->role;
        bool further = WHOLE[role] == COLUMN_TOTAL && role != COLUMN_BASIC &&
                       role != COLUMN_PROJECT_SPENDING &&
                       role != COLUMN_CURRENT && role != COLUMN_CARRIED;
        bool source = role == COLUMN_TOTAL || role == COLUMN_CURRENT ||
                      role == COLUMN_CARRIED ||
                      WHOLE[role] == COLUMN_CURRENT ||
                      WHOLE[role] == COLUMN_CARRIED;
        if (which == 0   ? !further
            : which == 1 ? !column_is_amount(role) || source
                         : role != COLUMN_VEHICLE_PART)
            continue;
        c.name = column->name;
        c.figure = &c.row->cells[i].figure;
        visit(&c, data);
    }
}

static const struct field NAMED_AMOUNT[] = {
    GET("name", TEXT, get_name, 0, "名称"),
    GET("amount", AMOUNT, get_figure, 0, "金额"), END
};
const struct record RECORD_OTHER_AMOUNTS = {
    .title = "其他列的金额", .fields = NAMED_AMOUNT,
    .each = each_other_amount
};

