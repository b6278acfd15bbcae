/* Numbers of tables and charts in the text. Private to report/. */
#ifndef YUSUAN_REPORT_REFERENCES_H
#define YUSUAN_REPORT_REFERENCES_H

#include "report/report.h"

/** Give every SPAN_REFERENCE its words, "（见表4）" or "（见图2）", by counting
 *  the numbered tables and the charts as they are set. A reference to what was
 *  left out becomes empty; any other link to an anchor that is not in the
 *  report is taken off. */
void references_resolve(struct report *r);

#endif
