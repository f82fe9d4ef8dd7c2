package dev.lamina.metric;

import dev.lamina.state.Decimals;

/**
 * What outputs mean and what belongs to them: scores of classes with a label, yes or no, several labels, or values. Scores are
 * logits, as networks yield them, unless {@link #probabilities} or {@link #decided} says otherwise. Immutable.
 *
 * <pre>{@code
 * Task.classes(10)                    // 10 logits a row, one label from 0 to 9
 * Task.binary().probabilities()       // one probability a row, labels 0 and 1
 * Task.multiLabel(4)                  // 4 logits a row, 4 labels 0 or 1
 * Task.values(3)                      // 3 values a row, 3 targets
 * Task.classes(65).positions(128)     // 128 positions a row, with 65 logits and one label each
 * }</pre>
 */
public final class Task {
    /** What outputs and labels are. */
    public enum Kind {
        /** A score for each class, and one label. */
        CLASSES("classes"),
        /** One score for yes, and a label 0 or 1. */
        BINARY("yes or no"),
        /** Some scores for yes, each with a label 0 or 1. */
        MULTI_LABEL("several labels"),
        /** Some values, each with a target. */
        VALUES("values");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** {@return what messages call it} */
        @Override
        public String toString() {
            return text;
        }
    }

    /** What an output holds. */
    enum Form {
        LOGITS,
        PROBABILITIES,
        DECIDED
    }

    private static final double HALF = 0.5;

    private final Kind kind;
    private final int width;
    private final Form form;
    private final int positions;
    private final int stride;
    private final boolean ignores;
    private final int ignored;
    /** From which probability on a label is yes: the decimal number that was written. */
    private final double threshold;

    private Task(
            Kind kind,
            int width,
            Form form,
            int positions,
            int stride,
            boolean ignores,
            int ignored,
            double threshold) {
        this.kind = kind;
        this.width = width;
        this.form = form;
        this.positions = positions;
        this.stride = stride;
        this.ignores = ignores;
        this.ignored = ignored;
        this.threshold = threshold;
    }

    private static Task of(Kind kind, String what, int width) {
        if (width < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, but is " + width);
        }
        return new Task(kind, width, Form.LOGITS, 1, 1, false, 0, HALF);
    }

    /**
     * One of several classes: a logit for each, and one label.
     *
     * @param classes the number of classes, at least 1; labels go from 0 to {@code classes - 1}
     * @return the task
     * @throws IllegalArgumentException if there is no class
     */
    public static Task classes(int classes) {
        return of(Kind.CLASSES, "the number of classes", classes);
    }

    /** {@return yes or no: one logit, whose sigmoid is the probability of 1, and a label 0 or 1} */
    public static Task binary() {
        return of(Kind.BINARY, "the number of outputs", 1);
    }

    /**
     * Several labels, each of which is yes or no by itself: a logit and a label 0 or 1 for each.
     *
     * @param labels the number of labels of a row, at least 1
     * @return the task
     * @throws IllegalArgumentException if there is no label
     */
    public static Task multiLabel(int labels) {
        return of(Kind.MULTI_LABEL, "the number of labels", labels);
    }

    /**
     * Values, as a regression yields them, with a target for each.
     *
     * @param values the number of values of a row, at least 1
     * @return the task
     * @throws IllegalArgumentException if there is no value
     */
    public static Task values(int values) {
        return of(Kind.VALUES, "the number of values", values);
    }

    /**
     * This task with probabilities instead of logits.
     *
     * @return a copy with that setting
     * @throws IllegalArgumentException for values
     */
    public Task probabilities() {
        return in(Form.PROBABILITIES);
    }

    /**
     * This task with what was decided instead of scores: for classes the class, for yes or no 1 or 0, -1 for none. Metrics
     * that judge scores can't be measured then.
     *
     * @return a copy with that setting
     * @throws IllegalArgumentException for values
     */
    public Task decided() {
        return in(Form.DECIDED);
    }

    private Task in(Form other) {
        if (kind == Kind.VALUES) {
            throw new IllegalArgumentException("values are neither probabilities nor decided: leave that out");
        }
        return new Task(kind, width, other, positions, stride, ignores, ignored, threshold);
    }

    /**
     * This task with a label for positions that don't count.
     *
     * @param label the label, a class or not
     * @return a copy with that setting
     * @throws IllegalArgumentException unless the task is classes
     */
    public Task ignoring(int label) {
        onlyClasses("a label that doesn't count");
        return new Task(kind, width, form, positions, stride, true, label, threshold);
    }

