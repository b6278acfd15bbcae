/* compare GOLDEN GOT REPORT [update]: every picture of GOT (NAME.pgm, 8-bit
 * grey) with GOLDEN/NAME.png, in sixteen greys. What differs is shown side by
 * side in REPORT/index.html. With "update" the golden pictures are written
 * instead, and those that are no longer made are taken away.
 *
 * A pixel may be one grey off, since a tone at the border of two may be
 * rounded otherwise on another processor; but no more than one pixel in two
 * hundred, so that a pale bar that is gone is seen. Fonts and poppler are
 * pinned, so nothing else is left to chance. */
#include <glib.h>
#include <png.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GREYS = 16, PIXELS_A_STRAY = 200, MOST_BYTES = 16 * 1024 };

/** A byte a pixel, each below GREYS. */
struct picture {
    guint width, height;
    guchar *pixels;
};

static void
picture_free(struct picture *p)
{
    g_free(p->pixels);
    p->pixels = NULL;
}

/* --------------------------------------------------------- reading, writing */

static guint
next_number(const char **at)
{
    char *end;
    while (g_ascii_isspace(**at))
        (*at)++;
    guint64 number = g_ascii_strtoull(*at, &end, 10);
    *at = end;
    return (guint) MIN(number, 65535);
}

static bool
read_pgm(const char *path, struct picture *p)
{
    char *bytes;
    gsize size;
    if (!g_file_get_contents(path, &bytes, &size, NULL))
        return false;
    const char *at = bytes + 2;
    bool good = size > 2 && memcmp(bytes, "P5", 2) == 0;
    if (good) {
        p->width = next_number(&at);
        p->height = next_number(&at);
        good = next_number(&at) == 255 &&
               size - (gsize) (++at - bytes) >= (gsize) p->width * p->height;
    }
    p->pixels = good ? g_malloc((gsize) p->width * p->height + 1) : NULL;
    for (gsize i = 0; good && i < (gsize) p->width * p->height; i++)
        p->pixels[i] =
            (guchar) (((guchar) at[i] * (GREYS - 1) + 127) / 255);
    g_free(bytes);
    return good;
}

static bool
read_png(const char *path, struct picture *p)
{
    png_image image = { .version = PNG_IMAGE_VERSION };
    if (!png_image_begin_read_from_file(&image, path))
        return false;
    image.format = PNG_FORMAT_GRAY;
    p->width = image.width;
    p->height = image.height;
    p->pixels = g_malloc(PNG_IMAGE_SIZE(image) + 1);
    if (!png_image_finish_read(&image, NULL, p->pixels, 0, NULL)) {
        picture_free(p);
        return false;
    }
    for (gsize i = 0; i < (gsize) p->width * p->height; i++)
        p->pixels[i] /= 255 / (GREYS - 1);
    return true;
}

/* Four bits a pixel, as small as deflate makes it. */
static bool
write_png(const char *path, const struct picture *p)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        return false;
    png_structp png =
        png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_init_io(png, file);
    png_set_compression_level(png, 9);
    png_set_filter(png, 0, PNG_FILTER_NONE);
    png_set_IHDR(png, info, p->width, p->height, 4, PNG_COLOR_TYPE_GRAY,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    png_set_packing(png);
    for (guint y = 0; y < p->height; y++)
        png_write_row(png, p->pixels + (gsize) y * p->width);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return fclose(file) == 0;
}

/* --------------------------------------------------------------- comparing */

static bool
pictures_agree(const struct picture *a, const struct picture *b)
{
    gsize n = (gsize) a->width * a->height, strays = 0;
    if (a->width != b->width || a->height != b->height)
        return false;
    for (gsize i = 0; i < n; i++) {
        int off = abs(a->pixels[i] - b->pixels[i]);
        if (off > 1)
            return false;
        strays += off == 1;
    }
    return strays * PIXELS_A_STRAY <= n;
}

/* Black where they differ, a breath of grey where there is anything. */
static struct picture
difference(const struct picture *a, const struct picture *b)
{
    struct picture d = { MAX(a->width, b->width), MAX(a->height, b->height),
                         NULL };
    d.pixels = g_malloc((gsize) d.width * d.height + 1);
    for (guint y = 0; y < d.height; y++)
        for (guint x = 0; x < d.width; x++) {
            bool both = x < a->width && x < b->width && y < a->height &&
                        y < b->height;
            guchar left = both ? a->pixels[y * a->width + x] : 0;
            guchar right = both ? b->pixels[y * b->width + x] : GREYS - 1;
            d.pixels[y * d.width + x] =
                left != right ? 0 : left < GREYS - 1 ? 13 : GREYS - 1;
        }
    return d;
}

struct comparing {
    const char *golden, *report;
    bool update;
    int failures;
    GString *page;
};

