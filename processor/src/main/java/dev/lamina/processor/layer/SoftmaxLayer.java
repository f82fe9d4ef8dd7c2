package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import java.util.Optional;

/** Softmax over an axis. */
final class SoftmaxLayer implements LayerType {
    @Override
    public String attribute() {
        return "softmax";
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        return RowAxes.ofInput(context).map(axis -> Softmax.of(context.builder(), context.input(), axis));
    }
}
