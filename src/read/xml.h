/* Small looks at elements of libxml2, by local names: the same words stand in
 * several name spaces (transitional and strict). */
#ifndef YUSUAN_READ_XML_H
#define YUSUAN_READ_XML_H

#include <stdbool.h>

struct _xmlNode;

bool xml_is(const struct _xmlNode *node, const char *name);
/** The first child element of that name, or null. */
struct _xmlNode *xml_child(const struct _xmlNode *node, const char *name);
/** An attribute's value, or null; lent. */
const char *xml_attribute(const struct _xmlNode *node, const char *name);
/** The same as a number within [least, most]; `missing` without it. */
int xml_number(const struct _xmlNode *node, const char *name, int missing,
               int most);
/** "1", "true", "on" or the bare element; not "0", "false", "off". */
bool xml_is_on(const struct _xmlNode *node, const char *attribute,
               bool missing);

#endif
