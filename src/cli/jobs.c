/* Works done several at a time and told in their order. */
#include "cli/cli.h"

#include <glib.h>

/** Works under way. */
struct crew {
    const struct cli_jobs *jobs;
    bool *done;
    GMutex lock;
    GCond changed;
};

/* Work number `index` less one: a pool takes no null. */
static void
work(gpointer index, gpointer data)
{
    struct crew *crew = data;
    size_t i = GPOINTER_TO_SIZE(index) - 1;
    crew->jobs->work(crew->jobs->data, i);
    g_mutex_lock(&crew->lock);
    crew->done[i] = true;
    g_cond_signal(&crew->changed);
    g_mutex_unlock(&crew->lock);
}

static void
wait_for(struct crew *crew, size_t i)
{
    g_mutex_lock(&crew->lock);
    while (!crew->done[i])
        g_cond_wait(&crew->changed, &crew->lock);
    g_mutex_unlock(&crew->lock);
}

static void
work_together(const struct cli_jobs *jobs)
{
    struct crew crew = { .jobs = jobs, .done = g_new0(bool, jobs->n) };
    g_mutex_init(&crew.lock);
    g_cond_init(&crew.changed);
    GThreadPool *pool =
        g_thread_pool_new(work, &crew, (int) jobs->at_a_time, FALSE, NULL);
    for (size_t i = 0; i < jobs->n; i++)
        g_thread_pool_push(pool, GSIZE_TO_POINTER(i + 1), NULL);
    for (size_t i = 0; i < jobs->n; i++) {
        wait_for(&crew, i);
        jobs->tell(jobs->data, i);
    }
    g_thread_pool_free(pool, FALSE, TRUE);
    g_cond_clear(&crew.changed);
    g_mutex_clear(&crew.lock);
    g_free(crew.done);
}

void
cli_work(const struct cli_jobs *jobs)
{
    if (jobs->at_a_time > 1 && jobs->n > 1) {
        work_together(jobs);
        return;
    }
    for (size_t i = 0; i < jobs->n; i++) {
        jobs->work(jobs->data, i);
        jobs->tell(jobs->data, i);
    }
}
