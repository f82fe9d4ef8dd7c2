package dev.lamina.metric;

/** A metric of the order that scores put items into, which needs all of them before it has a value. */
abstract class RankedMetric extends Metric {
    private final String name;
    private final Average average;

    /** @throws IllegalArgumentException if the average is none of those that such metrics know */
    RankedMetric(String name, Average average) {
        if (average == Average.BINARY || average == Average.SAMPLES) {
            throw new IllegalArgumentException(name + " has no average " + average.name()
                    + ": choose MACRO, which makes no difference for yes or no, MICRO, WEIGHTED or PER_CLASS");
        }
        this.name = name;
        this.average = average;
    }

    /** The figure of one decision. */
    abstract double of(Ranking ranking);

    final Average average() {
        return average;
    }

    @Override
    public final String name() {
        return average == Average.MACRO ? name : name + "_" + average;
    }

    @Override
    public final State start(Task task) {
        requireKind(task, Task.Kind.BINARY, Task.Kind.CLASSES, Task.Kind.MULTI_LABEL);
        return new KeptScores(this, requireScores(task));
    }
}
