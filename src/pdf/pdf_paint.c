#include "pdf/pdf_paint.h"

#include "pdf/pdf_put.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Glyphs stand where they should within thousandths of an em. */
enum { TOLERANCE = 2 };

static long
flipped(const struct pdf_canvas *c, double y)
{
    return pdf_hundredths(c->height - y);
}

static bool
same_colour(struct colour a, struct colour b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

static void
use_colour(struct pdf_canvas *c, struct pdf_pen *pen, struct colour colour,
           const char *operator)
{
    if (pen->known && same_colour(pen->colour, colour))
        return;
    pen->known = true;
    pen->colour = colour;
    pdf_put_share(c->out, colour.red);
    pdf_put_share(c->out, colour.green);
    pdf_put_share(c->out, colour.blue);
    g_string_append(c->out, operator);
}

static void
use_fill(struct pdf_canvas *c, struct colour colour)
{
    use_colour(c, &c->fill, colour, "rg\n");
}

static void
use_stroke(struct pdf_canvas *c, struct colour colour, double width)
{
    long hundredths = pdf_hundredths(width);
    use_colour(c, &c->stroke, colour, "RG\n");
    if (c->stroke.width == hundredths)
        return;
    c->stroke.width = hundredths;
    pdf_put_hundredths(c->out, hundredths);
    g_string_append(c->out, "w\n");
}

static void
put_point(struct pdf_canvas *c, double x, double y)
{
    pdf_put_points(c->out, x);
    pdf_put_hundredths(c->out, flipped(c, y));
}

/* --------------------------------------------------------------- shapes */

static void
trace_rectangle(struct pdf_canvas *c, const struct page_item *item)
{
    long left = pdf_hundredths(item->fill.x);
    long bottom = flipped(c, item->fill.y + item->fill.height);
    pdf_put_hundredths(c->out, left);
    pdf_put_hundredths(c->out, bottom);
    pdf_put_hundredths(c->out,
                       pdf_hundredths(item->fill.x + item->fill.width) - left);
    pdf_put_hundredths(c->out, flipped(c, item->fill.y) - bottom);
    g_string_append(c->out, "re\n");
}

/* Rectangles of one colour that follow each other are one path; the last of
 * them. */
static const struct page_item *
paint_fills(struct pdf_canvas *c, const struct page_item *item,
            const struct page_item *until)
{
    struct colour colour = item->fill.colour;
    use_fill(c, colour);
    trace_rectangle(c, item);
    while (item->next != until && item->next->kind == PAGE_FILL
           && same_colour(item->next->fill.colour, colour)) {
        item = item->next;
        trace_rectangle(c, item);
    }
    g_string_append(c->out, "f\n");
    return item;
}

static void
trace_step(struct pdf_canvas *c, const struct path_step *step)
{
    static const struct {
        int points;
        const char *operator;
    } steps[] = {
        [STEP_MOVE] = { 1, "m\n" }, [STEP_LINE] = { 1, "l\n" },
        [STEP_CURVE] = { 3, "c\n" }, [STEP_CLOSE] = { 0, "h\n" },
    };
    for (int i = 0; i < steps[step->kind].points; i++)
        put_point(c, step->x[i], step->y[i]);
    g_string_append(c->out, steps[step->kind].operator);
}

static void
paint_path(struct pdf_canvas *c, const struct page_item *item)
{
    if (item->path.stroked)
        use_stroke(c, item->path.colour, item->path.width);
    else
        use_fill(c, item->path.colour);
    for (size_t i = 0; i < item->path.n; i++)
        trace_step(c, &item->path.steps[i]);
    g_string_append(c->out, item->path.stroked ? "S\n" : "f\n");
}

static void
paint_image(struct pdf_canvas *c, const struct page_item *item)
{
    int index = pdf_images_index(c->images, item->image.pixels);
    g_string_append(c->out, "q ");
    pdf_put_points(c->out, item->image.width);
    g_string_append(c->out, "0 0 ");
    pdf_put_points(c->out, item->image.height);
    put_point(c, item->image.x, item->image.y + item->image.height);
    g_string_append_printf(c->out, "cm /I%d Do Q\n", index);
}

/* All rules of one width and colour are one path. */
static void
paint_rules(struct pdf_canvas *c, const GPtrArray *rules)
{
    for (guint i = 0; i < rules->len; i++) {
        const struct page_item *first = rules->pdata[i];
        if (!first)
            continue;
        use_stroke(c, first->rule.colour, first->rule.width);
        for (guint k = i; k < rules->len; k++) {
            const struct page_item *rule = rules->pdata[k];
            if (!rule || rule->rule.width != first->rule.width
                || !same_colour(rule->rule.colour, first->rule.colour))
                continue;
            put_point(c, rule->rule.x1, rule->rule.y1);
            g_string_append(c->out, "m ");
            put_point(c, rule->rule.x2, rule->rule.y2);
            g_string_append(c->out, "l\n");
            rules->pdata[k] = NULL;
        }
        g_string_append(c->out, "S\n");
    }
}

void
pdf_paint_shapes(struct pdf_canvas *c, const struct page_item *from,
                 const struct page_item *until)
{
    GPtrArray *rules = g_ptr_array_new();
    bool figure = false;
    for (const struct page_item *item = from; item != until;
         item = item->next) {
        if (item->kind == PAGE_TAG && item->tag.tag == TAG_FIGURE)
            figure = !item->tag.ends;
        if (figure)
            continue;
        if (item->kind == PAGE_FILL)
            item = paint_fills(c, item, until);
        else if (item->kind == PAGE_PATH)
            paint_path(c, item);
        else if (item->kind == PAGE_IMAGE)
            paint_image(c, item);
        else if (item->kind == PAGE_RULE)
            g_ptr_array_add(rules, (gpointer) item);
    }
    paint_rules(c, rules);
    g_ptr_array_free(rules, TRUE);
}

/* ----------------------------------------------------------------- text */

void
pdf_paint_begin_text(struct pdf_canvas *c)
{
    if (c->in_text)
        return;
    g_string_append(c->out, "BT\n");
    c->in_text = true;
    c->x = c->y = 0;
}

void
pdf_paint_end_text(struct pdf_canvas *c)
{
    if (c->in_text)
        g_string_append(c->out, "ET\n");
    c->in_text = false;
}

static void
use_font(struct pdf_canvas *c, const struct text_run *run)
{
    if (c->face == run->face && c->size == run->size)
        return;
    c->face = run->face;
    c->size = run->size;
    int index = pdf_font_index(pdf_fonts_of(c->fonts, run->face));
    g_string_append_printf(c->out, "/F%d ", index);
    pdf_put_points(c->out, run->size);
    g_string_append(c->out, "Tf\n");
}

/* From the beginning of the line to that of another. */
static void
move_to(struct pdf_canvas *c, long x, long y)
{
    pdf_put_hundredths(c->out, x - c->x);
    pdf_put_hundredths(c->out, y - c->y);
    g_string_append(c->out, "Td");
    c->x = x;
    c->y = y;
}

/* Glyphs by their widths; where one stands elsewhere, the way back to the left
 * is given between them, in thousandths of an em. */
static void
show_glyphs(struct pdf_canvas *c, const struct text_run *run)
{
    struct pdf_font *font = pdf_fonts_of(c->fonts, run->face);
    const char *p = run->text;
    double unit = 1000 / run->size, origin = (double) run->glyphs[0].x;
    long pen = 0;
    g_string_append(c->out, "[(");
    for (size_t i = 0; i < run->n; i++, p = g_utf8_next_char(p)) {
        const struct pdf_glyph *glyph =
            pdf_font_glyph(font, run->glyphs[i].id, g_utf8_get_char(p));
        long at = lround(((double) run->glyphs[i].x - origin) * unit);
        if (labs(at - pen) > TOLERANCE) {
            g_string_append_c(c->out, ')');
            pdf_put_int(c->out, pen - at);
            g_string_append_c(c->out, '(');
            pen = at;
        }
        pdf_put_byte(c->out, (unsigned char) (glyph->code >> 8));
        pdf_put_byte(c->out, (unsigned char) glyph->code);
        pen += glyph->outline->width;
    }
    g_string_append(c->out, ")]TJ\n");
}

void
pdf_paint_text(struct pdf_canvas *c, const struct page_text *text)
{
    const struct text_run *run = text->run;
    pdf_paint_begin_text(c);
    use_fill(c, text->colour);
    use_font(c, run);
    move_to(c, pdf_hundredths(text->x + (double) run->glyphs[0].x),
            flipped(c, text->baseline));
    show_glyphs(c, run);
}
