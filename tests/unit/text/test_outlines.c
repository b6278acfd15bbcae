/* Outlines as charstrings, read back by a small interpreter of Type 2. */
#include "text/charstring.h"
#include "text/embed.h"

#include "unit.h"

#include <stdint.h>
#include <stdlib.h>

/** Points in the order in which they are drawn, absolute. */
struct drawn {
    int x, y, stack[48], n;
    GString *text;
};

static void
step(struct drawn *d, int dx, int dy, char mark)
{
    d->x += dx;
    d->y += dy;
    g_string_append_printf(d->text, "%c%d,%d ", mark, d->x, d->y);
}

static void
curve(struct drawn *d, const int *v)
{
    step(d, v[0], v[1], 'c');
    step(d, v[2], v[3], '-');
    step(d, v[4], v[5], '-');
}

static void
square_lines(struct drawn *d, bool level)
{
    for (int i = 0; i < d->n; i++, level = !level)
        step(d, level ? d->stack[i] : 0, level ? 0 : d->stack[i], 'l');
}

static void
turning_curves(struct drawn *d, bool level)
{
    for (int i = 0; i + 4 <= d->n; i += 4, level = !level) {
        const int *v = d->stack + i;
        int last = d->n - i == 5 ? v[4] : 0;
        if (level)
            curve(d, (const int[]) { v[0], 0, v[1], v[2], last, v[3] });
        else
            curve(d, (const int[]) { 0, v[0], v[1], v[2], v[3], last });
    }
}

static void
straight_curves(struct drawn *d, bool level)
{
    int first = d->n % 4 ? d->stack[0] : 0;
    for (int i = d->n % 4; i < d->n; i += 4, first = 0) {
        const int *v = d->stack + i;
        if (level)
            curve(d, (const int[]) { v[0], first, v[1], v[2], v[3], 0 });
        else
            curve(d, (const int[]) { first, v[0], v[1], v[2], 0, v[3] });
    }
}

static void
free_strokes(struct drawn *d, int operator)
{
    int i = 0, curves = operator == 5 ? 0 : d->n - d->n % 6;
    for (; i < curves; i += 6)
        curve(d, d->stack + i);
    for (; i < d->n; i += 2)
        step(d, d->stack[i], d->stack[i + 1], 'l');
}

static void
perform(struct drawn *d, int operator)
{
    const int *v = d->stack;
    assert_true(d->n <= 48);
    switch (operator) {
    case 4: step(d, 0, v[d->n - 1], 'm'); break;
    case 21: step(d, v[d->n - 2], v[d->n - 1], 'm'); break;
    case 22: step(d, v[d->n - 1], 0, 'm'); break;
    case 5: case 8: case 24: free_strokes(d, operator); break;
    case 6: case 7: square_lines(d, operator == 6); break;
    case 30: case 31: turning_curves(d, operator == 31); break;
    case 26: case 27: straight_curves(d, operator == 27); break;
    case 14: g_string_append_c(d->text, '.'); break;
    default: fail_msg("operator %d", operator);
    }
    d->n = 0;
}

static char *
read_back(const uint8_t *p, size_t size)
{
    struct drawn d = { .text = g_string_new(NULL) };
    for (const uint8_t *end = p + size; p < end; p++)
        if (*p >= 32 && *p <= 246)
            d.stack[d.n++] = *p - 139;
        else if (*p >= 247 && *p <= 250)
            d.stack[d.n++] = (p[0] - 247) * 256 + p[1] + 108, p++;
        else if (*p >= 251 && *p <= 254)
            d.stack[d.n++] = -(p[0] - 251) * 256 - p[1] - 108, p++;
        else if (*p == 28)
            d.stack[d.n++] = (int16_t) (p[1] << 8 | p[2]), p += 2;
        else
            perform(&d, *p);
    return g_string_free(d.text, FALSE);
}

/* The strokes themselves as the interpreter would tell them. */
static char *
told(const struct stroke *strokes, size_t n)
{
    struct drawn d = { .text = g_string_new(NULL) };
    for (size_t i = 0; i < n; i++)
        if (strokes[i].kind == STROKE_CURVE)
            curve(&d, strokes[i].d);
        else
            step(&d, strokes[i].d[0], strokes[i].d[1],
                 strokes[i].kind == STROKE_MOVE ? 'm' : 'l');
    g_string_append_c(d.text, '.');
    return g_string_free(d.text, FALSE);
}

static void
assert_same(const struct stroke *strokes, size_t n)
{
    GByteArray *bytes = g_byte_array_new();
    int width = 600;
    charstring_write(bytes, strokes, n, n % 2 ? &width : NULL);
    char *made = read_back(bytes->data, bytes->len);
    char *wanted = told(strokes, n);
    assert_string_equal(made, wanted);
    g_free(made);
    g_free(wanted);
    g_byte_array_free(bytes, TRUE);
}

/* Steps of all kinds, with many zeros: what no font would have. */
static void
test_any_outline_comes_back(void **state)
{
    (void) state;
    static const int steps[] = { 0, 0, 0, 1, -7, 107, 108, -1131, 2000 };
    srand(20220101);
    for (int round = 0; round < 3000; round++) {
        struct stroke strokes[120] = { 0 };
        size_t n = 1 + (size_t) (rand() % 119);
        strokes[0].d[0] = round;
        for (size_t i = 1; i < n; i++) {
            int kind = rand() % 12;
            strokes[i].kind = kind ? kind % 2 ? STROKE_LINE : STROKE_CURVE
                                   : STROKE_MOVE;
            do
                for (int k = 0; k < 6; k++)
                    strokes[i].d[k] = steps[rand() % 9];
            while (!strokes[i].d[0] && !strokes[i].d[1]);
        }
        assert_same(strokes, n);
    }
}

static void
test_operators_are_shared(void **state)
{
    (void) state;
    const struct stroke square[] = {
        { STROKE_MOVE, { 10, 20 } }, { STROKE_LINE, { 50, 0 } },
        { STROKE_LINE, { 0, 50 } }, { STROKE_LINE, { -50, 0 } },
    };
    GByteArray *bytes = g_byte_array_new();
    charstring_write(bytes, square, G_N_ELEMENTS(square), NULL);
    const uint8_t wanted[] = { 149, 159, 21, 189, 189, 89, 6, 14 };
    assert_int_equal(bytes->len, sizeof wanted);
    assert_memory_equal(bytes->data, wanted, sizeof wanted);
    g_byte_array_free(bytes, TRUE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any_outline_comes_back),
        cmocka_unit_test(test_operators_are_shared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
