package dev.lamina.metric;

import java.util.Locale;

/**
 * How a figure of each class, or each label of several, becomes one figure; scikit-learn's {@code average}. A class that is
 * absent counts as any other, with 0 where its quotient has no denominator.
 */
public enum Average {
    /** The figure of class 1 alone, where there are two classes. */
    BINARY,
    /** The mean over the classes. */
    MACRO,
    /** The figure of all decisions together, whatever their class. */
    MICRO,
    /** The mean over the classes, each weighted with the labels it has. */
    WEIGHTED,
    /** No average: as many figures as there are classes. */
    PER_CLASS,
    /** For several labels a row: the mean over the rows of the figure of each row's labels. */
    SAMPLES;

    /** {@return what names of metrics say} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
