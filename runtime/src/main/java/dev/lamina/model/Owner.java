package dev.lamina.model;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Which thread changes a network's parameters at the moment, if one does. Looking costs a read; it finds what overlaps when a
 * pass begins, not what begins in the middle of one.
 */
final class Owner {
    /** A thread, what it does, and whether parameters may change right now. */
    record Mark(Thread thread, String what, boolean changing) {}

    private final String network;
    private final AtomicReference<Mark> mark = new AtomicReference<>();

    Owner(String network) {
        this.network = network;
    }

    /** Claims the network for this thread, perhaps within another claim of its own. */
    Claim claim(String what) {
        Mark changing = new Mark(Thread.currentThread(), what, true);
        Mark before = mark.get();
        if (isOther(before) || !mark.compareAndSet(before, changing)) {
            throw conflict(mark.get(), what);
        }
        return new Claim(this, before, changing);
    }

    /** Changes something within a claim. */
    void during(String what, Runnable change) {
        Claim claim = claim(what);
        try {
            change.run();
        } finally {
            claim.close();
        }
    }

    /** Called by the owner only. */
    void set(Mark next) {
        mark.set(next);
    }

    /** Fails if another thread may change parameters now. */
    void requireQuiet(String what) {
        Mark now = mark.get();
        if (isOther(now) && now.changing()) {
            throw conflict(now, what);
        }
    }

    /** Fails if the network belongs to another thread, which may change parameters later. */
    void requireFree(String what) {
        Mark now = mark.get();
        if (isOther(now)) {
            throw conflict(now, what);
        }
    }

    private static boolean isOther(Mark now) {
        return now != null && now.thread() != Thread.currentThread();
    }

    private IllegalStateException conflict(Mark now, String what) {
        String other =
                now == null ? "another thread" : "thread " + now.thread().getName() + " is " + now.what() + " and";
        return new IllegalStateException(network + ": " + what + " must wait: " + other
                + " changes its parameters at the same time. Wait for it, or work with a copy of the network (save it and"
                + " load the file)");
    }
}
