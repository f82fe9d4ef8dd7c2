package dev.lamina.model;

/**
 * Idle inference sessions of one network, lent to the threads that predict. Not thread-locals: a session is as large
 * as a batch's activations, and threads come and go.
 */
final class SessionPool {
    private final Session[] idle = new Session[Math.max(2, Runtime.getRuntime().availableProcessors())];
    private int count;

    /** An idle session of the network that the pool belongs to, or a new one if all are lent out. */
    Session borrow(Predictor predictor) {
        synchronized (idle) {
            if (count > 0) {
                Session session = idle[--count];
                idle[count] = null;
                return session;
            }
        }
        return predictor.newSession();
    }

    /** Takes a session back; beyond one per processor they are left to the garbage collector. */
    void giveBack(Session session) {
        synchronized (idle) {
            if (count < idle.length) {
                idle[count++] = session;
            }
        }
    }
}
