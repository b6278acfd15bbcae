/* Parts of the readable tree of a document. Private to export/. */
#ifndef YUSUAN_EXPORT_TREE_H
#define YUSUAN_EXPORT_TREE_H

#include "base/sink.h"
#include "export/export.h"

struct tree {
    sink *out;
    arena *a; /* scratch */
    const struct export_source *u;
};

/** An amount as it is used: "1,234.560000"; "–" when blank; a repaired one
 *  tells what is printed, one that cannot be read is quoted. */
const char *tree_figure(const struct tree *t, const struct figure *f);
/** "2010301 行政运行"; a missing part is "–"; null where both are. */
const char *tree_coded(const struct tree *t, const struct coded *c);
/** Begin a line of the tree: the line of the text (0: none), then steps. */
void tree_line(const struct tree *t, int line, int depth);

void tree_projects(const struct tree *t, const struct table *from);
void tree_department_goals(const struct tree *t, const struct table *from);
void tree_evaluations(const struct tree *t, const struct table *from);

#endif
