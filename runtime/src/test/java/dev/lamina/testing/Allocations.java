package dev.lamina.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that the current thread allocates. */
public final class Allocations {
    private static final int ROUNDS = 20;
    private static final int RUNS = 300;

    private Allocations() {}

    /**
     * The bytes of 300 runs of something that has run for a while: the least of several rounds, since swapping compiled code
     * may book some bytes to the thread.
     */
    public static long of(Runnable action) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int round = 0; round <= ROUNDS; round++) {
            long before = threads.getThreadAllocatedBytes(id);
            for (int i = 0; i < RUNS; i++) {
                action.run();
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(id) - before);
        }
        return least;
    }
}
