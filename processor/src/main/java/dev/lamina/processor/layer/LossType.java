package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.TargetOp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A loss function: checks the shapes of what it is computed from and builds its graph. */
interface LossType {
    /** How predictions read scores of classes, logits and plain values: constants of the runtime's {@code Objective}. */
    String CLASS = "CLASS";

    String PROBABILITY = "PROBABILITY";
    String VALUES = "VALUES";

    /** Targets that losses are defined on: constants of the runtime's {@code Domain}. */
    String PROBABILITIES = "PROBABILITY";

    String LOG_PROBABILITIES = "LOG_PROBABILITY";
    String NOT_NEGATIVE = "NOT_NEGATIVE";
    String SIGNS = "SIGN";

    /** All loss functions: to add one, write its file and name it here. */
    List<LossType> ALL = List.of(
            new SoftmaxCrossEntropyLoss(),
            new DistributionCrossEntropyLoss(),
            new NegativeLogLikelihoodLoss(),
            new MeanSquaredErrorLoss(),
            new MeanAbsoluteErrorLoss(),
            new HuberLoss(),
            new SmoothL1Loss(),
            new BinaryCrossEntropyLoss(),
            new ProbabilityBinaryCrossEntropyLoss(),
            new KlDivergenceLoss(),
            new PoissonNllLoss(),
            new GaussianNllLoss(),
            new HingeLoss(),
            new SquaredHingeLoss(),
            new HingeEmbeddingLoss(),
            new SoftMarginLoss(),
            new MultiLabelSoftMarginLoss(),
            new MultiMarginLoss(),
            new CosineEmbeddingLoss(),
            new MarginRankingLoss(),
            new TripletMarginLoss(),
            new CtcLoss());

    /** The name of its enum constant. */
    String function();

    /** The attributes that it takes beside {@code from} and {@code reduction}. */
    default List<String> attributes() {
        return List.of();
    }

    /** What the layers are that it reads from, in order. */
    default List<String> roles() {
        return List.of("prediction");
    }

    /** Reports shapes and attributes that it isn't defined for; returns true if all is well. */
    default boolean accepts(LossChecks checks) {
        return checks.haveEqualShapes();
    }

    /** How predictions read the first layer's values: the name of a constant of the runtime's {@code Objective}. */
    default String objective() {
        return VALUES;
    }

    /** The target, a leaf; nothing if it compares layers with each other only. */
    default Optional<Op> target(LossAttributes attributes, Shape prediction) {
        return Optional.of(new TargetOp("target", 0, prediction));
    }

    /** The axis of a row that the classes of labels lie on; {@link TargetSlot#NO_AXIS} if labels have no positions. */
    default int targetAxis(LossAttributes attributes, Shape prediction) {
        return attributes.classAxis(prediction) - 1;
    }

    /** What values of the target it is defined on: the name of a constant of the runtime's {@code Domain}; none if on all. */
    default Optional<String> domain(LossAttributes attributes) {
        return Optional.empty();
    }

    /** The class that ends a row's labels, if labels that don't fit into a row's steps make the loss infinite. */
    default OptionalInt blank(LossAttributes attributes) {
        return OptionalInt.empty();
    }

    /** Further targets by the ends of their names, leaves as well, such as the lengths of inputs. */
    default Map<String, Op> furtherTargets(LossAttributes attributes, Shape prediction) {
        return Map.of();
    }

    /** Adds the nodes from the predictions to the loss, a single number. */
    Node build(LossGraph graph);

    static LossType find(String function) {
        return ALL.stream()
                .filter(type -> type.function().equals(function))
                .findFirst()
                .orElseThrow();
    }
}
