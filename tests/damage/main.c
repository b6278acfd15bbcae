/* damage: emit damaged texts, or put the program through all kinds of damage
 * and compare what it understands with what it understood undamaged. */
#include "facts.h"
#include "kinds.h"
#include "make.h"

#include "yusuan.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TIME_LIMIT = 20 /* seconds of CPU */, SHOWN = 3 /* differences */ };

static struct {
    gboolean list, check;
    char *apply, *only, *output, *report, *spare;
    int seed, seeds, share, made, projects;
} options = { .seed = 1, .seeds = 3, .share = -1, .projects = 90 };

static const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &options.list, "name the kinds", NULL },
    { "apply", 0, 0, G_OPTION_ARG_STRING, &options.apply,
      "emit FILE damaged in one way", "NAME" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &options.seed, "the chance", "N" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      "file (or, for csv-folder, folder) to write; else standard output",
      "PATH" },
    { "check", 0, 0, G_OPTION_ARG_NONE, &options.check,
      "compare the models of FILEs damaged in all ways", NULL },
    { "only", 0, 0, G_OPTION_ARG_STRING, &options.only, "one kind", "NAME" },
    { "seeds", 0, 0, G_OPTION_ARG_INT, &options.seeds, "runs a kind", "N" },
    { "made", 0, 0, G_OPTION_ARG_INT, &options.made,
      "check N invented budgets too (with --apply: damage the Nth)", "N" },
    { "projects", 0, 0, G_OPTION_ARG_INT, &options.projects,
      "in an invented budget", "N" },
    { "report", 0, 0, G_OPTION_ARG_FILENAME, &options.report,
      "write differences to", "PATH" },
    { "at-least", 0, 0, G_OPTION_ARG_INT, &options.share,
      "fail where fewer than PERCENT of a kind's runs are right", "PERCENT" },
    { "spare", 0, 0, G_OPTION_ARG_STRING, &options.spare,
      "of these kinds half of the facts is enough", "NAME,..." },
    { NULL },
};

/* ------------------------------------------------------------- emitting */

static int
list(void)
{
    const struct damage *d;
    for (size_t i = 0; (d = damage_at(i)); i++)
        printf("%-20s %-7s %s\n", d->name,
               d->severity == BENIGN ? "benign" : "lossy", d->what);
    return 0;
}

static struct text *
load(const char *path)
{
    char *bytes;
    gsize size;
    GError *error = NULL;
    if (!g_file_get_contents(path, &bytes, &size, &error)) {
        fprintf(stderr, "%s\n", error->message);
        exit(2);
    }
    struct text *t = text_new(bytes, size);
    g_free(bytes);
    return t;
}

static void
write_out(const struct text *t)
{
    if (t->form == FORM_FOLDER) {
        const char *folder = options.output ? options.output : "damaged";
        g_mkdir_with_parents(folder, 0755);
        text_write_folder(t, folder);
    } else {
        size_t size;
        char *bytes = text_bytes(t, &size);
        FILE *out = options.output ? fopen(options.output, "wb") : stdout;
        if (!out || fwrite(bytes, 1, size, out) != size)
            perror(options.output);
        if (out && out != stdout)
            fclose(out);
        g_free(bytes);
    }
}

/* The file, or the invented budget of that number. */
static struct text *
source(const char *path)
{
    if (path)
        return load(path);
    struct made made = make_budget(options.made, (size_t) options.projects);
    struct text *t = text_copy(made.text);
    made_free(&made);
    return t;
}

static int
emit(const char *path)
{
    const struct damage *d = damage_find(options.apply);
    if (!d && strcmp(options.apply, "none") != 0) {
        fprintf(stderr, "%s: no such kind (see --list)\n", options.apply);
        return 2;
    }
    struct text *t = source(path);
    struct rng r = { (uint64_t) options.seed };
    bool done = !d || d->apply(t, &r);
    if (!done)
        fprintf(stderr, "nothing to damage this way\n");
    write_out(t);
    text_free(t);
    return done ? 0 : 1;
}

/* -------------------------------------------------------------- reading */

static const char *
name_of(const struct text *t)
{
    return t->form == FORM_CSV    ? "damaged.csv"
           : t->form == FORM_HTML ? "damaged.html"
                                  : "damaged.txt";
}

static void
drop_folder(const char *folder)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));) {
        char *path = g_build_filename(folder, name, NULL);
        g_remove(path);
        g_free(path);
    }
    g_dir_close(dir);
    g_rmdir(folder);
}

static yusuan_doc *
parse_folder(const struct text *t, enum yusuan_status *status, char **message)
{
    char *folder = g_dir_make_tmp("damage-XXXXXX", NULL);
    text_write_folder(t, folder);
    yusuan_doc *doc = yusuan_doc_load(folder, NULL, status, message);
    drop_folder(folder);
    g_free(folder);
    return doc;
}

