package dev.lamina.metric;

/** Refuses rows that can't be measured, with what is wrong and where. Allocates nothing if all is well. */
final class RowChecks {
    /** What rounding to floats may add to a probability. */
    private static final float ROUNDING = 1e-5f;

    private RowChecks() {}

    static void length(String what, int length, int from, int rows, int each) {
        if (rows < 0) {
            throw new IllegalArgumentException("the number of rows must be at least 0, but is " + rows);
        }
        if (from < 0 || (long) from + (long) rows * each > length) {
            throw new IllegalArgumentException(rows + " rows of " + each + " " + what + " from index " + from
                    + " don't lie in an array of " + length);
        }
    }

    /** Outputs are scores or values. */
    static void scores(Task task) {
        if (task.isDecided()) {
            throw new IllegalArgumentException("the task is " + task
                    + ", but was given scores: leave decided() out, or give what was decided as ints");
        }
    }

    static void labels(Task task, int[] labels, int from, int rows) {
        if (task.kind() == Task.Kind.VALUES) {
            throw new IllegalArgumentException(
                    "the task is " + task + ", but was given labels: give targets as floats");
        }
        length("labels", labels.length, from, rows, task.labels());
        int classes = task.classes();
        for (int i = 0; i < rows * task.labels(); i++) {
            int label = labels[from + i];
            if ((label < 0 || label >= classes) && !task.ignores(label)) {
                throw new IllegalArgumentException("label " + label + " of row " + i / task.labels()
                        + " is no class: there are 0 to " + (classes - 1));
            }
        }
    }

    static void targets(Task task, float[] targets, int from, int rows) {
        if (task.kind() == Task.Kind.CLASSES) {
            throw new IllegalArgumentException("the task is " + task + ", but was given targets: give labels as ints");
        }
        length("targets", targets.length, from, rows, task.labels());
        boolean values = task.kind() == Task.Kind.VALUES;
        for (int i = 0; i < rows * task.labels(); i++) {
            float target = targets[from + i];
            if (values ? !(Math.abs(target) <= Float.MAX_VALUE) : target != 0 && target != 1) {
                throw new IllegalArgumentException("target " + target + " of row " + i / task.labels() + " must be "
                        + (values ? "finite" : "0 or 1"));
            }
        }
    }

    /** A NaN may stand there: it is never right. */
    static void probabilities(Task task, float[] outputs, int from, int rows) {
        if (task.form() != Task.Form.PROBABILITIES) {
            return;
        }
        for (int i = 0; i < rows * task.outputs(); i++) {
            float p = outputs[from + i];
            if (p < -ROUNDING || p > 1 + ROUNDING) {
                throw new IllegalArgumentException("output " + p + " of row " + i / task.outputs()
                        + " is no probability: if these are logits, leave probabilities() out");
            }
        }
    }

    static void decided(Task task, int[] decided, int from, int rows) {
        if (!task.isDecided()) {
            throw new IllegalArgumentException(
                    "the task is " + task + ", but was given ints: add decided(), or give scores as floats");
        }
        length("decided outputs", decided.length, from, rows, task.outputs());
        int classes = task.classes();
        for (int i = 0; i < rows * task.outputs(); i++) {
            if (decided[from + i] < -1 || decided[from + i] >= classes) {
                throw new IllegalArgumentException("output " + decided[from + i] + " of row " + i / task.outputs()
                        + " is no class: there are 0 to " + (classes - 1) + ", and -1 for none");
            }
        }
    }

    static void weights(float[] weights, int from, int rows) {
        length("weights", weights.length, from, rows, 1);
        for (int i = 0; i < rows; i++) {
            if (!(weights[from + i] >= 0 && weights[from + i] <= Float.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "weight " + weights[from + i] + " of row " + i + " must be finite and not negative");
            }
        }
    }
}
