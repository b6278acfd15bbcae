/* The templates compiled in. */
#include "base/embedded.h"
#include "html/template.h"

#include <glib.h>
#include <string.h>

extern const struct embedded_file embedded_templates[];

const char *
template_builtin(const char *name, size_t *size)
{
    for (const struct embedded_file *f = embedded_templates; f->name; f++) {
        if (strcmp(f->name, name) != 0)
            continue;
        if (size)
            *size = f->size;
        return f->bytes;
    }
    return NULL;
}

const char *
template_builtin_name(size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (!embedded_templates[k].name)
            return NULL;
    return embedded_templates[i].name;
}
