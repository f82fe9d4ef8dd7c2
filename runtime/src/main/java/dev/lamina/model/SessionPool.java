package dev.lamina.model;

/**
 * Idle inference sessions of one network, lent to the threads that predict. Not thread-locals: a session is as large
 * as a batch's activations, and threads come and go.
 */
final class SessionPool {
    private final Network network;
    private final Session[] idle;
    private int count;

    SessionPool(Network network) {
        this.network = network;
        this.idle = new Session[Math.max(2, Runtime.getRuntime().availableProcessors())];
    }

    /** An idle session, or a new one if all are lent out. */
    Session borrow() {
        synchronized (idle) {
            if (count > 0) {
                Session session = idle[--count];
                idle[count] = null;
                return session;
            }
        }
        return network.newSession();
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
