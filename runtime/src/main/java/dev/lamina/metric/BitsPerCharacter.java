package dev.lamina.metric;

/** {@link LogLoss} in bits: how many a label takes on average, be it a character or another token. */
public final class BitsPerCharacter extends Metric {
    private static final BitsPerCharacter METRIC = new BitsPerCharacter();

    private BitsPerCharacter() {}

    /** {@return the metric, for scores of classes} */
    public static BitsPerCharacter metric() {
        return METRIC;
    }

    @Override
    public String name() {
        return "bits_per_character";
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public State start(Task task) {
        return new LogLoss.Losses(this, requireScores(requireKind(task, Task.Kind.CLASSES))) {
            @Override
            public double value() {
                return super.value() / StrictMath.log(2);
            }
        };
    }
}
