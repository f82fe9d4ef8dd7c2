package dev.lamina.processor.testing;

import dev.lamina.annotation.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A random layer: its operation and its modifiers.
 *
 * @param unit what dropout drops as one
 */
record RandomLayer(
        RandomOp op,
        String activation,
        float dropout,
        String unit,
        float l1,
        float l2,
        float activityL1,
        float activityL2,
        boolean frozen) {
    private static final List<String> ALL =
            Arrays.stream(Activation.values()).map(Activation::name).toList();
    private static final List<String> USUAL = List.of("NONE", "NONE", "RELU", "SIGMOID", "TANH", "GELU", "SOFTMAX");
    private static final List<String> BOUNDED = List.of("SIGMOID", "TANH", "SOFTMAX");

    /** An operation with random modifiers. */
    static RandomLayer of(RandomScope scope, RandomOp op) {
        boolean penalised = op.canBePenalised();
        float dropout = scope.oneIn(4) ? 0.25f : 0;
        return new RandomLayer(
                op,
                activation(scope, op),
                dropout,
                dropout > 0 ? unit(scope, op) : "ELEMENT",
                penalised && scope.oneIn(10) ? 0.02f : 0,
                penalised && scope.oneIn(10) ? 0.05f : 0,
                scope.oneIn(15) ? 0.1f : 0,
                scope.oneIn(15) ? 0.2f : 0,
                op.hasParameters() && op.weightsOf().isEmpty() && scope.oneIn(8));
    }

    /** Products are kept small, as those of products would soon be too large for floats. */
    private static String activation(RandomScope scope, RandomOp op) {
        if (op.kind().equals("mul")) {
            return scope.of(BOUNDED);
        }
        return scope.of(scope.oneIn(2) ? ALL : USUAL);
    }

    private static String unit(RandomScope scope, RandomOp op) {
        boolean channels = op.keepsRank() && scope.dims(op.from().get(0)).size() > 1;
        return scope.of(channels ? List.of("ELEMENT", "CHANNEL", "ROW") : List.of("ELEMENT", "ROW"));
    }

    /** The same layer that reads something else and uses the weights of others. */
    RandomLayer reading(UnaryOperator<String> sources, UnaryOperator<String> owners) {
        return new RandomLayer(
                op.reading(sources, owners), activation, dropout, unit, l1, l2, activityL1, activityL2, frozen);
    }

    void declare(LayerMaker layer) {
        layer.from(op.from().toArray(String[]::new));
        if (!op.kind().isEmpty()) {
            layer.op(op.kind(), op.attributes().toArray());
        }
        op.weightsOf().ifPresent(layer::weightsOf);
        layer.activation(activation).dropout(dropout).l2(l2).regularisers(unit, l1, activityL1, activityL2);
        if (frozen) {
            layer.frozen();
        }
    }

    @Override
    public String toString() {
        return op
                + (activation.equals("NONE") ? "" : " " + activation)
                + (dropout > 0 ? " dropout " + unit : "")
                + (l1 > 0 ? " l1" : "")
                + (l2 > 0 ? " l2" : "")
                + (activityL1 > 0 ? " activityL1" : "")
                + (activityL2 > 0 ? " activityL2" : "")
                + (frozen ? " frozen" : "");
    }
}
