/* GLib's allocators, which never return null, for libraries that do not look.
 * Its memory is malloc's, so it does not matter who frees it. */
#include "base/memory.h"

#include <glib.h>
#include <jansson.h>
#include <libxml/xmlmemory.h>

static void
guard(void)
{
    json_set_alloc_funcs(g_malloc, g_free);
    xmlMemSetup(g_free, g_malloc, g_realloc, g_strdup);
}

void
memory_guard(void)
{
    static gsize done;
    if (g_once_init_enter(&done)) {
        guard();
        g_once_init_leave(&done, 1);
    }
}
