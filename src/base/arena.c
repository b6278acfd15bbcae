#include "base/arena.h"

#include <glib.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024, ALIGNMENT = 16 };

struct block {
    struct block *next;
    size_t used, size;
    _Alignas(ALIGNMENT) unsigned char bytes[];
};

struct arena {
    struct block *blocks; /* the newest first */
};

arena *
arena_new(void)
{
    return g_new0(arena, 1);
}

void
arena_free(arena *a)
{
    struct block *block = a ? a->blocks : NULL;
    while (block) {
        struct block *next = block->next;
        g_free(block);
        block = next;
    }
    g_free(a);
}

static struct block *
add_block(arena *a, size_t at_least)
{
    size_t size = MAX(at_least, (size_t) BLOCK_SIZE);
    struct block *block = g_malloc(sizeof *block + size);
    block->used = 0;
    block->size = size;
    block->next = a->blocks;
    a->blocks = block;
    return block;
}

void *
arena_alloc(arena *a, size_t size)
{
    size_t rounded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    struct block *block = a->blocks;
    if (!block || block->size - block->used < rounded)
        block = add_block(a, rounded);
    void *memory = block->bytes + block->used;
    block->used += rounded;
    return memset(memory, 0, rounded);
}

void *
arena_memdup(arena *a, const void *bytes, size_t size)
{
    void *copy = arena_alloc(a, size);
    if (size)
        memcpy(copy, bytes, size);
    return copy;
}

char *
arena_strndup(arena *a, const char *text, size_t length)
{
    if (!text)
        return NULL;
    char *copy = arena_alloc(a, length + 1);
    memcpy(copy, text, length);
    return copy;
}

char *
arena_strdup(arena *a, const char *text)
{
    return text ? arena_strndup(a, text, strlen(text)) : NULL;
}

char *
arena_printf(arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = g_strdup_vprintf(format, args);
    va_end(args);
    char *copy = arena_strdup(a, text);
    g_free(text);
    return copy;
}
