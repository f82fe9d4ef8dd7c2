package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.frontend.LossDeclaration;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import java.util.List;

/** A loss function: checks the shape of what it is computed from and builds its graph. */
interface LossType {
    /** All loss functions: to add one, write its file and name it here. */
    List<LossType> ALL =
            List.of(new SoftmaxCrossEntropyLoss(), new MeanSquaredErrorLoss(), new BinaryCrossEntropyLoss());

    /** The name of its enum constant. */
    String function();

    /** Reports shapes that it isn't defined for; returns true if all is well. */
    boolean accepts(LossDeclaration loss, Node prediction, String flow, Diagnostics diagnostics);

    /** How predictions read the values: the name of a constant of the runtime's {@code Objective}. */
    String objective();

    /** Number of classes if the target of a row is a class, else 0. */
    int classes(Node prediction);

    /** Adds the nodes from a prediction to the loss, a single number. */
    Node build(GraphBuilder builder, Node prediction, Node target);

    static LossType find(String function) {
        return ALL.stream()
                .filter(type -> type.function().equals(function))
                .findFirst()
                .orElseThrow();
    }
}
