package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A model after its shapes have been checked.
 *
 * @param training forward pass of training, loss and backward pass
 * @param inference from inputs to outputs, with running statistics and without dropout
 * @param evaluation the loss of what inference yields
 * @param parameters all parameters and states in the order of their layers
 * @param layers what each layer yields, for the summary
 * @param loss the name of the loss function
 * @param objective how predictions read the first output
 * @param classAxis the axis of the first output's shape, rows counted, that classes lie on
 * @param outputs what the loss reads, which is what inference yields
 * @param target the target, if the loss has one
 * @param ignored the label that doesn't count, if there is one
 */
public record Network(
        Graph training,
        Graph inference,
        Graph evaluation,
        List<ParameterSpec> parameters,
        List<LayerResult> layers,
        String loss,
        String objective,
        int classAxis,
        List<Output> outputs,
        Optional<Op> target,
        OptionalInt ignored) {
    /** A layer whose values leave the network. */
    public record Output(String layer, Shape shape) {}

    /**
     * What one layer yields.
     *
     * @param name the layer
     * @param operation what it does, for people
     * @param output its result in the inference graph
     * @param parameters its trained or frozen parameters, in elements
     * @param flops floating-point operations of one row forward
     */
    public record LayerResult(String name, String operation, Node output, long parameters, long flops) {}
}
