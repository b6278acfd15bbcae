/* The fixed words of self-evaluation forms: 一级 and 二级指标. */
#include "recognize/evaluation.h"

#include <glib.h>
#include <string.h>

/* A word with and without its ending 指标 is the same word. */
struct level_word {
    const char *word;
    bool first, second; /* may be a 一级, a 二级 */
    const char *parents[3]; /* 一级 words a 二级 may stand under; the first is
                               taken when the 一级 is lost */
};

static const struct level_word WORDS[] = {
    { "产出", true, false, { NULL } },
    { "效益", true, false, { NULL } },
    { "效果", true, false, { NULL } },
    { "满意度", true, true, { "满意度", "效益", "效果" } },
    { "成本", true, true, { "产出", "成本" } },
    { "投入", true, false, { NULL } },
    { "过程", true, false, { NULL } },
    { "决策", true, false, { NULL } },
    { "管理", true, false, { NULL } },
    { "数量", false, true, { "产出" } },
    { "质量", false, true, { "产出" } },
    { "时效", false, true, { "产出" } },
    { "进度", false, true, { "产出" } },
    { "产出数量", false, true, { "产出" } },
    { "产出质量", false, true, { "产出" } },
    { "产出时效", false, true, { "产出" } },
    { "产出进度", false, true, { "产出" } },
    { "产出成本", false, true, { "产出", "成本" } },
    { "经济成本", false, true, { "成本", "产出" } },
    { "社会成本", false, true, { "成本", "产出" } },
    { "生态环境成本", false, true, { "成本", "产出" } },
    { "环境成本", false, true, { "成本", "产出" } },
    { "经济效益", false, true, { "效益", "效果" } },
    { "社会效益", false, true, { "效益", "效果" } },
    { "生态效益", false, true, { "效益", "效果" } },
    { "环境效益", false, true, { "效益", "效果" } },
    { "生态环境效益", false, true, { "效益", "效果" } },
    { "可持续影响", false, true, { "效益", "效果" } },
    { "可持续发展", false, true, { "效益", "效果" } },
    { "可持续性影响", false, true, { "效益", "效果" } },
    { "服务对象满意度", false, true, { "满意度", "效益", "效果" } },
    { "社会公众满意度", false, true, { "满意度", "效益", "效果" } },
    { "社会公众或服务对象满意度", false, true, { "满意度", "效益", "效果" } },
    { "服务对象或社会公众满意度", false, true, { "满意度", "效益", "效果" } },
    { "受益对象满意度", false, true, { "满意度", "效益", "效果" } },
    { "使用人员满意度", false, true, { "满意度", "效益", "效果" } },
};

/* Length without a weight in brackets ("产出指标(50分)") and 指标. */
static size_t
stem_length(const char *folded)
{
    size_t n = strlen(folded);
    if (n > 0 && folded[n - 1] == ')') {
        const char *open = strrchr(folded, '(');
        bool weight = open && strpbrk(open, "0123456789");
        if (weight)
            n = (size_t) (open - folded);
    }
    size_t tail = strlen("指标");
    if (n > tail && memcmp(folded + n - tail, "指标", tail) == 0)
        n -= tail;
    return n;
}

static const struct level_word *
find_word(const char *folded)
{
    size_t n = stem_length(folded);
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++)
        if (strlen(WORDS[i].word) == n &&
            memcmp(folded, WORDS[i].word, n) == 0)
            return &WORDS[i];
    return NULL;
}

bool
evaluation_is_level(const char *folded, enum field level)
{
    const struct level_word *w = find_word(folded);
    return w && (level == FIELD_LEVEL1 ? w->first : w->second);
}

const char *
evaluation_parent_level(const char *level2_folded, const char *level1_folded)
{
    const struct level_word *w = find_word(level2_folded);
    if (!w || !w->second)
        return NULL;
    size_t n = level1_folded ? stem_length(level1_folded) : 0;
    for (size_t i = 0; i < 3 && w->parents[i]; i++)
        if (strlen(w->parents[i]) == n &&
            memcmp(w->parents[i], level1_folded, n) == 0)
            return w->parents[i];
    return w->parents[0];
}
