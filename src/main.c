#include "yusuan.h"

#include <stdio.h>

int
main(void)
{
    puts(yusuan_version());
    return 0;
}
