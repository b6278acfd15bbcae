/* Luminance by WCAG 2.2. */
#include "page/colour.h"

#include <glib.h>
#include <math.h>

static double
linear(unsigned char channel)
{
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double
luminance(struct colour c)
{
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green)
           + 0.0722 * linear(c.blue);
}

double
colour_contrast(struct colour a, struct colour b)
{
    double la = luminance(a), lb = luminance(b);
    return (MAX(la, lb) + 0.05) / (MIN(la, lb) + 0.05);
}

struct colour
colour_mixed(struct colour from, struct colour to, double share)
{
    return (struct colour) {
        (unsigned char) lround(from.red + (to.red - from.red) * share),
        (unsigned char) lround(from.green + (to.green - from.green) * share),
        (unsigned char) lround(from.blue + (to.blue - from.blue) * share)
    };
}
