package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * A model after its shapes have been checked.
 *
 * @param training forward pass of training, loss and backward pass
 * @param inference from inputs to outputs, with running statistics and without dropout
 * @param evaluation the loss of what inference yields
 * @param parameters all parameters and states in the order of their layers
 * @param uses which of them each layer uses
 * @param layers what each layer yields, for the summary
 * @param loss the names of the loss functions, for people
 * @param outputs what inference yields: what the losses read and what else the user asks for
 * @param targets what the losses want to see, as far as it comes from outside
 * @param losses each loss; their weighted sum is what training makes small
 * @param facts what is known of all layers, used or not
 */
public record Network(
        Graph training,
        Graph inference,
        Graph evaluation,
        List<ParameterSpec> parameters,
        ParameterUses uses,
        List<LayerResult> layers,
        String loss,
        List<Output> outputs,
        List<TargetSlot> targets,
        List<Term> losses,
        LayerFacts facts) {
    /**
     * A layer whose values leave the network.
     *
     * @param objective how predictions read it: the name of a constant of the runtime's {@code Objective}
     * @param classAxis the axis of a row that classes lie on
     */
    public record Output(String layer, Shape shape, String objective, int classAxis) {}

    /**
     * A loss.
     *
     * @param weight its factor in the sum
     * @param output index of the output that it reads first
     * @param target index of its target, -1 if it has none from outside
     * @param sum true for a sum over rows, false for a mean
     */
    public record Term(String name, float weight, int output, int target, boolean sum) {}

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
