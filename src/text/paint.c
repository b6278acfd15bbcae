/* Runs → cairo. */
#include "text/faces.h"

enum { FEW = 256 };

/* One cluster for each character. */
static void
make_clusters(const struct text_run *run, cairo_text_cluster_t *clusters)
{
    const char *p = run->text;
    for (size_t i = 0; i < run->n; i++) {
        const char *next = g_utf8_next_char(p);
        clusters[i].num_bytes = (int) (next - p);
        clusters[i].num_glyphs = 1;
        p = next;
    }
}

void
text_paint(const struct text_run *run, double x, double baseline, cairo_t *to)
{
    cairo_glyph_t few[FEW];
    cairo_text_cluster_t few_clusters[FEW];
    bool many = run->n > FEW;
    cairo_glyph_t *glyphs = many ? g_new(cairo_glyph_t, run->n) : few;
    cairo_text_cluster_t *clusters =
        many ? g_new(cairo_text_cluster_t, run->n) : few_clusters;
    for (size_t i = 0; i < run->n; i++)
        glyphs[i] = (cairo_glyph_t) { run->glyphs[i].id,
                                      x + (double) run->glyphs[i].x,
                                      baseline };
    make_clusters(run, clusters);
    cairo_set_scaled_font(to, face_scaled(run->face, run->size));
    cairo_show_text_glyphs(to, run->text, -1, glyphs, (int) run->n, clusters,
                           (int) run->n, 0);
    if (many) {
        g_free(glyphs);
        g_free(clusters);
    }
}
