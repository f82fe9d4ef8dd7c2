package dev.lamina.parallel;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed pool of daemon threads that runs the parts of one job at a time: part 0 on the calling thread, part
 * {@code i} on worker {@code i}. Dispatch allocates nothing. There is one pool per number of threads, shared by the
 * whole JVM and created when first asked for.
 *
 * <p>Jobs of one pass follow each other closely, and to wake a thread that sleeps takes longer than many a job. So between
 * {@link #begin} and {@link #end} the threads keep looking for work for a millisecond before they sleep, provided that the
 * machine has a processor for each; outside of passes they soon sleep.
 *
 * <p>If the pool is busy with another caller's job (or a part itself calls {@link #run}), all parts run one after the
 * other on the calling thread: never a deadlock, and the same result, because parts must not depend on each other.
 */
public final class Workers {
    /** A piece of work that is cut into independent parts. */
    public interface Job {
        /**
         * Runs one part.
         *
         * @param part  which part, from 0
         * @param parts how many parts there are
         */
        void run(int part, int parts);
    }

    /** The largest number of threads of a pool. */
    public static final int MAX_THREADS = 256;

    /** How often a thread looks for work before it sleeps if no pass is running: some 20 µs. */
    private static final int SPINS = 1_000;

    /** How long it does while a pass is running, in nanoseconds. */
    private static final long SPIN_NANOS = 1_000_000;

    private static final ConcurrentMap<Integer, Workers> POOLS = new ConcurrentHashMap<>();

    private final Worker[] workers;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicInteger running = new AtomicInteger();
    /** False if there are more threads than processors: one that looks for work then keeps another from working. */
    private final boolean hasProcessors;

    private volatile Thread waiting;
    /** The pass that began last, unless it has ended. */
    private volatile Object pass;

    private Job job;
    private int parts;

    private Workers(int threads) {
        hasProcessors = threads <= Runtime.getRuntime().availableProcessors();
        workers = new Worker[threads - 1];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker(i + 1);
            workers[i].thread.start();
        }
    }

    /**
     * The shared pool of that many threads, the calling thread included.
     *
     * @param threads 1 to {@link #MAX_THREADS}
     * @return the pool
     * @throws IllegalArgumentException if the number is out of range
     */
    public static Workers shared(int threads) {
        if (threads < 1 || threads > MAX_THREADS) {
            throw new IllegalArgumentException("threads must be from 1 to " + MAX_THREADS + ", but is " + threads);
        }
        return POOLS.computeIfAbsent(threads, Workers::new);
    }

    /** {@return the number of threads, the calling one included} */
    public int threads() {
        return workers.length + 1;
    }

    /**
     * Runs all parts of a job and returns when the last has ended. What the parts wrote is visible to the caller.
     *
     * @param task  the job
     * @param count the number of parts, from 1 to {@link #threads()}
     * @throws IllegalArgumentException if the number of parts is out of range
     * @throws RuntimeException whatever a part threw (the one with the lowest number, if several did), after all parts
     *     have ended
     */
    public void run(Job task, int count) {
        if (count < 1 || count > workers.length + 1) {
            throw new IllegalArgumentException("parts must be from 1 to " + (workers.length + 1) + ", but is " + count);
        }
        if (count == 1 || !busy.compareAndSet(false, true)) {
            for (int part = 0; part < count; part++) {
                task.run(part, count);
            }
            return;
        }
        try {
            dispatch(task, count);
        } finally {
            job = null;
            busy.set(false);
        }
    }

    /**
     * Says that jobs will follow each other closely from now on, and wakes the threads. Jobs may be run without; then only
     * their threads take longer to begin. Nothing happens if the pass has begun already.
     *
     * @param caller what the pass is known by until its {@link #end}
     */
    public void begin(Object caller) {
        if (hasProcessors && pass != caller) {
            pass = caller;
            for (Worker worker : workers) {
                worker.wakeIfParked();
            }
        }
    }

    /**
     * Says that no more jobs will follow soon. Nothing happens if another pass has begun since; a pass that failed need not
     * be ended.
     *
     * @param caller what the pass was begun with
     */
    public void end(Object caller) {
        if (pass == caller) {
            pass = null;
        }
    }

    /** Lets the processor wait for a moment. Whoever has done so for long enough should sleep: then it returns false. */
    private boolean spin(int turn, long since) {
        Thread.onSpinWait();
        // The clock is read now and then only; a turn takes some 20 ns.
        return turn < SPINS || (pass != null && (turn % 64 != 0 || System.nanoTime() - since < SPIN_NANOS));
    }

    private void dispatch(Job task, int count) {
        job = task;
        parts = count;
        running.set(count - 1);
        for (int i = 0; i < count - 1; i++) {
            workers[i].wake();
        }
        Throwable failure = null;
        try {
            task.run(0, count);
        } catch (Throwable thrown) {
            failure = thrown;
        }
        await();
        for (int i = 0; i < count - 1; i++) {
            Throwable thrown = workers[i].failure;
            workers[i].failure = null;
            if (failure == null) {
                failure = thrown;
            }
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }

    private void await() {
        long since = System.nanoTime();
        int turn = 0;
        while (running.get() > 0 && spin(turn, since)) {
            turn++;
        }
        if (running.get() > 0) {
            waiting = Thread.currentThread();
            while (running.get() > 0) {
                LockSupport.park(this);
            }
            waiting = null;
        }
    }

    /** One thread of the pool, which always runs the same part. */
    private final class Worker implements Runnable {
        private final int part;
        private final Thread thread;
        /** Number of jobs handed over. Written by the caller only; the write publishes job and parts. */
        private volatile int handed;

        private volatile boolean parked;
        private Throwable failure;

        Worker(int part) {
            this.part = part;
            this.thread = new Thread(null, this, "lamina-worker-" + part, 0, false);
            thread.setDaemon(true);
            // The pool outlives its first caller, so it must not hold on to that caller's class loader.
            thread.setContextClassLoader(Workers.class.getClassLoader());
        }

        @SuppressWarnings("NonAtomicOperationOnVolatileField") // the pool's one caller is the only writer
        void wake() {
            handed = handed + 1;
            wakeIfParked();
        }

        void wakeIfParked() {
            if (parked) {
                LockSupport.unpark(thread);
            }
        }

        @Override
        public void run() {
            int done = 0;
            while (true) {
                waitForJob(done);
                done++;
                try {
                    job.run(part, parts);
                } catch (Throwable thrown) {
                    failure = thrown;
                }
                if (running.decrementAndGet() == 0) {
                    Thread caller = waiting;
                    if (caller != null) {
                        LockSupport.unpark(caller);
                    }
                }
            }
        }

        private void waitForJob(int done) {
            while (handed == done) {
                long since = System.nanoTime();
                int turn = 0;
                while (handed == done && spin(turn, since)) {
                    turn++;
                }
                // "parked" is written before "handed" is read, and wake() does the reverse, so no wake-up can be
                // missed.
                parked = true;
                if (handed == done) {
                    LockSupport.park(Workers.this);
                    Thread.interrupted(); // a stray interrupt would turn park into a busy loop
                }
                parked = false;
            }
        }
    }
}
