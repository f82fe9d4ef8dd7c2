package dev.lamina.processor.testing;

import dev.lamina.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Random layers that read sequences. */
final class RandomSequences {
    /** Longer or wider sequences would make models slow. */
    private static final int MOST = 24;

    private final RandomScope scope;
    private final List<RandomOp> recurrent = new ArrayList<>();
    private final List<String> recurrentNames = new ArrayList<>();

    RandomSequences(RandomScope scope) {
        this.scope = scope;
    }

    /** True if a value is a sequence that isn't too long. */
    boolean read(String from) {
        return isRead(scope.shape(from));
    }

    private boolean isRead(Shape shape) {
        return shape.rank() == 3 && shape.dim(1) <= MOST && shape.dim(2) <= MOST;
    }

    RandomOp of(String from) {
        return switch (scope.below(9)) {
            case 0, 1 -> attention(from);
            case 7 -> convolution(from);
            case 8 -> pool(from);
            case 2 -> RandomOp.of(from, "positions", "value", scope.oneIn(2) ? "LEARNED" : "SINUSOIDAL");
            case 3 -> recurrent.isEmpty() ? recurrent(from) : finalState();
            default -> recurrent(from);
        };
    }

    /** Remembers layers that have a final state. */
    void made(String name, RandomOp op) {
        if (List.of("rnn", "lstm", "gru").contains(op.kind())) {
            recurrent.add(op);
            recurrentNames.add(name);
        }
    }

    private RandomOp attention(String from) {
        int width = scope.dims(from).get(1);
        int heads = scope.divisor(width);
        List<Object> attributes = new ArrayList<>(List.of("heads", heads, "causal", scope.oneIn(2)));
        attributes.addAll(List.of("bias", !scope.oneIn(4)));
        attributes.addAll(List.of("dropout", scope.oneIn(4) ? 0.25f : 0f));
        attributes.addAll(List.of("rotary", width / heads % 2 == 0 && scope.oneIn(3)));
        List<String> sources = new ArrayList<>(List.of(from));
        if (scope.oneIn(3)) {
            sources.addAll(memory());
        }
        return new RandomOp(sources, "attention", attributes, Optional.empty());
    }

    /** What gives keys and values: one sequence, or two of the same length. */
    private List<String> memory() {
        String keys = scope.of(scope.values(this::isRead));
        int steps = scope.dims(keys).get(0);
        List<String> values = scope.values(shape -> isRead(shape) && shape.dim(1) == steps);
        return scope.oneIn(2) ? List.of(keys) : List.of(keys, scope.of(values));
    }

    private RandomOp convolution(String from) {
        int length = scope.dims(from).get(1);
        int kernel = 1 + scope.below(Math.min(3, length));
        String padding = scope.of(List.of("VALID", "SAME", "CAUSAL"));
        List<Object> attributes = new ArrayList<>(List.of("filters", scope.units(), "kernel", kernel));
        attributes.addAll(List.of("stride", 1 + scope.below(2), "padding", padding, "bias", !scope.oneIn(4)));
        return RandomOp.of(from, "conv1d", attributes.toArray());
    }

    private RandomOp pool(String from) {
        int window = 1 + scope.below(Math.min(3, scope.dims(from).get(1)));
        String kind = scope.oneIn(2) ? "maxPool1d" : "avgPool1d";
        return RandomOp.of(
                from, kind, "value", window, "stride", 1 + scope.below(2), "pad", scope.below(window / 2 + 1));
    }

    /** The relu of an rnn has kinks that the tests don't see, since they are inside of one operation. */
    private RandomOp recurrent(String from) {
        String kind = scope.of(List.of("rnn", "lstm", "gru"));
        int layers = scope.oneIn(3) ? 2 : 1;
        boolean both = scope.oneIn(3);
        int count = layers * (both ? 2 : 1);
        List<String> states = scope.oneIn(2) ? scope.values(shape -> isState(shape, count)) : List.of();
        List<String> sources = new ArrayList<>(List.of(from));
        int units = scope.oneIn(6) ? 17 + scope.below(6) : 1 + scope.below(6);
        if (!states.isEmpty()) {
            String state = scope.of(states);
            sources.add(state);
            List<Integer> dims = scope.dims(state);
            units = dims.get(dims.size() - 1);
            if (kind.equals("lstm")) {
                sources.add(scope.of(scope.values(scope.shape(state)::equals)));
            }
        }
        List<String> masks = scope.values(Shape.rows(scope.dims(from).get(0))::equals);
        boolean padding = !masks.isEmpty() && scope.oneIn(2);
        if (padding) {
            sources.add(scope.of(masks));
        }
        List<Object> attributes = new ArrayList<>(List.of("value", units, "layers", layers, "bidirectional", both));
        attributes.addAll(List.of("last", scope.oneIn(3), "bias", !scope.oneIn(4), "padding", padding));
        return new RandomOp(sources, kind, attributes, Optional.empty());
    }

    private static boolean isState(Shape shape, int count) {
        List<Integer> dims = shape.dims();
        boolean fits = dims.size() == 1 ? count == 1 : dims.size() == 2 && dims.get(0) == count;
        return fits && dims.get(dims.size() - 1) <= MOST;
    }

    private RandomOp finalState() {
        int index = scope.below(recurrent.size());
        boolean memory = recurrent.get(index).kind().equals("lstm") && scope.oneIn(2);
        return RandomOp.of(recurrentNames.get(index), "finalState", "memory", memory);
    }
}
