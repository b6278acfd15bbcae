/* Projects and the department's goals with their indicators. */
#include "write/json.h"

#include <jansson.h>

static json_t *
describe_indicator(const struct json_writer *w, const struct indicator *i,
                   bool has_activity)
{
    json_t *made = json_object();
    if (has_activity)
        json_object_set_new(made, "activity", json_text(w, i->activity));
    json_object_set_new(made, "level1", json_text(w, i->level1));
    json_object_set_new(made, "level2", json_text(w, i->level2));
    json_object_set_new(made, "level3", json_text(w, i->level3));
    json_object_set_new(made, "relation", json_text(w, i->relation));
    json_object_set_new(made, "value", json_text(w, i->value));
    json_object_set_new(made, "measure", json_text(w, i->measure));
    if (!has_activity)
        json_object_set_new(made, "direction", json_text(w, i->direction));
    json_object_set_new(made, "line", json_number(i->line));
    return made;
}

static json_t *
describe_indicators(const struct json_writer *w, const struct indicator *all,
                    size_t n, bool has_activity)
{
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(list,
                              describe_indicator(w, &all[i], has_activity));
    return list;
}

static json_t *
describe_project(const struct json_writer *w, const struct project *p)
{
    return json_pack(
        "{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, "
        "s:o}",
        "org", json_coded(w, &p->org), "code", json_text(w, p->code), "name",
        json_text(w, p->name), "candidates", json_texts(w, p->candidates),
        "category", json_text(w, p->category), "person",
        json_contact(w, p->person), "phone", json_contact(w, p->phone),
        "total", json_figure(&p->total), "fiscal", json_figure(&p->fiscal),
        "other", json_figure(&p->other), "goal", json_text(w, p->goal),
        "first_line", json_number(p->first_line), "last_line",
        json_number(p->last_line), "indicators",
        describe_indicators(w, p->indicators, p->n_indicators, false));
}

json_t *
json_projects(const struct json_writer *w)
{
    const struct budget *b = w->u->budget;
    json_t *list = json_array();
    for (size_t i = 0; i < b->n_projects; i++)
        json_array_append_new(list, describe_project(w, &b->projects[i]));
    return list;
}

static json_t *
describe_money(const struct figure figures[3])
{
    return json_pack("{s:o, s:o, s:o}", "total", json_figure(&figures[0]),
                     "basic", json_figure(&figures[1]), "project",
                     json_figure(&figures[2]));
}

json_t *
json_department_goals(const struct json_writer *w)
{
    const struct department_goals *g = w->u->budget->department_goals;
    if (!g)
        return json_null();
    return json_pack("{s:o, s:o, s:o, s:o, s:o}", "total",
                     json_figure(&g->total), "appropriation",
                     describe_money(g->appropriation), "other",
                     describe_money(g->other), "goal", json_text(w, g->goal),
                     "indicators",
                     describe_indicators(w, g->indicators, g->n_indicators,
                                         true));
}
