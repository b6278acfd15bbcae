/* The options: one table for reading them and for the help. An option that a
 * command does not have is refused, never passed over. */
#include "cli/cli.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

enum takes { TAKES_NOTHING, TAKES_TEXT };

struct option {
    const char *name;
    char letter;          /* or 0 */
    enum takes takes;
    size_t offset;        /* in struct cli: a bool or a text */
    const char *commands; /* words with a space around each; null: all */
    const char *argument;
    const char *zh, *en;
    const char *choices;  /* what it may be, with | between; or null: any */
    bool list;            /* several of them, with commas between */
    bool configured;      /* may stand in a configuration file */
};

#define IN_CLI(field) offsetof(struct cli, field)
#define DOCUMENTS " report check show "

static const struct option OPTIONS[] = {
    { "output", 'o', TAKES_TEXT, IN_CLI(folder), " report ", "DIR",
      "写到DIR下（默认out）；-是标准输出",
      "write below DIR (default: out); - is standard output" },
    { "only", 0, TAKES_TEXT, IN_CLI(options.only), " report ", "KINDS",
      "只出其中几种：pdf,html,sheets,data,charts；png、svg是简报的每一页",
      "only some of pdf,html,sheets,data,charts; png, svg: the pack's pages",
      "pdf|html|sheets|data|charts|png|svg", true },
    { "attach", 0, TAKES_TEXT, IN_CLI(options.attach), " report ",
      "data|none", "简报PDF是否带着数据（默认data）",
      "whether the pack's PDF carries its data (default: data)",
      "data|none" },
    { "style", 0, TAKES_TEXT, IN_CLI(options.style), " report ",
      "book|gongwen", "简报的版式（默认book）",
      "how the pack is set (default: book)", "book|gongwen" },
    { "theme", 0, TAKES_TEXT, IN_CLI(options.theme), " report ", "FILE",
      "简报的颜色、字号、标志（docs/theme.md）",
      "colours, sizes, logo of the pack (docs/theme.md)", .configured = true },
    { "pages", 0, TAKES_TEXT, IN_CLI(pages), " report ", "A-B",
      "简报只出第A到第B页（从封面数起）",
      "only pages A to B of the pack (the cover is 1)" },
    { "section", 0, TAKES_TEXT, IN_CLI(options.section), " report ", "NAME",
      "简报只出这一部分", "only this section of the pack" },
    { "templates", 0, TAKES_TEXT, IN_CLI(options.templates), " report ", "DIR",
      "网页模板的文件夹，代替内置的同名文件",
      "page templates, before the built-in ones" },
    { "fonts", 0, TAKES_TEXT, IN_CLI(options.fonts), " report fonts ", "DIR",
      "字体的文件夹（也可用环境变量YUSUAN_FONTS）",
      "folder of fonts (or set YUSUAN_FONTS)", .configured = true },
    { "base-url", 0, TAKES_TEXT, IN_CLI(options.base_url), " report ", "URL",
      "输出文件夹将来的网址", "the address that the output folder will have" },
    { "contacts", 0, TAKES_TEXT, IN_CLI(contacts), " report ", "hide|show",
      "是否写出联系人和电话（默认hide）",
      "whether names and phones are written (hide)", "hide|show",
      .configured = true },
    { "date", 0, TAKES_TEXT, IN_CLI(options.date), " report ", "YYYY-MM-DD",
      "印在封面上的日期", "the date printed on the cover" },
    { "year", 0, TAKES_TEXT, IN_CLI(year), DOCUMENTS, "N",
      "文中没有印出的年度", "the year, where the text has lost it" },
    { "password", 0, TAKES_TEXT, IN_CLI(options.password), DOCUMENTS, "TEXT",
      "PDF的口令", "the password of a locked PDF" },
    { "department", 0, TAKES_TEXT, IN_CLI(options.department), DOCUMENTS,
      "NAME", "文中没有印出的部门名称",
      "the department, where the text has lost it", .configured = true },
    { "rules", 0, TAKES_TEXT, IN_CLI(options.rules), " report check ", "FILE",
      "自定的勾稽规则（docs/rules-and-fixes.md）",
      "rules of your own (docs/rules-and-fixes.md)" },
    { "fix", 0, TAKES_TEXT, IN_CLI(options.fixes), DOCUMENTS, "FILE",
      "人工更正的文件（docs/rules-and-fixes.md）",
      "corrections by people (docs/rules-and-fixes.md)" },
    { "csv-bom", 0, TAKES_NOTHING, IN_CLI(options.csv_bom), " report ", NULL,
      "CSV以字节顺序标记开头（旧版Excel要用）",
      "begin CSV files with a byte order mark (for old Excel)" },
    { "jobs", 'j', TAKES_TEXT, IN_CLI(jobs_word), " report ", "N",
      "同时做N个文件（默认1）", "work on N files at a time (default: 1)" },
    { "watch", 0, TAKES_NOTHING, IN_CLI(watch), " report ", NULL,
      "输入、模板、规则等改动后重新报告",
      "report again whenever an input file changes" },
    { "no-sync", 0, TAKES_NOTHING, IN_CLI(options.no_sync), " report ", NULL,
      "不等写到磁盘上（快一些，断电会丢）",
      "do not wait for the disk (faster; lost in a power cut)" },
    { "json", 0, TAKES_NOTHING, IN_CLI(json), " check show ", NULL,
      "输出JSON（docs/data.md）", "as JSON (docs/data.md)" },
    { "strict", 0, TAKES_NOTHING, IN_CLI(strict), " check ", NULL,
      "有警告也返回1", "exit 1 for warnings too" },
    { "explain", 0, TAKES_TEXT, IN_CLI(explain), " check ", "RULE",
      "说明一条规则的含义和依据，如R25",
      "what a rule means and rests on, such as R25" },
    { "verify", 0, TAKES_NOTHING, IN_CLI(verify), " fonts ", NULL,
      "核对每个字体文件的校验和", "compare the checksum of every font file" },
    { "no-config", 0, TAKES_NOTHING, IN_CLI(no_config), DOCUMENTS "fonts ",
      NULL, "不读配置文件", "read no configuration file" },
    { "verbose", 'v', TAKES_NOTHING, IN_CLI(verbose), DOCUMENTS, NULL,
      "多说一些：读了什么、用了什么",
      "say more: what was read, and what was used" },
    { "quiet", 'q', TAKES_NOTHING, IN_CLI(quiet), NULL, NULL,
      "不说话，只留错误", "say nothing but errors" },
    { "help", 'h', TAKES_NOTHING, IN_CLI(help), NULL, NULL, "本说明",
      "this help" },
};

