/* Documents that are set already → one volume with page numbers throughout. */
#include "layout/blocks.h"

/* The page with a number in front of what stands on it. */
static struct page *
numbered(struct flow *flow, const struct page *page, size_t number)
{
    struct page *made = arena_memdup(flow->memory, page, sizeof *page);
    struct page folio = { 0 };
    made->label = arena_printf(flow->memory, "%zu", number);
    layout_folio(flow, page, &folio, number);
    if (!folio.first)
        return made;
    folio.last->next = page->first;
    made->first = folio.first;
    made->last = page->last ? page->last : folio.last;
    return made;
}

static void
take_outline(struct pages *volume, const struct pages *part)
{
    for (size_t i = 0; i < part->n_outline; i++)
        volume->outline[volume->n_outline++] = part->outline[i];
}

struct pages *
layout_volume(const struct pages *const *parts, size_t n, fonts *with,
              const struct layout_options *options, arena *memory)
{
    const struct theme *theme = options->theme;
    struct flow flow = { .memory = memory, .with = with, .theme = theme };
    flow.palette = theme ? &theme->palette : &layout_palette;
    flow.style = layout_style_of(options, 0, memory);
    struct pages *volume = arena_memdup(memory, parts[0], sizeof **parts);
    size_t pages = 0, entries = 0;
    for (size_t i = 0; i < n; i++) {
        pages += parts[i]->n;
        entries += parts[i]->n_outline;
    }
    volume->memory = memory;
    volume->n = volume->n_outline = 0;
    volume->page = arena_array(memory, struct page *, pages + 1);
    volume->outline = arena_array(memory, struct outline_entry, entries + 1);
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < parts[i]->n; k++) {
            size_t number = volume->n + 1;
            volume->page[volume->n++] =
                pages > 1 ? numbered(&flow, parts[i]->page[k], number)
                          : parts[i]->page[k];
        }
        take_outline(volume, parts[i]);
    }
    return volume;
}