/* What the program makes of the text; null with a message. */
static struct facts *
understood(const struct text *t, char **message)
{
    enum yusuan_status status;
    yusuan_doc *doc;
    *message = NULL;
    if (t->form == FORM_FOLDER) {
        doc = parse_folder(t, &status, message);
    } else {
        size_t size;
        char *bytes = text_bytes(t, &size);
        doc = yusuan_doc_parse(name_of(t), bytes, size, NULL, &status, message);
        g_free(bytes);
    }
    if (!doc)
        return NULL;
    char *json = yusuan_doc_json(doc);
    struct facts *f = facts_of(json);
    yusuan_free(json);
    yusuan_doc_free(doc);
    return f;
}

/* ------------------------------------------------------------- one run */

struct outcome {
    bool applied, right;
    double share;
    GString *differences;
};

static void
describe(GString *out, const struct difference *d)
{
    for (guint i = 0; i < MIN(d->missing->len, (guint) SHOWN); i++)
        g_string_append_printf(out, "    - %s\n",
                               (char *) d->missing->pdata[i]);
    for (guint i = 0; i < MIN(d->extra->len, (guint) SHOWN); i++)
        g_string_append_printf(out, "    + %s\n", (char *) d->extra->pdata[i]);
    g_string_append_printf(out, "    (%u missing, %u extra, %zu the same)\n",
                           d->missing->len, d->extra->len, d->matched);
}

/* "    of tags, yuan\n" for what was mixed, else "". */
static char *
history_of(const struct text *t)
{
    GString *out = g_string_new(NULL);
    for (const GList *name = t->history; name; name = name->next)
        g_string_append_printf(out, "%s %s", out->len ? "," : "    of",
                               (const char *) name->data);
    g_string_append(out, out->len ? "\n" : "");
    return g_string_free(out, FALSE);
}

/* What must come out of what. */
struct subject_text {
    const struct text *clean;
    const struct facts *truth;
    bool partial; /* the truth says nothing about some lists */
};

/* In the child: "applied right share\n" and the differences. */
static void
run_here(const struct subject_text *s, const struct damage *d, FILE *to,
         int seed)
{
    const struct facts *truth = s->truth;
    struct text *t = text_copy(s->clean);
    struct rng r = { (uint64_t) seed };
    if (d && !d->apply(t, &r)) {
        fprintf(to, "0 1 1\n");
        text_free(t);
        return;
    }
    char *message, *history = history_of(t);
    struct facts *f = understood(t, &message);
    text_free(t);
    if (!f) {
        fprintf(to, "1 0 0\n%s    refused: %s\n", history,
                message ? message : "no JSON");
        yusuan_free(message);
        g_free(history);
        return;
    }
    if (s->partial)
        facts_restrict(f, truth);
    size_t copies = d && d->copies ? d->copies : 1;
    struct difference diff = facts_compare(truth, f, copies);
    bool equal = !diff.missing->len && !diff.extra->len;
    bool reported = f->n_findings > truth->n_findings ||
                    f->n_fails > truth->n_fails;
    GString *out = g_string_new(NULL);
    if (!equal)
        describe(out, &diff);
    fprintf(to, "1 %d %.6f\n%s%s",
            equal || (d && d->severity == LOSSY && reported),
            difference_share(&diff), equal ? "" : history, out->str);
    g_free(history);
    g_string_free(out, TRUE);
    difference_free(&diff);
    facts_free(f);
}

static struct outcome
read_outcome(FILE *from, pid_t child)
{
    struct outcome o = { true, false, 0, g_string_new(NULL) };
    int applied = 1, right = 0, state;
    char piece[4096];
    size_t n;
    bool ran = fscanf(from, "%d %d %lf", &applied, &right, &o.share) == 3;
    fgetc(from);
    while ((n = fread(piece, 1, sizeof piece, from)) > 0)
        g_string_append_len(o.differences, piece, (gssize) n);
    waitpid(child, &state, 0);
    o.applied = applied;
    o.right = ran && right && WIFEXITED(state) && !WEXITSTATUS(state);
    if (!WIFEXITED(state) || WEXITSTATUS(state))
        g_string_append_printf(o.differences,
                               "    crashed or too slow (state %x)\n", state);
    return o;
}