static bool
is_of(const struct option *o, const struct command *command)
{
    if (!o->commands)
        return true;
    char *word = g_strconcat(" ", command->name, " ", NULL);
    bool found = strstr(o->commands, word) != NULL;
    g_free(word);
    return found;
}

/* ------------------------------------------------------------- reading */

/** The words being read. */
struct reading {
    struct cli *c;
    const struct command *command;
    int n, next;
    char **words;
    bool failed;
};

static const struct option *
find_long(const struct reading *r, const char *name, size_t length)
{
    for (size_t i = 0; i < G_N_ELEMENTS(OPTIONS); i++)
        if (strlen(OPTIONS[i].name) == length &&
            strncmp(OPTIONS[i].name, name, length) == 0 &&
            is_of(&OPTIONS[i], r->command))
            return &OPTIONS[i];
    return NULL;
}

static const struct option *
find_short(const struct reading *r, char letter)
{
    for (size_t i = 0; i < G_N_ELEMENTS(OPTIONS); i++)
        if (OPTIONS[i].letter && OPTIONS[i].letter == letter &&
            is_of(&OPTIONS[i], r->command))
            return &OPTIONS[i];
    return NULL;
}

static void
fail_option(struct reading *r, const char *word)
{
    const char *names[G_N_ELEMENTS(OPTIONS) + 1] = { NULL };
    size_t n = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(OPTIONS); i++)
        if (is_of(&OPTIONS[i], r->command))
            names[n++] = OPTIONS[i].name;
    char *name = g_strndup(word, strcspn(word, "="));
    const char *meant =
        g_str_has_prefix(word, "--") ? yusuan_nearest(name + 2, names) : NULL;
    r->failed = true;
    if (meant)
        cli_say(r->c, "%s没有选项%s；是不是--%s？",
                "%s has no option %s; did you mean --%s?", r->command->name,
                name, meant);
    else
        cli_say(r->c, "%s没有选项%s；请看yusuan help %s",
                "%s has no option %s; see: yusuan help %s", r->command->name,
                name, r->command->name);
    g_free(name);
}

/* Whether `value` is among an option's choices; says which there are where it
 * is not. */
static bool
is_choice(const struct cli *c, const struct option *o, const char *value)
{
    if (!o->choices)
        return true;
    char **choices = g_strsplit(o->choices, "|", -1);
    char **words = g_strsplit(value, o->list ? "," : "\n", -1);
    bool good = *words != NULL;
    if (!good)
        cli_say(c, "--%s是空的；可用%s", "--%s is empty; use %s", o->name,
                o->choices);
    for (char **word = words; good && *word; word++) {
        const char *const *list = (const char *const *) choices;
        g_strstrip(*word);
        good = g_strv_contains(list, *word);
        if (good)
            continue;
        const char *meant = yusuan_nearest(*word, list);
        cli_say(c, meant ? "--%s：没有“%s”；可用%s；是不是%s？"
                         : "--%s：没有“%s”；可用%s%.0s",
                meant ? "--%s: no “%s”; use %s; did you mean %s?"
                      : "--%s: no “%s”; use %s%.0s",
                o->name, *word, o->choices, meant ? meant : "");
    }
    g_strfreev(choices);
    g_strfreev(words);
    return good;
}

