/* The classification: names, aliases, classes by name, codes, pairs. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include "budget/classify.h"

#include <glib.h>

#define F CLASS_FUNCTION
#define G CLASS_GOVERNMENT
#define D CLASS_DEPARTMENT

/* classification | code | present name */
static const struct {
    enum classification which;
    const char *code, *name;
} NAMES[] = {
    { F, "206", "科学技术支出" },     { F, "20698", "中关村发展支出" },
    { F, "2010301", "行政运行" },     { F, "2060303", "高技术研究" },
    { G, "50101", "工资奖金津补贴" }, { G, "599", "其他支出" },
    { D, "30227", "委托业务费" },     { D, "3021101", "差旅费" },
    { F, "2018888", NULL },           { D, "50101", NULL },
    { F, "", NULL },                  { F, NULL, NULL },
};

static void
test_names(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        const char *name = classify_name(NAMES[i].which, NAMES[i].code);
        if (NAMES[i].name)
            assert_string_equal(name, NAMES[i].name);
        else
            assert_null(name);
    }
}

/* classification | code | printed name | fits */
static const struct {
    enum classification which;
    const char *code, *name;
    bool fits;
} FITS[] = {
    { D, "30212", "因公出国(境)费用", true },
    { D, "30212", "因公出国（境）费用", true },
    { D, "30212", "因公出国 （境） 费用", true },
    { D, "30217", "招待费", true }, /* an earlier name of the same */
    { D, "30213", "维修(护)费", true },
    { G, "50999", "其他对个人和家庭补助", true },
    { F, "2060405", "共性技术与研究开发", true }, /* a printed variant */
    { F, "207", "文化体育与传媒支出", true },
    { F, "206", "科学技术", true },
    { F, "215", "资源勘探信息等支出", true },
    { F, "21006", "卫生监督", false }, /* a code given to another subject */
    { F, "216", "粮油物资储备及金融监管等事务", false },
    { F, "2060101", "一般行政管理事务", false },
    { F, "2069998", "行政运行", false }, /* no such code */
    { D, "30101", "", false },
    { D, "30101", NULL, false },
    { D, NULL, "基本工资", false },
};

static void
test_fits(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(FITS); i++)
        assert_int_equal(
            classify_name_fits(FITS[i].which, FITS[i].code, FITS[i].name),
            FITS[i].fits);
}

/* the function classes as balances print them | code */
static const char *const CLASSES[][2] = {
    { "一般公共服务支出", "201" },
    { "外交支出", "202" },
    { "公共安全支出", "204" },
    { "科学技术支出", "206" },
    { "科学技术", "206" },
    { "文化旅游体育与传媒支出", "207" },
    { "文化旅游体育与传媒", "207" },
    { "文化体育与传媒支出", "207" },
    { "社会保障和就业支出", "208" },
    { "社会保险基金支出", "209" },
    { "卫生健康支出", "210" },
    { "医疗卫生与计划生育支出", "210" },
    { "节能环保支出", "211" },
    { "城乡社区支出", "212" },
    { "城乡社区事务", "212" },
    { "资源勘探工业信息等支出", "215" },
    { "资源勘探信息等支出", "215" },
    { "商业服务业等支出", "216" },
    { "援助其他地区支出", "219" },
    { "自然资源海洋气象等支出", "220" },
    { "国土海洋气象等支出", "220" },
    { "粮油物资储备支出", "222" },
    { "国有资本经营预算支出", "223" },
    { "灾害防治及应急管理支出", "224" },
    { "预备费", "227" },
    { "其他支出", "229" },
    { "转移性支出", "230" },
    { "债务还本支出", "231" },
    { "债务付息支出", "232" },
    { "债务发行费用支出", "233" },
    { "抗疫特别国债安排的支出", "234" },
    { " 教 育 支 出 ", "205" },
};
static const char *const NO_CLASSES[] = { "其他", "支出", "行政运行", "",
                                          "本年支出合计", "事业收入" };

static void
test_class_by_name(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(CLASSES); i++) {
        const char *code = classify_class_by_name(F, CLASSES[i][0]);
        assert_non_null(code);
        assert_string_equal(code, CLASSES[i][1]);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(NO_CLASSES); i++)
        assert_null(classify_class_by_name(F, NO_CLASSES[i]));
    assert_null(classify_class_by_name(F, NULL));
    assert_string_equal(classify_class_by_name(D, "资本性支出"), "310");
    assert_string_equal(classify_class_by_name(G, "机关工资福利支出"), "501");
}

/* classification | code | is a code */
static const struct {
    enum classification which;
    const char *code;
    bool is;
} CODES[] = {
    { F, "206", true },    { F, "20698", true },   { F, "2060101", true },
    { F, "2060", false },  { F, "20601011", false }, { F, "306", false },
    { F, "20a", false },   { F, "", false },       { F, NULL, false },
    { F, "200", false },   { G, "50101", true },   { G, "5010101", false },
    { G, "30101", false }, { D, "3021101", true }, { D, "30227", true },
    { D, "20601", false },
};

static void
test_codes(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(CODES); i++)
        assert_int_equal(classify_is_code(CODES[i].which, CODES[i].code),
                         CODES[i].is);
    assert_int_equal(classify_level("206"), 1);
    assert_int_equal(classify_level("20601"), 2);
    assert_int_equal(classify_level("2060101"), 3);
    assert_int_equal(classify_level("2060"), 0);
    assert_int_equal(classify_level(NULL), 0);
    assert_int_equal(classify_level_length(1), 3);
    assert_int_equal(classify_level_length(3), 7);
}

/* government | department | may they stand together */
static const struct {
    const char *government, *department;
    enum crosswalk is;
} PAIRS[] = {
    { "50101", "30101", CROSSWALK_ALLOWED },
    { "50101", "30107", CROSSWALK_OBSERVED },
    { "50501", "30107", CROSSWALK_ALLOWED }, /* institutions: by class */
    { "50502", "30227", CROSSWALK_ALLOWED },
    { "50201", "3021101", CROSSWALK_ALLOWED }, /* a local item, by its 款 */
    { "50101", "30227", CROSSWALK_UNKNOWN },
    { "50101", "", CROSSWALK_UNKNOWN },
    { NULL, "30101", CROSSWALK_UNKNOWN },
};

static void
test_crosswalk(void **state)
{
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(PAIRS); i++)
        assert_int_equal(
            classify_crosswalk(PAIRS[i].government, PAIRS[i].department),
            PAIRS[i].is);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_fits),
        cmocka_unit_test(test_class_by_name),
        cmocka_unit_test(test_codes),
        cmocka_unit_test(test_crosswalk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
