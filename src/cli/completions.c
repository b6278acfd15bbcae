/* yusuan completions: what a shell offers, from the tables of commands and
 * options. */
#include "cli/cli.h"

#include <glib.h>
#include <string.h>

static bool
serves(const struct cli_option *o, const struct command *command)
{
    char *word = g_strconcat(" ", command->name, " ", NULL);
    bool found = !o->commands || strstr(o->commands, word);
    g_free(word);
    return found;
}

/* The choices of an option as words; files where it names one. */
static char *
words_of(const struct cli_option *o)
{
    return g_strdelimit(g_strdup(o->choices ? o->choices : ""), "|", ' ');
}

static bool
takes_path(const struct cli_option *o)
{
    return o->argument && (strcmp(o->argument, "FILE") == 0 ||
                           strcmp(o->argument, "DIR") == 0);
}

/* ----------------------------------------------------------------- bash */

static void
add_bash_options(GString *out, const struct command *command)
{
    struct cli_option o;
    g_string_append_printf(out, "    %s) words='", command->name);
    for (size_t i = 0; cli_option_at(i, &o); i++)
        if (serves(&o, command))
            g_string_append_printf(out, "--%s ", o.name);
    g_string_append(out, "' ;;\n");
}

static void
write_bash(GString *out)
{
    struct cli_option o;
    g_string_append(out, "# bash completion of yusuan\n_yusuan() {\n"
                         "    local word=${COMP_WORDS[COMP_CWORD]}"
                         " before=${COMP_WORDS[COMP_CWORD-1]} words=\n"
                         "    case $before in\n");
    for (size_t i = 0; cli_option_at(i, &o); i++) {
        char *words = words_of(&o);
        if (*words)
            g_string_append_printf(out, "    --%s) COMPREPLY=($(compgen -W "
                                   "'%s' -- \"$word\")); return ;;\n",
                                   o.name, words);
        else if (takes_path(&o))
            g_string_append_printf(out, "    --%s) COMPREPLY=(); compopt -o "
                                   "default; return ;;\n", o.name);
        g_free(words);
    }
    g_string_append(out, "    esac\n    case ${COMP_WORDS[1]} in\n");
    for (const struct command *c = cli_commands(); c->name; c++)
        add_bash_options(out, c);
    g_string_append(out, "    esac\n    [ $COMP_CWORD -gt 1 ] || words='");
    for (const struct command *c = cli_commands(); c->name; c++)
        g_string_append_printf(out, "%s ", c->name);
    g_string_append(out, "--help --version'\n"
                         "    COMPREPLY=($(compgen -W \"$words\" -- "
                         "\"$word\"))\n}\n"
                         "complete -o default -F _yusuan yusuan\n");
}

/* ------------------------------------------------------------------ zsh */

/* Inside '[…]' of _arguments. */
static char *
zsh_text(const char *text)
{
    GString *out = g_string_new(NULL);
    for (; *text; text++) {
        if (strchr("[]:\\", *text))
            g_string_append_c(out, '\\');
        g_string_append(out, *text == '\'' ? "'\\''" : (char[]) { *text, 0 });
    }
    return g_string_free(out, FALSE);
}

static void
add_zsh_option(GString *out, const struct cli *c, const struct cli_option *o)
{
    char *text = zsh_text(cli_choose(c, o->zh, o->en));
    char *words = words_of(o);
    g_string_append_printf(out, " \\\n            '--%s%s[%s]", o->name,
                           o->argument ? "=" : "", text);
    if (o->argument)
        g_string_append_printf(out, ":%s:%s%s%s", o->name,
                               *words ? "(" : takes_path(o) ? "_files" : " ",
                               words, *words ? ")" : "");
    g_string_append(out, "'");
    g_free(words);
    g_free(text);
}

static void
write_zsh(GString *out, const struct cli *c)
{
    struct cli_option o;
    g_string_append(out, "#compdef yusuan\n"
                         "if (( CURRENT == 2 )); then\n"
                         "    local -a commands\n    commands=(\n");
    for (const struct command *x = cli_commands(); x->name; x++) {
        char *text = zsh_text(cli_choose(c, x->zh, x->en));
        g_string_append_printf(out, "        '%s:%s'\n", x->name, text);
        g_free(text);
    }
    g_string_append(out, "    )\n    _describe command commands\nelse\n"
                         "    case $words[2] in\n");
    for (const struct command *x = cli_commands(); x->name; x++) {
        g_string_append_printf(out, "    %s)\n        shift words; "
                               "(( CURRENT-- ))\n        _arguments", x->name);
        for (size_t i = 0; cli_option_at(i, &o); i++)
            if (serves(&o, x))
                add_zsh_option(out, c, &o);
        g_string_append(out, " \\\n            '*:file:_files' ;;\n");
    }
    g_string_append(out, "    esac\nfi\n");
}

/* ----------------------------------------------------------------- fish */

static char *
fish_text(const char *text)
{
    char **parts = g_strsplit(text, "'", -1);
    char *quoted = g_strjoinv("\\'", parts);
    g_strfreev(parts);
    return quoted;
}

static void
write_fish(GString *out, const struct cli *c)
{
    struct cli_option o;
    g_string_append(out, "# fish completion of yusuan\n");
    for (const struct command *x = cli_commands(); x->name; x++) {
        char *text = fish_text(cli_choose(c, x->zh, x->en));
        g_string_append_printf(out,
                               "complete -c yusuan -n __fish_use_subcommand "
                               "-f -a %s -d '%s'\n", x->name, text);
        g_free(text);
        for (size_t i = 0; cli_option_at(i, &o); i++) {
            if (!serves(&o, x))
                continue;
            char *about = fish_text(cli_choose(c, o.zh, o.en));
            char *words = words_of(&o);
            g_string_append_printf(out,
                                   "complete -c yusuan -n "
                                   "'__fish_seen_subcommand_from %s' -l %s%s%s"
                                   "%s%s -d '%s'\n", x->name, o.name,
                                   !o.argument      ? ""
                                   : takes_path(&o) ? " -r" : " -x",
                                   *words ? " -a '" : "", words,
                                   *words ? "'" : "", about);
            g_free(words);
            g_free(about);
        }
    }
}

enum yusuan_status
cli_completions(const struct cli *c)
{
    static const char *const shells[] = { "bash", "zsh", "fish", NULL };
    const char *shell = c->files[0];
    GString *out = g_string_new(NULL);
    if (strcmp(shell, "bash") == 0) {
        write_bash(out);
    } else if (strcmp(shell, "zsh") == 0) {
        write_zsh(out, c);
    } else if (strcmp(shell, "fish") == 0) {
        write_fish(out, c);
    } else {
        const char *meant = yusuan_nearest(shell, shells);
        g_string_free(out, TRUE);
        cli_say(c, meant ? "没有“%s”的补全；是不是%s？"
                         : "没有“%s”的补全；可用bash、zsh、fish%.0s",
                meant ? "no completions for “%s”; did you mean %s?"
                      : "no completions for “%s”; use bash, zsh or fish%.0s",
                shell, meant ? meant : "");
        return YUSUAN_USAGE;
    }
    return cli_print(c, g_string_free(out, FALSE));
}
