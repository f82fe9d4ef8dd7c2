package dev.lamina.model;

/** Refuses to predict from or with values that aren't finite. A scan of inputs and outputs; the cause is searched after. */
final class FinitePredictions {
    private static final String ALLOW = ", or allowNonFinite(true) to take predictions as they come";

    private FinitePredictions() {}

    /** Checks the features of some rows of an input. */
    static void features(String network, Slot slot, float[] values, int count, int firstRow) {
        int bad = firstBad(values, 0, count);
        if (bad >= 0) {
            throw new IllegalArgumentException(network + ": input " + slot + " holds " + values[bad] + ": value "
                    + bad % slot.size() + " of row " + (firstRow + bad / slot.size())
                    + ". Replace such values as in training" + ALLOW);
        }
    }

    /** Checks the values of some rows of an output. */
    static void outputs(Network network, Slot slot, float[] values, int rows, int firstRow) {
        int bad = firstBad(values, 0, rows * slot.size());
        if (bad >= 0) {
            throw new IllegalStateException(network.name() + ": output " + slot + " of row "
                    + (firstRow + bad / slot.size()) + " holds " + values[bad] + ": " + cause(network) + ALLOW);
        }
    }

    private static String cause(Network network) {
        for (Parameter parameter : network.parameters()) {
            int bad = firstBad(parameter.values(), 0, parameter.size());
            if (bad >= 0) {
                return "parameter " + parameter.name() + " holds " + parameter.values()[bad]
                        + ". Train anew or load weights that are finite";
            }
        }
        return "inputs and parameters are finite, but what is computed from them is too large for a float. Scale inputs as"
                + " in training";
    }

    private static int firstBad(float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!(Math.abs(values[i]) <= Float.MAX_VALUE)) {
                return i;
            }
        }
        return -1;
    }
}
