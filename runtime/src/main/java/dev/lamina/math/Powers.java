package dev.lamina.math;

/**
 * Powers in double precision by products and roots: the same bits on every JVM, and nothing allocated, where the library's
 * function promises neither.
 */
public final class Powers {
    private Powers() {}

    /**
     * A whole power: a product for each binary place of the exponent.
     *
     * @param base any number
     * @param exponent from 0
     * @return {@code base} to the power of {@code exponent}
     */
    public static double of(double base, long exponent) {
        double result = 1;
        double square = base;
        for (long left = exponent; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    /**
     * Any power: the binary places of the exponent after the point stand for repeated roots.
     *
     * @param base from 0
     * @param exponent from 0
     * @return {@code base} to the power of {@code exponent}
     */
    public static double of(double base, double exponent) {
        double result = of(base, (long) exponent);
        double root = base;
        double left = exponent - (long) exponent;
        while (left > 0) {
            root = Math.sqrt(root);
            left *= 2;
            if (left >= 1) {
                result *= root;
                left -= 1;
            }
        }
        return result;
    }
}
