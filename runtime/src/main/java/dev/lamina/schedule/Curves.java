package dev.lamina.schedule;

/** The cosine of schedules: the same bits on every JVM, and nothing allocated. Checks of their settings. */
final class Curves {
    /** Terms of the Taylor series of the cosine; the first that is left out is below 1e-21 for angles up to π/2. */
    private static final int TERMS = 12;

    private Curves() {}

    /** {@code (1 + cos(π x)) / 2} for any x from 0. */
    static double halfCosine(double x) {
        double turned = x % 2;
        double folded = turned > 1 ? 2 - turned : turned; // the cosine is even around 1
        return folded <= 0.5 ? (1 + cosine(folded)) / 2 : (1 - cosine(1 - folded)) / 2;
    }

    /** {@code cos(π x)} for x from 0 to 1/2. */
    private static double cosine(double x) {
        double square = Math.PI * x * Math.PI * x;
        double sum = 1;
        for (int k = TERMS; k > 0; k--) {
            sum = 1 - sum * square / (2 * k * (2 * k - 1));
        }
        return sum;
    }

    /** From one value to another as {@code x} goes from 0 to 1, half a wave of the cosine. */
    static double cosine(double from, double to, double x) {
        return to + (from - to) * halfCosine(x);
    }

    static double notNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be finite and at least 0, but is " + value);
        }
        return value;
    }

    static int atLeast(String name, int value, int smallest) {
        if (value < smallest) {
            throw new IllegalArgumentException(name + " must be at least " + smallest + ", but is " + value);
        }
        return value;
    }
}
