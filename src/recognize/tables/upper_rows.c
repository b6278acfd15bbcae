/* Rows of a body that are the sums of rows below them, by their codes; before
 * it is known which column each cell stands in. */
#include "recognize/tables/body.h"

#include <string.h>

static const struct body_row *
row_at(const struct body *b, guint i)
{
    return &g_array_index(b->rows, struct body_row, i);
}

/* The only code of a row that a classification has; null for none. Codes over
 * several cells (201 | 03 | 01) are put together. */
static char *
code_of_row(const struct body *b, guint i)
{
    const struct body_row *row = row_at(b, i);
    GString *code = g_string_new(NULL);
    for (size_t k = 0; k < row->n; k++) {
        const struct body_cell *cell = &row->cells[k];
        bool first = cell->shape == CODE_FUNCTION ||
                     cell->shape == CODE_GOVERNMENT ||
                     cell->shape == CODE_DEPARTMENT;
        if (first && code->len) {
            g_string_truncate(code, 0);
            break;
        }
        size_t digits = strspn(cell->folded, "0123456789");
        if (first || (code->len && cell->shape == CODE_PART && !cell->amount))
            g_string_append_len(code, cell->folded, (gssize) digits);
    }
    return g_string_free(code, FALSE);
}

/* The same amounts one after the other as in the row of totals: the row of
 * the only unit, which is the sum of the others too. */
static bool
repeats_total(const struct body *b, guint i, int at)
{
    const struct body_row *row = row_at(b, i);
    const struct body_row *total = row_at(b, (guint) at);
    size_t k = 0, n = 0;
    for (size_t c = 0; c < row->n; c++) {
        if (!row->cells[c].amount)
            continue;
        while (k < total->n && !total->cells[k].amount)
            k++;
        if (k == total->n ||
            money_compare(row->cells[c].value, total->cells[k++].value) != 0)
            return false;
        n++;
    }
    return n && b->rows->len > 3;
}

bool *
upper_rows(const struct body *b, int total)
{
    bool *upper = g_new0(bool, b->rows->len + 1);
    char *below = NULL;
    for (guint i = b->rows->len; i-- > 0;) {
        char *code = code_of_row(b, i);
        upper[i] = *code && below && strlen(below) > strlen(code) &&
                      g_str_has_prefix(below, code);
        bool unit = !*code && total >= 0 && (int) i != total &&
                    repeats_total(b, i, total);
        upper[i] |= unit;
        if (unit) {
            g_free(code);
            continue;
        }
        g_free(below);
        below = code;
    }
    g_free(below);
    return upper;
}

guint
upper_end(const struct body *b, guint i)
{
    char *code = code_of_row(b, i);
    guint end = i + 1;
    for (bool below = true; below && end < b->rows->len; end += below) {
        char *own = code_of_row(b, end);
        below = strlen(own) > strlen(code) && g_str_has_prefix(own, code);
        g_free(own);
    }
    g_free(code);
    return end;
}

