/* Puts every hostile input through the public calls: no crash, an answer
 * within the bound, and a sane one: a document whose JSON is JSON, or one
 * sentence that names the file. */
#include "inputs.h"

#include "yusuan.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>

/* Seconds of CPU an input may take; a backstop, not a measure, and of no
 * concern how busy the machine is. */
enum { TIME_LIMIT = 60 };

static void
set_limit(time_t seconds)
{
    struct itimerval limit = { .it_value = { .tv_sec = seconds } };
    setitimer(ITIMER_PROF, &limit, NULL);
}

static bool
is_json(char *text)
{
    json_t *root = text ? json_loads(text, 0, NULL) : NULL;
    bool fine = root != NULL;
    json_decref(root);
    yusuan_free(text);
    return fine;
}

static bool
is_text(char *text)
{
    bool fine = text && g_utf8_validate(text, -1, NULL);
    yusuan_free(text);
    return fine;
}

/* What is wrong with the document, or null. */
static const char *
judge_document(yusuan_doc *doc, enum yusuan_status status)
{
    if (status != YUSUAN_CLEAN)
        return "a document, but no clean status";
    if (!is_json(yusuan_doc_json(doc)))
        return "its JSON is none";
    if (!is_json(yusuan_doc_checks_json(doc)))
        return "the JSON of its checks is none";
    if (!is_text(yusuan_doc_tree(doc)) ||
        !is_text(yusuan_doc_lint(doc, false, false)))
        return "its tree or its findings are no text";
    return NULL;
}

static const char *
judge_refusal(const char *file, enum yusuan_status status, const char *message)
{
    if (status != YUSUAN_INPUT)
        return "refused, but not for what is read";
    if (!message || !strstr(message, file) || strchr(message, '\n') ||
        strlen(message) > 2000)
        return "the message is no sentence that names the file";
    return NULL;
}

static bool
run(const struct input *input)
{
    GString *bytes = g_string_new(NULL);
    input->make(bytes);
    gint64 begin = g_get_monotonic_time();
    enum yusuan_status status = YUSUAN_CLEAN;
    char *message = NULL;
    set_limit(TIME_LIMIT);
    printf("%-40s ", input->name);
    fflush(stdout);
    yusuan_doc *doc = yusuan_doc_parse(input->file, bytes->str, bytes->len,
                                       NULL, &status, &message);
    const char *wrong = doc ? judge_document(doc, status)
                            : judge_refusal(input->file, status, message);
    yusuan_doc_free(doc);
    set_limit(0);
    printf("%6.0f ms  %s\n", (double) (g_get_monotonic_time() - begin) / 1000,
           wrong ? wrong
           : doc ? "read"
                 : message);
    yusuan_free(message);
    g_string_free(bytes, TRUE);
    return !wrong;
}

static bool
run_all(const struct input *inputs, const char *named)
{
    bool fine = true;
    for (const struct input *input = inputs; input->name; input++)
        if (!named || strstr(input->name, named))
            fine &= run(input);
    return fine;
}

int
main(int argc, char **argv)
{
    const char *named = argc > 1 ? argv[1] : NULL;
    bool texts = run_all(INPUTS, named);
    return run_all(OFFICE_INPUTS, named) && texts ? 0 : 1;
}
