/* Whether what the options say makes sense, and goes together. */
#include "cli/cli.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
read_year(struct cli *c)
{
    char *end = NULL;
    long year = c->year ? strtol(c->year, &end, 10) : 0;
    if (c->year && (*end || end == c->year || year < 1950 || year > 2100)) {
        cli_say(c, "--year：“%s”不是年度", "--year: “%s” is no year", c->year);
        return false;
    }
    c->options.year = (int) year;
    return true;
}

static bool
read_date(const struct cli *c)
{
    const char *date = c->options.date;
    int year, month, day, end = 0;
    if (!date)
        return true;
    bool good = sscanf(date, "%4d-%2d-%2d%n", &year, &month, &day, &end) == 3;
    good = good && end == 10 && !date[end] && month >= 1 && month <= 12 &&
           day >= 1 &&
           g_date_valid_dmy((GDateDay) day, (GDateMonth) month,
                            (GDateYear) year);
    if (!good)
        cli_say(c, "--date：“%s”不是YYYY-MM-DD的日期",
                "--date: “%s” is no date like 2026-01-31", date);
    return good;
}

/* Lines are those of one document. */
static bool
read_fixes(const struct cli *c)
{
    if (!c->options.fixes || c->n_files < 2)
        return true;
    cli_say(c, "--fix：更正按行写，一次只用于一个文件",
            "--fix: corrections go by lines, and serve one file at a time");
    return false;
}

/* A whole number from `least` on at the front of *text, which moves behind it;
 * 0 where there is none. */
static int
take_number(const char **text, int least)
{
    enum { MOST = 100000 };
    char *end;
    if (!g_ascii_isdigit(**text))
        return 0;
    guint64 number = g_ascii_strtoull(*text, &end, 10);
    if (number < (guint64) least || number > MOST)
        return 0;
    *text = end;
    return (int) number;
}

/* "3-7", "3-", "-7" or "3". */
static bool
read_pages(struct cli *c)
{
    struct yusuan_options *o = &c->options;
    const char *at = c->pages;
    if (!at)
        return true;
    o->first_page = take_number(&at, 1);
    bool range = *at == '-';
    at += range;
    o->last_page = range ? take_number(&at, 1) : o->first_page;
    bool good = !*at && (o->first_page || o->last_page) &&
                (!o->last_page || o->first_page <= o->last_page);
    if (!good)
        cli_say(c, "--pages：“%s”不是页的范围，如3-7",
                "--pages: “%s” is no range of pages, such as 3-7", c->pages);
    else if (c->n_files > 1)
        cli_say(c, "--pages：一次只用于一个文件",
                "--pages serves one file at a time");
    return good && c->n_files < 2;
}

static bool
read_jobs(struct cli *c)
{
    enum { MOST = 64 };
    const char *at = c->jobs_word ? c->jobs_word : "1";
    int jobs = take_number(&at, 1);
    c->jobs = (unsigned) jobs;
    if (jobs && jobs <= MOST && !*at)
        return true;
    cli_say(c, "--jobs：“%s”不是1到64的数", "--jobs: “%s” is no number from 1 "
            "to 64", c->jobs_word);
    return false;
}

static bool
read_watch(const struct cli *c)
{
    for (size_t i = 0; c->watch && i < c->n_files; i++)
        if (strcmp(c->files[i], "-") == 0) {
            cli_say(c, "--watch：标准输入不能反复读",
                    "--watch: standard input cannot be read again");
            return false;
        }
    return true;
}

bool
cli_judge(struct cli *c)
{
    c->options.show_contacts = c->contacts && strcmp(c->contacts, "show") == 0;
    return read_year(c) && read_date(c) &&
           read_fixes(c) && read_pages(c) && read_jobs(c) && read_watch(c);
}
