/* What somebody may have meant. */
#ifndef YUSUAN_BASE_NEAREST_H
#define YUSUAN_BASE_NEAREST_H

/** The word of `words` (null-ended) that `word` most likely misspells, by the
 *  letters to be changed, put in, left out or exchanged; the first of several;
 *  null where none is near. Lent. */
const char *nearest_word(const char *word, const char *const *words);

#endif