/* Take an option; `value` stands with it ("--year=2022"), or is null. */
static void
take(struct reading *r, const struct option *o, const char *value)
{
    char *field = (char *) r->c + o->offset;
    if (o->takes == TAKES_NOTHING) {
        if (value) {
            r->failed = true;
            cli_say(r->c, "--%s不带参数", "--%s takes no value", o->name);
        }
        *(bool *) field = true;
        return;
    }
    if (!value && r->next < r->n)
        value = r->words[r->next++];
    if (!value) {
        r->failed = true;
        cli_say(r->c, "--%s缺少%s", "--%s needs %s", o->name, o->argument);
        return;
    }
    r->failed |= !is_choice(r->c, o, value);
    *(const char **) field = value;
}

static void
take_long(struct reading *r, const char *word)
{
    const char *name = word + 2;
    size_t length = strcspn(name, "=");
    const struct option *o = find_long(r, name, length);
    if (o)
        take(r, o, name[length] ? name + length + 1 : NULL);
    else
        fail_option(r, word);
}

static void
take_short(struct reading *r, const char *word)
{
    for (const char *letter = word + 1; *letter; letter++) {
        const struct option *o = find_short(r, *letter);
        if (!o) {
            fail_option(r, word);
            return;
        }
        bool whole = o->takes == TAKES_TEXT;
        take(r, o, whole && letter[1] ? letter + 1 : NULL);
        if (whole)
            return;
    }
}

static void
read_words(struct reading *r)
{
    bool only_files = false;
    r->c->files = g_new0(const char *, (size_t) r->n + 1);
    while (r->next < r->n) {
        const char *word = r->words[r->next++];
        if (only_files || word[0] != '-' || !word[1])
            r->c->files[r->c->n_files++] = word;
        else if (strcmp(word, "--") == 0)
            only_files = true;
        else if (word[1] == '-')
            take_long(r, word);
        else
            take_short(r, word);
    }
}

static bool
count_operands(const struct cli *c, const struct command *command)
{
    if (c->explain || (c->n_files >= command->least &&
                       c->n_files <= command->most))
        return true;
    cli_say(c, "用法：yusuan %s %s", "usage: yusuan %s %s", command->name,
            command->operands);
    return false;
}

enum yusuan_status
cli_read(struct cli *c, const struct command *command, int n, char **words)
{
    struct reading r = { c, command, n, 0, words, false };
    read_words(&r);
    if (c->help && !r.failed)
        return YUSUAN_CLEAN;
    if (!r.failed && !c->explain && cli_takes_documents(command))
        r.failed = !cli_find_documents(c, command);
    bool good = !r.failed && (c->no_config || cli_read_config(c, command)) &&
                cli_judge(c) && count_operands(c, command);
    return good ? YUSUAN_CLEAN : YUSUAN_USAGE;
}

void
cli_clear(struct cli *c)
{
    g_free(c->files);
    g_clear_pointer(&c->found, g_ptr_array_unref);
    g_clear_pointer(&c->configured, g_ptr_array_unref);
    g_clear_pointer(&c->configs, g_ptr_array_unref);
}

/* ------------------------------------------------------ configuration */

bool
cli_configure(struct cli *c, const struct command *command, const char *key,
              char *value)
{
    const char *names[G_N_ELEMENTS(OPTIONS) + 1] = { NULL };
    size_t n = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(OPTIONS); i++) {
        const struct option *o = &OPTIONS[i];
        if (!o->configured)
            continue;
        names[n++] = o->name;
        if (strcmp(o->name, key) != 0)
            continue;
        const char **field = (const char **) ((char *) c + o->offset);
        if (is_of(o, command) && !*field)
            *field = value;
        return is_choice(c, o, value);
    }
    const char *meant = yusuan_nearest(key, names);
    cli_say(c, meant ? "没有“%s”这一项；是不是%s？"
                     : "没有“%s”这一项%.0s",
            meant ? "there is no “%s”; did you mean %s?"
                  : "there is no “%s”%.0s", key, meant ? meant : "");
    return false;
}

/* -------------------------------------------------------- the one table */

bool
cli_option_at(size_t i, struct cli_option *option)
{
    if (i >= G_N_ELEMENTS(OPTIONS))
        return false;
    const struct option *o = &OPTIONS[i];
    *option = (struct cli_option) { .name = o->name, .letter = o->letter,
                                    .argument = o->argument,
                                    .choices = o->choices,
                                    .commands = o->commands,
                                    .zh = o->zh, .en = o->en };
    return true;
}

void
cli_print_options(const struct cli *c, const struct command *command)
{
    for (size_t i = 0; i < G_N_ELEMENTS(OPTIONS); i++) {
        const struct option *o = &OPTIONS[i];
        if (!is_of(o, command))
            continue;
        char letter[] = { '-', o->letter, ',', ' ', '\0' };
        char *name = g_strconcat(o->letter ? letter : "    ", "--", o->name,
                                 o->argument ? " " : "",
                                 o->argument ? o->argument : "", NULL);
        printf("  %-28s  %s\n", name, cli_choose(c, o->zh, o->en));
        g_free(name);
    }
}