/* In a process of its own, so that a crash is one bad run. */
static struct outcome
run(const struct subject_text *s, const struct damage *d, int seed)
{
    int ends[2];
    fflush(NULL);
    if (pipe(ends) != 0)
        exit(2);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        struct itimerval limit = { .it_value = { .tv_sec = TIME_LIMIT } };
        setitimer(ITIMER_PROF, &limit, NULL);
        FILE *to = fdopen(ends[1], "w");
        run_here(s, d, to, seed);
        fclose(to);
        _exit(0);
    }
    close(ends[1]);
    FILE *from = fdopen(ends[0], "r");
    struct outcome o = read_outcome(from, child);
    fclose(from);
    return o;
}

/* ------------------------------------------------------------ all of it */

struct tally {
    int runs, right;
    double share;
};

static const char *
kind_name(const struct damage *d)
{
    return d ? d->name : "none";
}

/* All seeds of a kind (null: no damage, once). */
static void
check_kind(const struct subject_text *s, const struct damage *d, FILE *report,
           struct tally *tally)
{
    int shown = 0, seeds = d ? options.seeds : 1;
    for (int seed = options.seed; seed < options.seed + seeds; seed++) {
        struct outcome o = run(s, d, seed);
        if (o.applied) {
            tally->runs++;
            tally->right += o.right;
            tally->share += o.share;
            if (!o.right && shown++ < 2)
                fprintf(report, "  %s --seed %d\n%s", kind_name(d), seed,
                        o.differences->str);
        }
        g_string_free(o.differences, TRUE);
    }
}

static bool
is_spared(const struct damage *d)
{
    char **names = g_strsplit(options.spare ? options.spare : "", ",", -1);
    bool spared = g_strv_contains((const char *const *) names, kind_name(d));
    g_strfreev(names);
    return spared;
}

static bool
print_kind(const struct damage *d, const struct tally *t, FILE *report)
{
    if (!t->runs)
        return true;
    bool enough = is_spared(d) ? t->share >= 0.5 * t->runs
                               : t->right * 100 >= options.share * t->runs;
    FILE *to[] = { stdout, report };
    for (int i = 0; i < (report == stdout ? 1 : 2); i++)
        fprintf(to[i], "%-20s %-7s %3d of %3d right, %.4f the same%s\n",
                kind_name(d), d && d->severity == LOSSY ? "lossy" : "benign",
                t->right, t->runs, t->share / t->runs,
                options.share >= 0 && !enough ? "  TOO FEW" : "");
    return enough;
}

static bool
check_all(const struct subject_text *s, FILE *report)
{
    const struct damage *d = NULL;
    bool fine = true;
    size_t i = 0;
    do { /* first with no damage */
        struct tally tally = { 0 };
        if (options.only && strcmp(options.only, kind_name(d)) != 0)
            continue;
        check_kind(s, d, report, &tally);
        fine &= print_kind(d, &tally, report);
    } while ((d = damage_at(i++)));
    return fine;
}

static bool
check_file(const char *path, FILE *report)
{
    struct text *clean = load(path);
    char *message;
    struct facts *truth = understood(clean, &message);
    fprintf(report, "== %s\n", path);
    printf("== %s: %u facts\n", path, truth ? truth->items->len : 0);
    if (!truth) {
        printf("%s\n", message);
        return false;
    }
    bool fine = check_all(&(struct subject_text){ clean, truth, false },
                          report);
    facts_free(truth);
    text_free(clean);
    return fine;
}

static bool
check_made(int number, FILE *report)
{
    struct made made = make_budget(number, (size_t) options.projects);
    struct facts *truth = facts_of(made.truth);
    facts_restrict(truth, truth);
    fprintf(report, "== invented budget %d\n", number);
    printf("== invented budget %d: %u facts\n", number, truth->items->len);
    bool fine = check_all(&(struct subject_text){ made.text, truth, true },
                          report);
    facts_free(truth);
    made_free(&made);
    return fine;
}

static int
check(char **files)
{
    FILE *report = options.report ? fopen(options.report, "w") : stdout;
    if (!report) {
        perror(options.report);
        return 2;
    }
    bool fine = true;
    for (char **file = files; *file; file++)
        fine &= check_file(*file, report);
    for (int number = 1; number <= options.made; number++)
        fine &= check_made(number, report);
    if (report != stdout)
        fclose(report);
    return fine ? 0 : 1;
}

int
main(int argc, char **argv)
{
    GError *error = NULL;
    GOptionContext *context = g_option_context_new("FILE...");
    g_option_context_add_main_entries(context, entries, NULL);
    if (!g_option_context_parse(context, &argc, &argv, &error)) {
        fprintf(stderr, "%s\n", error->message);
        return 2;
    }
    g_option_context_free(context);
    if (options.list)
        return list();
    if (argc < 2 && !options.made) {
        fprintf(stderr, "which file?\n");
        return 2;
    }
    return options.apply ? emit(argc > 1 ? argv[1] : NULL) : check(argv + 1);
}
