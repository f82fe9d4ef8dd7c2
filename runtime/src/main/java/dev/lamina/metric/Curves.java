package dev.lamina.metric;

/** What metrics of ranked scores share: which averages they know, and what they are called by. */
final class Curves {
    private Curves() {}

    static Average average(String metric, Average average) {
        if (average == Average.BINARY || average == Average.SAMPLES) {
            throw new IllegalArgumentException(metric + " has no average " + average.name()
                    + ": choose MACRO, which makes no" + " difference for yes or no, MICRO, WEIGHTED or PER_CLASS");
        }
        return average;
    }

    static String name(String metric, Average average) {
        return average == Average.MACRO ? metric : metric + "_" + average;
    }
}
