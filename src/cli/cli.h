/* What the commands share: the choices made on the command line, and how to
 * talk. Knows the library by yusuan.h only. */
#ifndef YUSUAN_CLI_CLI_H
#define YUSUAN_CLI_CLI_H

#include "yusuan.h"

#include <glib.h>

/** What was asked for. */
struct cli {
    bool english;  /* talk English, else Chinese */
    bool terminal; /* standard error is one: progress may be shown */
    bool colour;   /* standard output is one, and NO_COLOR is not set */
    bool quiet, verbose, help, json, strict, verify, watch, no_config;
    const char *at;       /* what is said is about: "yusuan.conf:3"; or null */
    const char *folder;   /* -o */
    const char *pages;    /* "3-7" */
    const char *jobs_word;
    unsigned jobs;        /* documents in work at a time */
    const char *explain;  /* a rule's id */
    const char *contacts; /* "hide" or "show" */
    const char *year;
    GPtrArray *configs;    /* paths of the configuration files that were used,
                              ended by null; or null */
    GPtrArray *configured; /* what they say; or null */
    struct yusuan_options options;
    size_t n_files;
    const char **files; /* owned; also a folder, the name of a command */
    GPtrArray *found;    /* of char **: the documents in folders given */
};

/** A command: its word, what it does, what it takes. */
struct command {
    const char *name;
    enum yusuan_status (*run)(const struct cli *c);
    size_t least, most; /* operands */
    const char *operands;
    const char *zh, *en;
    const char *examples;          /* a line each */
    const char *more_zh, *more_en; /* below the options; or null */
};

/** The command of that name, or null; the list ends with a null name. */
const struct command *cli_commands(void);
const struct command *cli_command(const char *name);
/** Say that there is no command `word`, and which may be meant. */
enum yusuan_status cli_fail_command(const struct cli *c, const char *word);

enum yusuan_status cli_report(const struct cli *c);
enum yusuan_status cli_check(const struct cli *c);
enum yusuan_status cli_show(const struct cli *c);
enum yusuan_status cli_templates(const struct cli *c);
enum yusuan_status cli_fonts(const struct cli *c);
enum yusuan_status cli_completions(const struct cli *c);
enum yusuan_status cli_help(const struct cli *c);

/** What a choice of the command line is judged by, after all were read. */
bool cli_judge(struct cli *c);

/** Read the words after the command's name. YUSUAN_USAGE, after saying what is
 *  wrong, when they make no sense. */
enum yusuan_status cli_read(struct cli *c, const struct command *command,
                            int n, char **words);
void cli_clear(struct cli *c);

/** The operands of the command are documents, for which folders stand too. */
bool cli_takes_documents(const struct command *command);
/** Put the documents in a folder in its place; false, after saying so, where
 *  they are more than the command takes. */
bool cli_find_documents(struct cli *c, const struct command *command);

/** Take what the configuration files say where the command line does not: first
 *  yusuan.conf in this folder, then the user's. YUSUAN_USAGE's false, after
 *  saying what is wrong and in which line. */
bool cli_read_config(struct cli *c, const struct command *command);
/** Take `key` = `value` of one; `value` must stay. False, after saying why,
 *  where there is no such key or it may not be that. */
bool cli_configure(struct cli *c, const struct command *command,
                   const char *key, char *value);

/** The i-th option of all commands, for completions; false behind the last. */
struct cli_option {
    const char *name, *argument, *choices, *commands, *zh, *en;
    char letter;
};
bool cli_option_at(size_t i, struct cli_option *option);

/** The names of the documents' folders, each once; freed with g_strfreev. Null,
 *  after saying so, where a file is given twice. */
char **cli_stems(const struct cli *c);

/** Print the help of a command, or of all. */
void cli_print_help(const struct cli *c, const struct command *command);
/** Print the options of a command, each with a line of help. */
void cli_print_options(const struct cli *c, const struct command *command);

/** The language of the environment is English: LANGUAGE, LC_ALL, LC_MESSAGES
 *  or LANG names one other than Chinese (C too). Without any it is Chinese. */
bool cli_is_english(void);

/** The Chinese or the English text. */
const char *cli_choose(const struct cli *c, const char *zh, const char *en);

/** Say something on standard error, "yusuan: " before it. */
void cli_say(const struct cli *c, const char *zh, const char *en, ...)
    __attribute__((format(printf, 2, 4), format(printf, 3, 4)));

/** Say a message of the library and free it; gives the status back. */
enum yusuan_status cli_fail(enum yusuan_status status, char *message);

/** Print a text of the library and free it; YUSUAN_OUTPUT when it cannot be
 *  written. */
enum yusuan_status cli_print(const struct cli *c, char *text);

/** Ctrl-C and the like, while work is done that must end in order: from
 *  cli_signals_hold on they only set what cli_stopped asks for (a second one
 *  ends the program at once). cli_signals_pass lets one that came have its
 *  usual effect. */
void cli_signals_hold(void);
bool cli_stopped(void);
void cli_signals_pass(void);

/** A line on a terminal that shows how far a run of documents is. Its calls
 *  may come from several threads; without a terminal it shows nothing. */
struct cli_bar;
struct cli_bar *cli_bar_new(const struct cli *c, size_t documents);
/** A document is so far. */
void cli_bar_show(struct cli_bar *bar, const struct yusuan_progress *at);
/** Clear the line, so that something can be said; the next call redraws it. */
void cli_bar_clear(struct cli_bar *bar);
void cli_bar_free(struct cli_bar *bar);

/** Works 0 to n - 1, `at_a_time` of them in threads; each is told of in the
 *  caller's thread, in their order, as soon as those before it are done. */
struct cli_jobs {
    size_t n;
    unsigned at_a_time;
    void (*work)(void *data, size_t i);
    void (*tell)(void *data, size_t i);
    void *data;
};
void cli_work(const struct cli_jobs *jobs);

/** Do `again` whenever one of the files that a report is made from changes,
 *  until the user ends it; gives what it came to last. */
enum yusuan_status cli_watch(const struct cli *c,
                             enum yusuan_status (*again)(const struct cli *c));

/** The higher of two statuses. */
enum yusuan_status cli_worse(enum yusuan_status a, enum yusuan_status b);

#endif
