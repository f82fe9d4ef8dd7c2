package dev.lamina.processor.testing;

import java.util.ArrayList;
import java.util.List;

/** Random layers that read sequences. */
final class RandomSequences {
    /** Longer or wider sequences would make models slow. */
    private static final int MOST = 20;

    private final RandomScope scope;
    private final List<RandomOp> recurrent = new ArrayList<>();
    private final List<String> recurrentNames = new ArrayList<>();

    RandomSequences(RandomScope scope) {
        this.scope = scope;
    }

    /** True if a value is a sequence that isn't too long. */
    boolean read(String from) {
        List<Integer> dims = scope.dims(from);
        return dims.size() == 2 && dims.get(0) <= MOST && dims.get(1) <= MOST;
    }

    RandomOp of(String from) {
        return switch (scope.below(7)) {
            case 0, 1 -> attention(from);
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
        return RandomOp.of(from, "attention", attributes.toArray());
    }

    /** The relu of an rnn has kinks that the tests don't see, since they are inside of one operation. */
    private RandomOp recurrent(String from) {
        String kind = scope.of(List.of("rnn", "lstm", "gru"));
        List<Object> attributes = new ArrayList<>(List.of("value", 1 + scope.below(6)));
        attributes.addAll(List.of("layers", scope.oneIn(3) ? 2 : 1, "bidirectional", scope.oneIn(3)));
        attributes.addAll(List.of("last", scope.oneIn(3), "bias", !scope.oneIn(4)));
        return RandomOp.of(from, kind, attributes.toArray());
    }

    private RandomOp finalState() {
        int index = scope.below(recurrent.size());
        boolean memory = recurrent.get(index).kind().equals("lstm") && scope.oneIn(2);
        return RandomOp.of(recurrentNames.get(index), "finalState", "memory", memory);
    }
}
