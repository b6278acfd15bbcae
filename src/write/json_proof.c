/* What was summed, checked and found. */
#include "write/json.h"

#include <glib.h>
#include <jansson.h>

/* ------------------------------------------------------------- aggregates */

static json_t *
describe_aggregates(const struct json_writer *w, const struct aggregates *all)
{
    static const char *const levels[] = { "类", "款", "项" };
    json_t *list = json_array();
    for (size_t i = 0; i < all->n; i++) {
        const struct aggregate *x = &all->items[i];
        const char *share =
            arena_printf(w->a, "%s%d.%02d", x->share < 0 ? "-" : "",
                         (int) (ABS(x->share) / 100),
                         (int) (ABS(x->share) % 100));
        json_array_append_new(
            list, json_pack("{s:s, s:o, s:s, s:o, s:o, s:o, s:s}", "code",
                            x->code, "name", json_text(w, x->name), "level",
                            levels[x->level - 1], "total",
                            json_money(x->total), "basic",
                            json_money(x->basic), "project",
                            json_money(x->project), "share", share));
    }
    return list;
}

json_t *
json_aggregates(const struct json_writer *w)
{
    const struct summary *s = w->u->summary;
    return json_pack("{s:o, s:o, s:o}", "function",
                     describe_aggregates(w, &s->by[CLASS_FUNCTION]),
                     "government_economic",
                     describe_aggregates(w, &s->by[CLASS_GOVERNMENT]),
                     "department_economic",
                     describe_aggregates(w, &s->by[CLASS_DEPARTMENT]));
}

/* ------------------------------------------------------------- checks */

static json_t *
describe_side(const struct check_entry *e, money m)
{
    return e->is_equation ? json_money(m) : json_null();
}

static json_t *
describe_tables(const struct json_writer *w, const struct check_entry *e)
{
    const char *numbers[] = { e->tables[0], e->tables[1], NULL };
    return json_texts(w, numbers);
}

static json_t *
describe_check(const struct json_writer *w, const struct check_entry *e)
{
    json_t *after = e->repaired
        ? json_string(check_state_word(e->after_repair))
        : json_null();
    return json_pack("{s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o}",
                     "id", e->rule->id, "title", e->rule->title, "state",
                     check_state_word(e->state), "after_repair", after,
                     "tables", describe_tables(w, e), "lines",
                     json_lines(e->lines), "left", describe_side(e, e->left),
                     "right", describe_side(e, e->right), "difference",
                     describe_side(e, e->difference), "tolerance",
                     describe_side(e, e->tolerance));
}

json_t *
json_checks(const struct json_writer *w)
{
    const struct ledger *l = w->u->ledger;
    json_t *list = json_array();
    for (size_t i = 0; i < l->n_entries; i++)
        json_array_append_new(list, describe_check(w, &l->entries[i]));
    return list;
}

json_t *
json_check_counts(const struct json_writer *w)
{
    json_t *counts = json_object();
    for (int state = CHECK_HOLDS; state <= CHECK_INSUFFICIENT; state++)
        json_object_set_new(
            counts, check_state_word((enum check_state) state),
            json_integer((json_int_t) w->u->ledger->count[state]));
    return counts;
}

/* ------------------------------------------------------------- findings */

static json_t *
describe_finding(const struct json_writer *w, const struct finding *f)
{
    return json_pack("{s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "id",
                     f->id, "level", finding_level_name(f->level), "table",
                     json_text(w, f->at.table), "line",
                     json_number(f->at.line), "message",
                     json_text(w, f->message), "printed",
                     json_text(w, f->printed), "used", json_text(w, f->used),
                     "candidates", json_texts(w, f->candidates), "reason",
                     json_text(w, f->reason));
}

json_t *
json_findings(const struct json_writer *w)
{
    const findings *found = w->u->budget->found;
    json_t *list = json_array();
    for (size_t i = 0; i < findings_count(found); i++)
        json_array_append_new(list,
                              describe_finding(w, findings_at(found, i)));
    return list;
}
