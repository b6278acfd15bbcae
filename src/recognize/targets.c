/* Tables of performance targets (绩效目标) → projects with their indicators:
 * rows are read, indicators divided among projects, projects built. */
#include "recognize/targets.h"

void
recognize_project_targets(struct recognizing *r, const struct section *s,
                          struct table *out)
{
    if (s->one_project) {
        targets_form_read(r, s, out);
        return;
    }
    struct target_columns columns = target_columns_read(r, s);
    struct target_stream stream = target_stream_read(r, s, &columns);
    struct known_projects known = known_projects_of(r);
    GArray *blocks = target_segments(r, &stream, &known);
    target_projects_build(r, out, &columns, &stream, blocks);
    g_array_free(blocks, TRUE);
    target_stream_free(&stream);
}
