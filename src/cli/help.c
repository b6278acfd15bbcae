/* yusuan help, and --help of every command. */
#include "cli/cli.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

static const char REPORT_ZH[] =
    "\n每个文件写进DIR下自己的文件夹，写好后一次换上；不是yusuan写的文件夹\n"
    "不动。几个文件一起报告时先全部读完，再写DIR/index.html（起始页）、\n"
    "compare.html（同一部门各年比较）和evaluations.html（绩效自评汇总）；\n"
    "只报告一个文件时这些页保持原样。--pages和--section的结果仍叫\n"
    "briefing.pdf，manifest.json里写明是哪一部分。";

static const char REPORT_EN[] =
    "\nEvery file has its own folder below DIR, changed over whole once it is\n"
    "ready; a folder that yusuan did not write is left alone. Several files\n"
    "are all read first, and then joined by DIR/index.html (a start page),\n"
    "compare.html (the years of a department) and evaluations.html; a run of\n"
    "one file leaves these as they are. A part taken by --pages or --section\n"
    "is briefing.pdf as usual; manifest.json says which part it is.";

static const struct command COMMANDS[] = {
    { "report", cli_report, 1, (size_t) -1, "FILE... [-o DIR]",
      "读、核对，并写出简报、网页、绩效单和数据",
      "read, check, and write the pack, the pages, the sheets and the data",
      "yusuan report budget.pdf\n"
      "yusuan report 2025/*.xlsx 2026/*.xlsx -o site --only html,data -j 2\n"
      "yusuan report budget.pdf --only pdf -o - >briefing.pdf",
      REPORT_ZH, REPORT_EN },
    { "check", cli_check, 1, (size_t) -1, "FILE...",
      "列出发现的问题和勾稽结果",
      "list what is wrong and how every check ended",
      "yusuan check budget.pdf\n"
      "yusuan check --strict --json budget.xlsx >checks.json\n"
      "yusuan check --explain R25" },
    { "show", cli_show, 1, 1, "FILE", "列出读懂的内容",
      "show what was understood",
      "yusuan show budget.docx\n"
      "yusuan show --json budget.pdf >budget.json" },
    { "templates", cli_templates, 1, 1, "DIR", "把内置的网页模板写到DIR",
      "write the built-in page templates to DIR", "yusuan templates pages" },
    { "fonts", cli_fonts, 0, 0, "", "列出各种用途的字体",
      "list the font of every role", "yusuan fonts --verify" },
    { "completions", cli_completions, 1, 1, "bash|zsh|fish",
      "打印命令补全的脚本", "print the shell's completions",
      "yusuan completions bash >~/.local/share/bash-completion/completions/"
      "yusuan" },
    { "help", cli_help, 0, 1, "[COMMAND]", "说明", "help",
      "yusuan help report" },
    { NULL, NULL, 0, 0, NULL, NULL, NULL, NULL },
};

const struct command *
cli_commands(void)
{
    return COMMANDS;
}

const struct command *
cli_command(const char *name)
{
    for (const struct command *c = COMMANDS; c->name; c++)
        if (strcmp(c->name, name) == 0)
            return c;
    return NULL;
}

enum yusuan_status
cli_fail_command(const struct cli *c, const char *word)
{
    const char *names[G_N_ELEMENTS(COMMANDS)] = { NULL };
    for (size_t i = 0; COMMANDS[i].name; i++)
        names[i] = COMMANDS[i].name;
    const char *meant = *word ? yusuan_nearest(word, names) : NULL;
    if (!*word)
        cli_say(c, "缺少命令；请看yusuan help",
                "a command is missing; see: yusuan help");
    else if (meant)
        cli_say(c, "没有命令“%s”；是不是%s？",
                "no command “%s”; did you mean %s?", word, meant);
    else
        cli_say(c, "没有命令“%s”；请看yusuan help",
                "no command “%s”; see: yusuan help", word);
    return YUSUAN_USAGE;
}

static void
print_overview(const struct cli *c)
{
    puts(cli_choose(c, "yusuan：读懂、核对并排印部门预算\n\n用法：",
                    "yusuan: departmental budgets read, proved and typeset\n\n"
                    "usage:"));
    for (const struct command *x = COMMANDS; x->name; x++) {
        char usage[64];
        snprintf(usage, sizeof usage, "%s %s", x->name, x->operands);
        printf("  yusuan %-24s  %s\n", usage, cli_choose(c, x->zh, x->en));
    }
    puts(cli_choose(
        c,
        "\nFILE是PDF、Excel、Word、网页、Markdown、文本或CSV，"
        "或放这些的文件夹；\n“-”是标准输入。是什么文件看内容，不看名字。\n"
        "文件夹里的CSV（以及不止一个的单表工作簿）合为一份文件的各表；\n"
        "其余的PDF、工作簿、文档、网页各是一份，下级文件夹同样。\n"
        "各命令的选项：yusuan help COMMAND。版本：yusuan --version。",
        "\nFILE is a PDF, an Excel or Word file, HTML, Markdown, a text or a "
        "CSV, or a\nfolder of them; “-” is standard input. What it is is "
        "found from its bytes.\nThe CSV files of a folder (and workbooks of "
        "one sheet, where they are several)\nare the tables of one document; "
        "any other file in it is a document by itself,\nlikewise in the "
        "folders below.\nThe options of a "
        "command: yusuan help COMMAND. The version: yusuan --version."));
}

static void
print_examples(const struct cli *c, const struct command *command)
{
    char **lines = g_strsplit(command->examples, "\n", -1);
    puts(cli_choose(c, "\n例如：", "\nexamples:"));
    for (char **line = lines; *line; line++)
        printf("  %s\n", *line);
    g_strfreev(lines);
}

static void
print_exits(const struct cli *c)
{
    puts(cli_choose(
        c,
        "\n返回：0 无误；1 数据有错（结果照样写出）；2 用法不对；"
        "3 读不了；4 写不了。",
        "\nexit: 0 clean; 1 errors in the data (outputs are written all the "
        "same);\n2 wrong use; 3 something cannot be read; 4 output failed."));
}

void
cli_print_help(const struct cli *c, const struct command *command)
{
    if (command) {
        printf("%s\n\n%syusuan %s %s\n\n", cli_choose(c, command->zh,
                                                      command->en),
               cli_choose(c, "用法：", "usage: "), command->name,
               command->operands);
        cli_print_options(c, command);
        if (command->more_zh)
            puts(cli_choose(c, command->more_zh, command->more_en));
        print_examples(c, command);
    } else {
        print_overview(c);
    }
    print_exits(c);
}

enum yusuan_status
cli_help(const struct cli *c)
{
    const struct command *command = NULL;
    if (c->n_files && !(command = cli_command(c->files[0])))
        return cli_fail_command(c, c->files[0]);
    cli_print_help(c, command);
    return YUSUAN_CLEAN;
}
