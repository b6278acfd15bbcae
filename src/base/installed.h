/* What is installed with the program, found from where the library lies, so
 * that a prefix may be moved. */
#ifndef YUSUAN_BASE_INSTALLED_H
#define YUSUAN_BASE_INSTALLED_H

/** The path of `name`: beside the library (a build folder), else in `folder`
 *  ("share/yusuan") of the prefix that the library is installed in. Null where
 *  it is in neither. Free with g_free. */
char *installed_find(const char *folder, const char *name);

#endif
