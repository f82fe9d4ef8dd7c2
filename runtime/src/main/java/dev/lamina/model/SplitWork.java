package dev.lamina.model;

import dev.lamina.parallel.Workers;

/** Shares the units of a session's kernels among threads. Made once, so that a step allocates nothing. */
final class SplitWork implements Workers.Job {
    private final int threads;
    private final Workers workers;
    /** What the pool knows the session's passes by. Not this object, so that the pool never holds on to a session. */
    private final Object pass = new Object();

    private Session session;
    private int kernel;
    private int rows;
    private int units;

    /**
     * Work for that many threads.
     *
     * @throws IllegalArgumentException if the number is out of range
     */
    SplitWork(int threads) {
        this.threads = threads;
        this.workers = Workers.shared(threads);
    }

    /** Ends a pass, which its first kernel that is shared began. */
    void end() {
        workers.end(pass);
    }

    /** Runs all units of a kernel, of which there is at least one, in as many contiguous ranges as there are threads. */
    void run(Session session, int kernel, int rows, int units) {
        if (threads == 1 || units == 1) {
            session.part(kernel, rows, 0, units, 0);
            return;
        }
        this.session = session;
        this.kernel = kernel;
        this.rows = rows;
        this.units = units;
        workers.begin(pass);
        workers.run(this, Math.min(threads, units));
    }

    @Override
    public void run(int part, int parts) {
        int from = (int) ((long) units * part / parts);
        int to = (int) ((long) units * (part + 1) / parts);
        session.part(kernel, rows, from, to, part);
    }
}
