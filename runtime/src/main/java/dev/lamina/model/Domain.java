package dev.lamina.model;

/** Which values a loss is defined on. Others would give a loss that is a number but means nothing. All are finite. */
public enum Domain {
    /** 0 to 1, give or take 1e-5 for rounding. */
    PROBABILITY("probabilities from 0 to 1", -1e-5f, 1 + 1e-5f),
    /** The logarithm of a probability: at most 0, give or take 1e-5 for rounding. */
    LOG_PROBABILITY("logarithms of probabilities, which are at most 0", -Float.MAX_VALUE, 1e-5f),
    /** 0 or more, such as counts and weights. */
    NOT_NEGATIVE("values of 0 or more", 0f, Float.MAX_VALUE),
    /** -1 or 1. */
    SIGN("-1 or 1", -1f, 1f);

    private final String text;
    private final float low;
    private final float high;

    Domain(String text, float low, float high) {
        this.text = text;
        this.low = low;
        this.high = high;
    }

    /**
     * Finds a value that doesn't belong to the domain. Allocates nothing.
     *
     * @param values the values
     * @param count  how many of them there are
     * @return the index of the first one, -1 if there is none
     */
    public int firstOutside(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            if (!(values[i] >= low && values[i] <= high) || (this == SIGN && Math.abs(values[i]) != 1f)) {
                return i;
            }
        }
        return -1;
    }

    /** {@return what messages call its values} */
    @Override
    public String toString() {
        return text;
    }
}
