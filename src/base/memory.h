/* What happens when memory runs out. */
#ifndef YUSUAN_BASE_MEMORY_H
#define YUSUAN_BASE_MEMORY_H

/** Have the libraries that would go on with a shorter result (jansson,
 *  libxml2) end the program instead, as GLib does: what was written before
 *  stays whole. Call it before either is used; again does nothing. */
void memory_guard(void);

#endif
