#include "paint/canvas.h"

#include <string.h>

void
canvas_open(struct canvas *c, cairo_t *to, paint_type *type)
{
    *c = (struct canvas) {
        .to = to, .type = type,
        .glyphs = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t)),
        .clusters = g_array_new(FALSE, FALSE, sizeof(cairo_text_cluster_t)),
        .text = g_string_new(NULL)
    };
}

void
canvas_close(struct canvas *c)
{
    g_array_free(c->glyphs, TRUE);
    g_array_free(c->clusters, TRUE);
    g_string_free(c->text, TRUE);
}

static bool
same_colour(struct colour a, struct colour b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

static void
use_colour(struct canvas *c, struct colour colour)
{
    if (c->coloured && same_colour(c->colour, colour))
        return;
    c->colour = colour;
    c->coloured = true;
    cairo_set_source_rgb(c->to, colour.red / 255.0, colour.green / 255.0,
                         colour.blue / 255.0);
}

void
canvas_begin_page(struct canvas *c)
{
    c->coloured = false;
    use_colour(c, (struct colour) { 255, 255, 255 });
    cairo_paint(c->to);
}

/* ----------------------------------------------------------------- shapes */

static void
paint_fill(struct canvas *c, const struct page_item *item)
{
    use_colour(c, item->fill.colour);
    cairo_rectangle(c->to, item->fill.x, item->fill.y, item->fill.width,
                    item->fill.height);
    cairo_fill(c->to);
}

static void
trace_path(struct canvas *c, const struct page_item *item)
{
    for (size_t i = 0; i < item->path.n; i++) {
        const struct path_step *s = &item->path.steps[i];
        switch (s->kind) {
        case STEP_MOVE:
            cairo_move_to(c->to, s->x[0], s->y[0]);
            break;
        case STEP_LINE:
            cairo_line_to(c->to, s->x[0], s->y[0]);
            break;
        case STEP_CURVE:
            cairo_curve_to(c->to, s->x[0], s->y[0], s->x[1], s->y[1],
                           s->x[2], s->y[2]);
            break;
        case STEP_CLOSE:
            cairo_close_path(c->to);
            break;
        }
    }
}

static void
paint_path(struct canvas *c, const struct page_item *item)
{
    use_colour(c, item->path.colour);
    trace_path(c, item);
    if (item->path.stroked) {
        cairo_set_line_width(c->to, item->path.width);
        cairo_stroke(c->to);
    } else {
        cairo_fill(c->to);
    }
}

static cairo_surface_t *
surface_of(const struct page_image *image)
{
    cairo_surface_t *made = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, image->columns, image->rows);
    unsigned char *bytes = cairo_image_surface_get_data(made);
    int stride = cairo_image_surface_get_stride(made);
    const unsigned char *rgb = image->rgb;
    for (int y = 0; bytes && y < image->rows; y++) {
        uint32_t *row = (uint32_t *) (void *) (bytes + (size_t) y
                                                           * (size_t) stride);
        for (int x = 0; x < image->columns; x++, rgb += 3)
            row[x] = (uint32_t) rgb[0] << 16 | (uint32_t) rgb[1] << 8 | rgb[2];
    }
    cairo_surface_mark_dirty(made);
    return made;
}

static void
paint_image(struct canvas *c, const struct page_item *item)
{
    cairo_surface_t *pixels = surface_of(item->image.pixels);
    cairo_save(c->to);
    cairo_translate(c->to, item->image.x, item->image.y);
    cairo_scale(c->to, item->image.width / item->image.pixels->columns,
                item->image.height / item->image.pixels->rows);
    cairo_set_source_surface(c->to, pixels, 0, 0);
    cairo_paint(c->to);
    cairo_restore(c->to);
    cairo_surface_destroy(pixels);
}

/* All rules of one width and colour are one path. */
static void
paint_rules(struct canvas *c, GPtrArray *rules)
{
    for (guint i = 0; i < rules->len; i++) {
        const struct page_item *first = rules->pdata[i];
        if (!first)
            continue;
        use_colour(c, first->rule.colour);
        cairo_set_line_width(c->to, first->rule.width);
        for (guint k = i; k < rules->len; k++) {
            const struct page_item *other = rules->pdata[k];
            if (!other || other->rule.width != first->rule.width
                || !same_colour(other->rule.colour, first->rule.colour))
                continue;
            cairo_move_to(c->to, other->rule.x1, other->rule.y1);
            cairo_line_to(c->to, other->rule.x2, other->rule.y2);
            rules->pdata[k] = NULL;
        }
        cairo_stroke(c->to);
    }
}

void
canvas_shapes(struct canvas *c, const struct page_item *from,
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
            paint_fill(c, item);
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

const struct page_item *
canvas_figure_end(const struct page_item *item)
{
    while (item->next
           && !(item->kind == PAGE_TAG && item->tag.tag == TAG_FIGURE
                && item->tag.ends))
        item = item->next;
    return item;
}

/* ------------------------------------------------------------------- text */

static void
add_run(struct canvas *c, const struct page_text *text)
{
    const struct text_run *run = text->run;
    for (size_t i = 0; i < run->n; i++) {
        const struct run_glyph *glyph = &run->glyphs[i];
        cairo_glyph_t made = {
            cut_faces_glyph(c->type, run->face, glyph->id),
            text->x + (double) glyph->x, text->baseline + (double) glyph->y
        };
        g_array_append_val(c->glyphs, made);
        if (glyph->bytes) {
            cairo_text_cluster_t cluster = { (int) glyph->bytes, 1 };
            g_array_append_val(c->clusters, cluster);
        } else {
            g_array_index(c->clusters, cairo_text_cluster_t,
                          c->clusters->len - 1).num_glyphs++;
        }
    }
    g_string_append(c->text, run->text);
}

void
canvas_text(struct canvas *c, const struct page_text *text)
{
    const struct text_run *run = text->run;
    if (c->run
        && (c->run->face != run->face || c->run->size != run->size
            || !same_colour(c->text_colour, text->colour)))
        canvas_flush(c);
    c->run = run;
    c->text_colour = text->colour;
    add_run(c, text);
}

void
canvas_flush(struct canvas *c)
{
    if (c->glyphs->len) {
        use_colour(c, c->text_colour);
        cairo_set_scaled_font(c->to, cut_faces_at(c->type, c->run->face,
                                                  c->run->size, c->to));
        cairo_show_text_glyphs(
            c->to, c->text->str, (int) c->text->len,
            (cairo_glyph_t *) (void *) c->glyphs->data, (int) c->glyphs->len,
            (cairo_text_cluster_t *) (void *) c->clusters->data,
            (int) c->clusters->len, 0);
    }
    g_array_set_size(c->glyphs, 0);
    g_array_set_size(c->clusters, 0);
    g_string_truncate(c->text, 0);
    c->run = NULL;
}

/* ------------------------------------------------------------------ pages */

void
canvas_page(struct canvas *c, const struct page *page)
{
    canvas_begin_page(c);
    canvas_shapes(c, page->first, NULL);
    for (const struct page_item *item = page->first; item; item = item->next) {
        if (item->kind == PAGE_TEXT)
            canvas_text(c, &item->text);
        else if (item->kind == PAGE_TAG && item->tag.tag == TAG_FIGURE
                 && !item->tag.ends) {
            canvas_flush(c);
            canvas_shapes(c, item->next, canvas_figure_end(item->next));
        }
    }
    canvas_flush(c);
}