static void
show(struct comparing *c, const char *name, const char *what,
     const struct picture *p)
{
    char *file = g_strdup_printf("%s.%s.png", name, what);
    char *path = g_build_filename(c->report, file, NULL);
    if (p->pixels && write_png(path, p))
        g_string_append_printf(c->page,
                               "<td><img src=\"%s\" alt=\"%s\"></td>", file,
                               what);
    else
        g_string_append(c->page, "<td>–</td>");
    g_free(path);
    g_free(file);
}

static void
report_failure(struct comparing *c, const char *name,
               const struct picture *wanted, const struct picture *got)
{
    struct picture black = { 0 };
    fprintf(stderr, "%s: %s\n", name,
            wanted->pixels ? "differs" : "no golden picture");
    c->failures++;
    g_string_append_printf(c->page, "<tr><th>%s</th>", name);
    show(c, name, "expected", wanted);
    show(c, name, "got", got);
    if (wanted->pixels)
        black = difference(wanted, got);
    show(c, name, "difference", &black);
    g_string_append(c->page, "</tr>\n");
    picture_free(&black);
}

static void
update(struct comparing *c, const char *name, const char *path,
       const struct picture *got)
{
    char *bytes = NULL;
    gsize size = 0;
    if (write_png(path, got) && g_file_get_contents(path, &bytes, &size, NULL))
        printf("%s: %zu bytes\n", name, size);
    if (size == 0 || size > MOST_BYTES) {
        fprintf(stderr, "%s: %zu bytes; at most %d are kept\n", name, size,
                MOST_BYTES);
        c->failures++;
    }
    g_free(bytes);
}

static void
compare_one(struct comparing *c, const char *folder, const char *file)
{
    struct picture wanted = { 0 }, got = { 0 };
    char *name = g_strndup(file, strlen(file) - strlen(".pgm"));
    char *made = g_build_filename(folder, file, NULL);
    char *png = g_strconcat(name, ".png", NULL);
    char *path = g_build_filename(c->golden, png, NULL);
    read_png(path, &wanted);
    if (!read_pgm(made, &got)) {
        fprintf(stderr, "%s: not a picture\n", made);
        c->failures++;
    } else if (!wanted.pixels || !pictures_agree(&wanted, &got)) {
        if (c->update)
            update(c, name, path, &got);
        else
            report_failure(c, name, &wanted, &got);
    }
    picture_free(&wanted);
    picture_free(&got);
    g_free(path);
    g_free(png);
    g_free(made);
    g_free(name);
}

/* ------------------------------------------------------------------ folders */

static int
by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}

static GPtrArray *
files_of(const char *folder, const char *suffix)
{
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
    GDir *dir = g_dir_open(folder, 0, NULL);
    for (const char *file; dir && (file = g_dir_read_name(dir));)
        if (g_str_has_suffix(file, suffix))
            g_ptr_array_add(files, g_strdup(file));
    if (dir)
        g_dir_close(dir);
    g_ptr_array_sort(files, by_name);
    return files;
}

/* Golden pictures of what is no longer made. */
static void
compare_left_over(struct comparing *c, const char *folder)
{
    GPtrArray *files = files_of(c->golden, ".png");
    for (guint i = 0; i < files->len; i++) {
        const char *file = files->pdata[i];
        char *pgm = g_strdup(file);
        strcpy(pgm + strlen(pgm) - strlen("png"), "pgm");
        char *made = g_build_filename(folder, pgm, NULL);
        char *path = g_build_filename(c->golden, file, NULL);
        if (!g_file_test(made, G_FILE_TEST_EXISTS)) {
            fprintf(stderr, "%s: %s\n", file,
                    c->update ? "taken away" : "no longer made");
            c->failures += !c->update;
            if (c->update)
                remove(path);
        }
        g_free(path);
        g_free(made);
        g_free(pgm);
    }
    g_ptr_array_unref(files);
}

static void
write_report(const struct comparing *c)
{
    char *path = g_build_filename(c->report, "index.html", NULL);
    char *html = g_strconcat(
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\">"
        "<title>Pictures that differ</title><style>body{font:15px "
        "sans-serif;background:#ddd}th{vertical-align:top;text-align:left}"
        "td{vertical-align:top;padding:6px}img{background:#fff}</style>"
        "<table><tr><th><th>expected<th>got<th>difference</tr>\n",
        c->page->str, "</table></html>\n", NULL);
    g_file_set_contents(path, html, -1, NULL);
    fprintf(stderr, "%d failures: see %s\n", c->failures, path);
    g_free(html);
    g_free(path);
}

int
main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    struct comparing c = { .golden = argv[1], .report = argv[3],
                           .update = argc > 4,
                           .page = g_string_new(NULL) };
    GPtrArray *files = files_of(argv[2], ".pgm");
    for (guint i = 0; i < files->len; i++)
        compare_one(&c, argv[2], files->pdata[i]);
    compare_left_over(&c, argv[2]);
    printf("%u pictures, %d failures\n", files->len, c.failures);
    if (c.failures)
        write_report(&c);
    bool none = files->len == 0;
    g_ptr_array_unref(files);
    g_string_free(c.page, TRUE);
    return c.failures || none ? 1 : 0;
}
