package dev.lamina.state;

/** A number of a run that changes from step to step, such as the step itself. Belongs to one thread at a time. */
public final class Scalar {
    private double value;

    Scalar(double first) {
        this.value = first;
    }

    /** {@return the number as it is now} */
    public double get() {
        return value;
    }

    /**
     * Changes the number.
     *
     * @param value the new one, any value
     */
    public void set(double value) {
        this.value = value;
    }

    /**
     * Multiplies the number by another one.
     *
     * @param factor any value
     */
    public void multiply(double factor) {
        value *= factor;
    }

    /**
     * Adds another number to the number.
     *
     * @param other any value
     */
    public void add(double other) {
        value += other;
    }

    /** Counts one up. */
    public void increment() {
        value++;
    }
}
