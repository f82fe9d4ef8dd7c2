package dev.lamina.state;

import java.math.BigDecimal;
import java.math.MathContext;

/** The decimal numbers that settings were written as. */
public final class Decimals {
    private Decimals() {}

    /**
     * The decimal number that was written in the source: 0.999f as 0.999, not as 0.99900001287, so that 1 - 0.999 is
     * right to the last digit. It is the shortest decimal that rounds to the float. {@code Float.toString} finds
     * another one on some JVMs before 19, and every JVM has to get the same bits.
     *
     * @param value a finite float
     * @return the decimal number
     */
    public static double of(float value) {
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
