package dev.lamina.processor.op;

/** The error function in double precision, for the reference interpreter. */
final class ErrorFunction {
    private ErrorFunction() {}

    /**
     * {@code erf(x)}: the Maclaurin series near 0 and the continued fraction of erfc elsewhere (Abramowitz and Stegun,
     * 7.1.6 and 7.1.14).
     */
    static double erf(double x) {
        double magnitude = Math.abs(x);
        if (Double.isNaN(x)) {
            return x;
        }
        if (magnitude > 6) {
            return Math.signum(x);
        }
        return magnitude < 2.5 ? series(x) : Math.copySign(1 - complement(magnitude), x);
    }

    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; n < 200 && Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    private static double complement(double x) {
        double fraction = 0;
        for (int n = 120; n >= 1; n--) {
            fraction = n / 2.0 / (x + fraction);
        }
        return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
    }
}
