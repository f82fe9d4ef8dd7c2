package dev.lamina.model;

/**
 * Says that the thread that made it changes the parameters of a network, until it is closed. {@link Network#claim} makes it.
 * Threads that train or predict with the network meanwhile get an exception instead of wrong numbers.
 */
public final class Claim implements AutoCloseable {
    private final Owner owner;
    private final Owner.Mark before;
    private final Owner.Mark changing;
    private final Owner.Mark paused;

    Claim(Owner owner, Owner.Mark before, Owner.Mark changing) {
        this.owner = owner;
        this.before = before;
        this.changing = changing;
        this.paused = new Owner.Mark(changing.thread(), changing.what(), false);
    }

    /** From now on, until {@link #resume}, nothing changes: other threads may predict, but not train. */
    public void pause() {
        owner.set(paused);
    }

    /** From now on parameters change again. */
    public void resume() {
        owner.set(changing);
    }

    /** Ends the claim; the network is as free as it was before. */
    @Override
    public void close() {
        owner.set(before);
    }
}
