/* A table as HTML: its cells know their column's name, so that a narrow screen
 * can show each row as a card. */
#include "html/escape.h"
#include "html/tree.h"

#include <glib.h>
#include <string.h>

static const char *
plain_words(arena *a, const struct text *text)
{
    GString *words = g_string_new(NULL);
    for (size_t i = 0; i < text->n; i++)
        if (text->spans[i].style != SPAN_REFERENCE)
            g_string_append(words, text->spans[i].text);
    const char *kept = arena_strndup(a, words->str, words->len);
    g_string_free(words, TRUE);
    return kept;
}

static size_t
span_of(const struct report_table *t, const struct report_row *row, size_t k)
{
    size_t span = row->cells[k].span > 1 ? (size_t) row->cells[k].span : 1;
    return MIN(span, t->n_columns - k);
}

static bool
is_number(const struct report_table *t, size_t k)
{
    enum cell_align align = t->columns[k].align;
    return align == ALIGN_POINT || align == ALIGN_RIGHT;
}

/* The column that names the rows: of those with words, the one that asks for
 * most room. */
static size_t
head_column(const struct report_table *t)
{
    size_t best = t->n_columns;
    for (size_t k = 0; k < t->n_columns; k++)
        if (!is_number(t, k) &&
            (best == t->n_columns ||
             t->columns[k].least > t->columns[best].least))
            best = k;
    return best;
}

/* Group and leaf: "基本支出 人员经费". */
static const char **
column_names(arena *a, const struct report_table *t)
{
    const char **names = arena_array(a, const char *, t->n_columns + 1);
    for (size_t i = 0; i < t->n_head; i++)
        for (size_t k = 0; k < t->n_columns; k += span_of(t, &t->head[i], k)) {
            const char *words = plain_words(a, &t->head[i].cells[k].text);
            size_t until = k + span_of(t, &t->head[i], k);
            for (size_t j = k; *words && j < until; j++)
                names[j] = names[j] ? arena_printf(a, "%s %s", names[j],
                                                   words) : words;
        }
    return names;
}

const char *
tree_bar_class(arena *a, int bar)
{
    int percent = (CLAMP(bar, 0, 10000) + 50) / 100;
    return bar > 0 ? arena_printf(a, " bar b%d", MAX(percent / 2 * 2, 2)) : "";
}

static void
write_head(struct tree_page *p, const struct report_table *t)
{
    sink_puts(p->out, "<thead>");
    for (size_t i = 0; i < t->n_head; i++) {
        sink_puts(p->out, "<tr>");
        for (size_t k = 0; k < t->n_columns;
             k += span_of(t, &t->head[i], k)) {
            size_t span = span_of(t, &t->head[i], k);
            bool named = t->head[i].cells[k].text.n > 0;
            /* a column without a group has its name in the last row */
            sink_puts(p->out, named ? "<th scope=\"col\"" : "<td");
            if (is_number(t, k))
                sink_puts(p->out, " class=\"n\"");
            if (span > 1)
                sink_printf(p->out, " colspan=\"%zu\"", span);
            sink_puts(p->out, ">");
            tree_write_text(p, &t->head[i].cells[k].text);
            sink_puts(p->out, named ? "</th>" : "</td>");
        }
        sink_puts(p->out, "</tr>");
    }
    sink_puts(p->out, "</thead>\n");
}

static void
write_cell(struct tree_page *p, const struct report_table *t,
           const struct report_row *row, size_t k, const char *name)
{
    const struct report_cell *cell = &row->cells[k];
    size_t span = span_of(t, row, k);
    bool head = k == head_column(t) && span == 1 && cell->text.n;
    const char *element = head ? "th" : "td";
    const char *class = arena_printf(
        p->memory, "%s%s%s", is_number(t, k) && span == 1 ? "n" : "",
        tree_bar_class(p->memory, cell->bar),
        cell->indent > 0 && !row->level
            ? arena_printf(p->memory, " i%d", MIN(cell->indent, 4)) : "");
    sink_printf(p->out, "<%s", element);
    if (head)
        sink_puts(p->out, " scope=\"row\"");
    if (*class)
        escape_attribute(p->out, "class", class[0] == ' ' ? class + 1 : class);
    if (span > 1)
        sink_printf(p->out, " colspan=\"%zu\"", span);
    else if (!head && name)
        escape_attribute(p->out, "data-label", name);
    if (cell->exact)
        escape_attribute(p->out, "data-exact", cell->exact);
    sink_puts(p->out, ">");
    if (cell->text.n)
        tree_write_text(p, &cell->text);
    else if (cell->blank)
        sink_puts(p->out, "–");
    sink_printf(p->out, "</%s>", element);
}

static void
write_row(struct tree_page *p, const struct report_table *t,
          const struct report_row *row, const char *const *names)
{
    static const char *const roles[] = {
        [REPORT_ROW_ITEM] = NULL, [REPORT_ROW_GROUP] = "group",
        [REPORT_ROW_SUBTOTAL] = "subtotal", [REPORT_ROW_TOTAL] = "total"
    };
    sink_puts(p->out, "<tr");
    if (row->level)
        sink_printf(p->out, " class=\"level%d\"", row->level);
    else if (roles[row->role])
        escape_attribute(p->out, "class", roles[row->role]);
    if (row->anchor)
        escape_attribute(p->out, "id", row->anchor);
    sink_puts(p->out, ">");
    for (size_t k = 0; k < t->n_columns; k += span_of(t, row, k))
        write_cell(p, t, row, k, names[k]);
    sink_puts(p->out, "</tr>\n");
}

void
tree_write_table(struct tree_page *p, const struct report_table *t)
{
    enum { FITS = 8 };
    const char **names = column_names(p->memory, t);
    const char *label = t->caption ? t->caption : p->heading;
    sink_puts(p->out, "<div class=\"table\"");
    if (t->anchor)
        escape_attribute(p->out, "id", t->anchor);
    sink_puts(p->out, ">");
    if (t->caption || t->unit) {
        sink_puts(p->out, "<p class=\"caption\">");
        if (t->caption) {
            sink_puts(p->out, "<b>");
            escape_text(p->out, t->caption);
            sink_puts(p->out, "</b>");
        }
        if (t->unit) {
            sink_puts(p->out, " <span class=\"unit\">");
            escape_text(p->out, t->unit);
            sink_puts(p->out, "</span>");
        }
        sink_puts(p->out, "</p>");
    }
    sink_printf(p->out, "<div class=\"scroll%s\" tabindex=\"0\""
                        " role=\"region\"",
                t->n_columns > FITS ? " wide" : "");
    char *region = g_strdup_printf("%s（表%u）", label ? label : "",
                                   ++p->tables);
    escape_attribute(p->out, "aria-label", region);
    g_free(region);
    sink_printf(p->out, "><table%s>\n", t->tools ? " class=\"tools\"" : "");
    write_head(p, t);
    sink_puts(p->out, "<tbody>\n");
    for (size_t i = 0; i < t->n_rows; i++)
        write_row(p, t, &t->rows[i], names);
    sink_puts(p->out, "</tbody></table></div>");
    if (t->note) {
        sink_puts(p->out, "<p class=\"note\">");
        escape_text(p->out, t->note);
        sink_puts(p->out, "</p>");
    }
    sink_puts(p->out, "</div>\n");
}
