package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Message;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads an {@code @Input} and checks its shape. */
final class InputReader {
    private static final int MOST_AXES = 4;

    /** Virtual machines refuse arrays of the last few lengths below 2³¹, and generated arrays have some slack. */
    private static final int MOST_VALUES = Integer.MAX_VALUE - 64;

    private final int batch;
    private final Diagnostics diagnostics;

    InputReader(int batch, Diagnostics diagnostics) {
        this.batch = batch;
        this.diagnostics = diagnostics;
    }

    /** The input, or nothing if its shape is wrong. */
    Optional<InputDeclaration> read(String name, Mirror mirror) {
        List<Integer> shape = mirror.integers("shape");
        String text = shape.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        if (shape.isEmpty() || shape.size() > MOST_AXES) {
            diagnostics.report(Message.INPUT_RANK, mirror.position("shape"), name, text, shape.size(), MOST_AXES);
            return Optional.empty();
        }
        boolean positive = true;
        for (int axis = 0; axis < shape.size(); axis++) {
            if (shape.get(axis) < 1) {
                SourcePosition position = mirror.elementPositions("shape").get(axis);
                diagnostics.report(Message.INPUT_SIZE, position, name, text, shape.get(axis));
                positive = false;
            }
        }
        if (!positive) {
            return Optional.empty();
        }
        BigInteger values =
                shape.stream().map(BigInteger::valueOf).reduce(BigInteger.valueOf(batch), BigInteger::multiply);
        if (values.compareTo(BigInteger.valueOf(MOST_VALUES)) > 0) {
            diagnostics.report(
                    Message.INPUT_TOO_LARGE, mirror.position("shape"), name, batch, text, values, MOST_VALUES);
            return Optional.empty();
        }
        int vocabulary = mirror.integer("vocabulary");
        if (vocabulary < 0) {
            diagnostics.report(Message.NEGATIVE_VOCABULARY, mirror.position("vocabulary"), name, vocabulary);
            return Optional.empty();
        }
        return Optional.of(new InputDeclaration(name, shape, vocabulary, mirror.position(), mirror.position("shape")));
    }
}
