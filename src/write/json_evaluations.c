/* Self-evaluations: as declared, and as computed again. */
#include "write/json.h"

#include "budget/evaluate.h"

#include <jansson.h>

static json_t *
describe_funds(const struct json_writer *w, const struct evaluation *e)
{
    json_t *list = json_array();
    for (size_t i = 0; i < e->n_funds; i++) {
        const struct fund_line *f = &e->funds[i];
        json_array_append_new(
            list, json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}",
                            "source", json_text(w, f->source), "initial",
                            json_figure(&f->initial), "full_year",
                            json_figure(&f->full_year), "executed",
                            json_figure(&f->executed), "weight",
                            json_decimal(&f->weight), "rate",
                            json_rate(&f->rate), "score",
                            json_decimal(&f->score), "line",
                            json_number(f->line)));
    }
    return list;
}

static json_t *
describe_indicators(const struct json_writer *w, const struct evaluation *e)
{
    json_t *list = json_array();
    for (size_t n = 0; n < e->n_indicators; n++) {
        const struct indicator *i = &e->indicators[n];
        json_array_append_new(
            list, json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}",
                            "level1", json_text(w, i->level1), "level2",
                            json_text(w, i->level2), "level3",
                            json_text(w, i->level3), "target",
                            json_text(w, i->target), "actual",
                            json_text(w, i->actual), "weight",
                            json_decimal(&i->weight), "score",
                            json_decimal(&i->score), "reason",
                            json_text(w, i->reason), "line",
                            json_number(i->line)));
    }
    return list;
}

static json_t *
describe_recomputed(const struct json_writer *w, const struct evaluation *e)
{
    const struct recomputed *r = evaluation_recompute(w->a, e);
    json_t *indicators = json_array();
    for (size_t i = 0; i < r->n_indicators; i++) {
        const struct recomputed_indicator *one = &r->indicators[i];
        json_array_append_new(
            indicators, json_pack("{s:o, s:o, s:o}", "line",
                                  json_number(one->line), "score",
                                  json_decimal(&one->score), "why",
                                  json_text(w, one->why)));
    }
    return json_pack("{s:o, s:o, s:o, s:o, s:o}", "rate", json_rate(&r->rate),
                     "rate_score", json_decimal(&r->rate_score), "indicators",
                     indicators, "total_score", json_decimal(&r->total_score),
                     "capped_total", json_decimal(&r->capped_total));
}

static json_t *
describe_evaluation(const struct json_writer *w, const struct evaluation *e)
{
    return json_pack(
        "{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}",
        "project", json_text(w, e->project), "year", json_number(e->year),
        "department", json_text(w, e->department), "org",
        json_text(w, e->org), "person", json_contact(w, e->person), "phone",
        json_contact(w, e->phone), "goal", json_text(w, e->goal), "actual",
        json_text(w, e->actual), "funds", describe_funds(w, e), "indicators",
        describe_indicators(w, e), "total_weight",
        json_decimal(&e->total_weight), "total_score",
        json_decimal(&e->total_score), "recomputed",
        describe_recomputed(w, e));
}

json_t *
json_evaluations(const struct json_writer *w)
{
    const struct budget *b = w->u->budget;
    json_t *list = json_array();
    for (size_t i = 0; i < b->n_evaluations; i++)
        json_array_append_new(list,
                              describe_evaluation(w, &b->evaluations[i]));
    return list;
}
