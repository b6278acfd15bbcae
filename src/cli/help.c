/* yusuan help, and --help of every command. */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

static const struct command COMMANDS[] = {
    { "report", cli_report, 1, (size_t) -1, "FILE... [-o DIR]",
      "读、核对，并写出简报、网页、绩效单和数据",
      "read, check, and write the pack, the pages, the sheets and the data" },
    { "check", cli_check, 1, (size_t) -1, "FILE...",
      "列出发现的问题和勾稽结果",
      "list what is wrong and how every check ended" },
    { "show", cli_show, 1, 1, "FILE", "列出读懂的内容",
      "show what was understood" },
    { "templates", cli_templates, 1, 1, "DIR", "把内置的网页模板写到DIR",
      "write the built-in page templates to DIR" },
    { "fonts", cli_fonts, 0, 0, "", "列出各种用途的字体",
      "list the font of every role" },
    { "help", cli_help, 0, 1, "[COMMAND]", "说明", "help" },
    { NULL, NULL, 0, 0, NULL, NULL, NULL },
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
        "\nFILE是文本、CSV，或放CSV的文件夹；“-”是标准输入。\n"
        "各命令的选项：yusuan help COMMAND。版本：yusuan --version。",
        "\nFILE is a text, a CSV or a folder of CSV files; “-” is standard "
        "input.\nThe options of a command: yusuan help COMMAND. The version: "
        "yusuan --version."));
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
    } else {
        print_overview(c);
    }
    print_exits(c);
}

enum yusuan_status
cli_help(const struct cli *c)
{
    const struct command *command = NULL;
    if (c->n_files && !(command = cli_command(c->files[0]))) {
        cli_say(c, "没有命令“%s”", "no command “%s”", c->files[0]);
        return YUSUAN_USAGE;
    }
    cli_print_help(c, command);
    return YUSUAN_CLEAN;
}