    /**
     * This task at several positions of a row, such as the words of a text, whose scores lie one position after the other.
     *
     * @param count the number of positions of a row, at least 1
     * @return a copy with that setting
     * @throws IllegalArgumentException unless the task is classes
     */
    public Task positions(int count) {
        return positions(count, 1);
    }

    /**
     * This task at several positions of a row, such as the pixels of an image.
     *
     * @param count the number of positions of a row, at least 1
     * @param apart how far the scores of two classes lie apart: the product of the axes behind that of the classes; a divisor
     *     of {@code count}
     * @return a copy with that setting
     * @throws IllegalArgumentException unless the task is classes, or if a number is out of range
     */
    public Task positions(int count, int apart) {
        onlyClasses("positions");
        if (count < 1 || apart < 1 || count % apart != 0) {
            throw new IllegalArgumentException(
                    "positions must be at least 1 and a multiple of how far classes lie apart, but are " + count
                            + " and " + apart);
        }
        return new Task(kind, width, form, count, apart, ignores, ignored, threshold);
    }

    /**
     * This task with another probability from which on the answer is yes.
     *
     * @param least that probability, above 0 and below 1; default 0.5
     * @return a copy with that setting
     * @throws IllegalArgumentException if it is out of range, or the task isn't yes or no or several labels
     */
    public Task threshold(float least) {
        if (kind == Kind.CLASSES || kind == Kind.VALUES) {
            throw new IllegalArgumentException(
                    "only yes or no and several labels have a threshold, but this is " + this);
        }
        if (!(least > 0 && least < 1)) {
            throw new IllegalArgumentException("the threshold must be above 0 and below 1, but is " + least);
        }
        return new Task(kind, width, form, positions, stride, ignores, ignored, Decimals.of(least));
    }

    private void onlyClasses(String what) {
        if (kind != Kind.CLASSES) {
            throw new IllegalArgumentException("only a task of classes has " + what + ", but this is " + this);
        }
    }

    /** {@return what outputs and labels are} */
    public Kind kind() {
        return kind;
    }

    /** {@return the number of classes, labels or values; 1 for yes or no} */
    public int width() {
        return width;
    }

    /** {@return the number of classes that there are to decide between: 2 for yes or no; for values 0} */
    public int classes() {
        return switch (kind) {
            case CLASSES -> width;
            case BINARY, MULTI_LABEL -> 2;
            case VALUES -> 0;
        };
    }

    /** {@return the number of positions of a row that have a label each, 1 unless {@link #positions} set it} */
    public int positions() {
        return positions;
    }

    /** {@return whether outputs are decided already} */
    public boolean isDecided() {
        return form == Form.DECIDED;
    }

    Form form() {
        return form;
    }

    double threshold() {
        return threshold;
    }

    int stride() {
        return stride;
    }

    boolean ignores(int label) {
        return ignores && label == ignored;
    }

    /** The number of outputs of a row. */
    int outputs() {
        return form == Form.DECIDED && kind == Kind.CLASSES ? positions : positions * width;
    }

    /** The number of labels or targets of a row. */
    int labels() {
        return kind == Kind.CLASSES ? positions : width;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Task that
                && kind == that.kind
                && width == that.width
                && form == that.form
                && positions == that.positions
                && stride == that.stride
                && ignores == that.ignores
                && ignored == that.ignored
                && threshold == that.threshold;
    }

    @Override
    public int hashCode() {
        return (((kind.hashCode() * 31 + width) * 31 + form.hashCode()) * 31 + positions) * 31 + stride;
    }

    /** {@return how it is written, for example {@code classes(10).probabilities()}} */
    @Override
    public String toString() {
        String text = switch (kind) {
            case CLASSES -> "classes(" + width + ")";
            case BINARY -> "binary()";
            case MULTI_LABEL -> "multiLabel(" + width + ")";
            case VALUES -> "values(" + width + ")";
        };
        text += positions > 1 ? ".positions(" + positions + (stride > 1 ? ", " + stride : "") + ")" : "";
        text += threshold == HALF ? "" : ".threshold(" + threshold + ")";
        text += ignores ? ".ignoring(" + ignored + ")" : "";
        return switch (form) {
            case LOGITS -> text;
            case PROBABILITIES -> text + ".probabilities()";
            case DECIDED -> text + ".decided()";
        };
    }
}
