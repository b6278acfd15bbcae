/* Ctrl-C asks the work to end in order; asked twice, the program ends. */
#include "cli/cli.h"

#include <glib.h>
#include <signal.h>

static const int HELD[] = { SIGINT, SIGTERM, SIGHUP };

/* Which one came; set by the handler alone. */
static volatile sig_atomic_t came;

static void
remember(int which)
{
    came = which;
}

void
cli_signals_hold(void)
{
    struct sigaction act = { .sa_handler = remember, .sa_flags = SA_RESETHAND };
    sigemptyset(&act.sa_mask);
    for (size_t i = 0; i < G_N_ELEMENTS(HELD); i++) {
        struct sigaction old;
        sigaction(HELD[i], NULL, &old);
        if (old.sa_handler != SIG_IGN) /* nohup */
            sigaction(HELD[i], &act, NULL);
    }
}

bool
cli_stopped(void)
{
    return came != 0;
}

void
cli_signals_pass(void)
{
    if (!came)
        return;
    signal(came, SIG_DFL);
    raise(came);
}
