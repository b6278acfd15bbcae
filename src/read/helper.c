/* Starting a program with limits, feeding it, reading what it writes, and
 * saying in one sentence how it failed. Knows no format. */
#define _GNU_SOURCE /* memfd_create, pipe2 */
#include "read/helper.h"

#include "base/installed.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PIECE = 64 * 1024, NOT_STARTED = 127 };

extern char **environ;

/* -------------------------------------------------------------- finding */

static char *
if_executable(char *path)
{
    if (g_file_test(path, G_FILE_TEST_IS_EXECUTABLE))
        return path;
    g_free(path);
    return NULL;
}

char *
helper_find(const char *name)
{
    const char *set = g_getenv("YUSUAN_LIBEXEC");
    if (set && *set)
        return if_executable(g_build_filename(set, name, NULL));
    char *found = installed_find("libexec/yusuan", name);
    return if_executable(found ? found
                               : g_build_filename(YUSUAN_LIBEXEC, name, NULL));
}

/* -------------------------------------------------------------- running */

static bool
write_whole(int fd, const char *bytes, size_t size)
{
    while (size) {
        ssize_t n = write(fd, bytes, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        bytes += n;
        size -= (size_t) n;
    }
    return true;
}

/* A file in memory that holds the bytes, read from its start; -1 fails. */
static int
input_of(const struct helper_call *call)
{
    int fd = memfd_create("yusuan", MFD_CLOEXEC);
    if (fd < 0)
        return -1;
    if (!write_whole(fd, call->bytes, call->size) ||
        lseek(fd, 0, SEEK_SET) < 0) {
        close(fd);
        return -1;
    }
    return fd;
}

static char **
environment_of(const struct helper_call *call)
{
    char **all = g_strdupv(environ);
    for (const char *const *e = call->extra; e && *e; e++) {
        char *name = g_strndup(*e, strcspn(*e, "="));
        all = g_environ_setenv(all, name, *e + strlen(name) + 1, TRUE);
        g_free(name);
    }
    return all;
}

static void
limit(int what, rlim_t value)
{
    struct rlimit both = { value, value };
    setrlimit(what, &both);
}

/* After fork, in the child: only what is safe for a program of threads. */
static void
become(const struct helper_call *call, int in, int out, char **environment)
{
    int null = open("/dev/null", O_RDWR);
    if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(null, 2) < 0)
        _exit(NOT_STARTED);
    setpgid(0, 0); /* what it starts in turn is ended with it */
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, (rlim_t) call->cpu_limit);
    if (call->memory_limit)
        limit(RLIMIT_AS, call->memory_limit);
    execve(call->argv[0], (char *const *) call->argv, environment);
    _exit(NOT_STARTED);
}

struct running {
    pid_t pid;
    int out;
    bool timed_out, stopped;
};

static bool
start(const struct helper_call *call, struct running *r)
{
    int ends[2] = { -1, -1 }, in = input_of(call);
    char **environment = environment_of(call);
    r->pid = -1;
    if (in >= 0 && pipe2(ends, O_CLOEXEC) == 0) {
        r->pid = fork();
        if (r->pid == 0)
            become(call, in, ends[1], environment);
        close(ends[1]);
        r->out = ends[0];
        if (r->pid < 0)
            close(ends[0]);
    }
    if (in >= 0)
        close(in);
    g_strfreev(environment);
    return r->pid > 0;
}

/* Hands on what it writes until it ends, is stopped, or is out of time. */
static void
listen_to(const struct helper_call *call, struct running *r)
{
    char *piece = g_malloc(PIECE);
    gint64 end = g_get_monotonic_time() +
                 (gint64) call->time_limit * G_USEC_PER_SEC;
    while (!r->stopped) {
        gint64 left = (end - g_get_monotonic_time()) / 1000;
        struct pollfd ready = { .fd = r->out, .events = POLLIN };
        int n = left > 0 ? poll(&ready, 1, (int) left) : 0;
        r->timed_out = n == 0;
        if (n < 0 && errno == EINTR)
            continue;
        ssize_t got = n > 0 ? read(r->out, piece, PIECE) : 0;
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        r->stopped = call->take && !call->take(call->data, piece, (size_t) got);
    }
    g_free(piece);
    close(r->out);
}

/* ------------------------------------------------------------- how it ended */

static bool
fail_start(const struct helper_call *call, GError **error)
{
    char *name = g_path_get_basename(call->argv[0]);
    status_fail(error, EXIT_INPUT, "%s：读它要用的程序 %s 起动不了；请检查安装",
                "%s: the program %s that reads it cannot be started; see the "
                "installation", call->document, name);
    g_free(name);
    return false;
}

static bool
judge_end(const struct helper_call *call, const struct running *r, int state,
          GError **error)
{
    bool killed = WIFSIGNALED(state);
    if (r->stopped)
        return true;
    if (r->timed_out || (killed && (WTERMSIG(state) == SIGXCPU ||
                                    WTERMSIG(state) == SIGKILL)))
        return status_fail(
            error, EXIT_INPUT,
            "%s：读得太久，已停下；文件可能损坏，或过于庞大，"
            "请另存一份（或拆开）再试",
            "%s: took too long to read and was given up; the file may be "
            "damaged or far too large: save it anew (or split it) and try "
            "again", call->document);
    if (killed)
        return status_fail(
            error, EXIT_INPUT,
            "%s：读它的程序出错中断；文件可能损坏，请另存一份再试",
            "%s: the program that reads it broke down; the file may be "
            "damaged: save it anew and try again", call->document);
    if (WEXITSTATUS(state) == NOT_STARTED)
        return fail_start(call, error);
    return true;
}

bool
helper_run(const struct helper_call *call, int *status, GError **error)
{
    struct running r = { 0 };
    int state = 0;
    if (!start(call, &r))
        return fail_start(call, error);
    listen_to(call, &r);
    if (r.timed_out || r.stopped)
        kill(-r.pid, SIGKILL);
    while (waitpid(r.pid, &state, 0) < 0 && errno == EINTR)
        continue;
    *status = WIFEXITED(state) ? WEXITSTATUS(state) : -1;
    return judge_end(call, &r, state, error);
}
