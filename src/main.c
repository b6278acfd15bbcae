/* The command: its first word is looked up and run; what it comes to is the
 * exit status. */
#include "cli/cli.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static enum yusuan_status
run(struct cli *c, const struct command *command, int n, char **words)
{
    enum yusuan_status status = cli_read(c, command, n, words);
    if (status != YUSUAN_CLEAN)
        return status;
    if (!c->help)
        return command->run(c);
    cli_print_help(c, command);
    return YUSUAN_CLEAN;
}

static bool
is_word(const char *word, const char *a, const char *b)
{
    return strcmp(word, a) == 0 || strcmp(word, b) == 0;
}

/* One that can go back in a line and show colours. */
static bool
is_terminal(int file)
{
    const char *kind = g_getenv("TERM");
    return isatty(file) && kind && strcmp(kind, "dumb") != 0;
}

int
main(int argc, char **argv)
{
    struct cli c = { .options = YUSUAN_OPTIONS,
                     .english = cli_is_english(),
                     .terminal = is_terminal(STDERR_FILENO) };
    const char *no_colour = g_getenv("NO_COLOR");
    /* Cairo leaves the contents of PDF pages as they are, which are changed
     * and then compressed: before any thread, since the environment is no
     * thread's own. */
    g_setenv("CAIRO_DEBUG_PDF", "1", FALSE);
    c.colour = is_terminal(STDOUT_FILENO) && !(no_colour && *no_colour);
    c.options.english = c.english;
    const char *word = argc > 1 ? argv[1] : "";
    const struct command *command = cli_command(word);
    enum yusuan_status status = YUSUAN_CLEAN;
    if (command) {
        status = run(&c, command, argc - 2, argv + 2);
    } else if (is_word(word, "--version", "-V")) {
        printf("yusuan %s\n", yusuan_version());
    } else if (is_word(word, "--help", "-h")) {
        cli_print_help(&c, NULL);
    } else {
        status = cli_fail_command(&c, word);
    }
    cli_clear(&c);
    return (int) status;
}
