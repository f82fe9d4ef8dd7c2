package dev.lamina.optim;

import java.math.BigDecimal;
import java.math.MathContext;

/** Checks and conversions of hyper-parameters. */
final class Checks {
    /**
     * Added and taken away again, it rounds a moment to a multiple of 2^-123 and leaves all but tiny ones as they are.
     * Without it the moments of weights whose gradient has become zero (pixels that are always dark) decay into
     * subnormal numbers and stay there, and arithmetic with these is slow: on many CPUs, by more than ten times.
     */
    static final float FLUSH = 0x1p-100f;

    private Checks() {}

    static float notNegative(String name, float value) {
        if (!(value >= 0 && value < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be finite and at least 0, but is " + value);
        }
        return value;
    }

    static float belowOne(String name, float value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be at least 0 and below 1, but is " + value);
        }
        return value;
    }

    /**
     * The decimal number that was written in the source: 0.999f as 0.999, not as 0.99900001287, so that 1 - 0.999 is
     * right to the last digit. It is the shortest decimal that rounds to the float. {@code Float.toString} finds
     * another one on some JVMs before 19, and every JVM has to get the same bits.
     */
    static double decimal(float value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < 9; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (Float.parseFloat(rounded.toString()) == value) {
                return Double.parseDouble(rounded.toString());
            }
        }
        return value;
    }
}
