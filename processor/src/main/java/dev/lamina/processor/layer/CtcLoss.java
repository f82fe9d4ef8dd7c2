package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.CtcOp;
import dev.lamina.processor.op.LabelsOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Connectionist temporal classification: a row's labels in order, without saying at which of its steps each stands. */
final class CtcLoss implements LossType {
    private static final String INPUT_LENGTHS = "inputLengths";

    @Override
    public String function() {
        return "CTC";
    }

    @Override
    public List<String> attributes() {
        return List.of("blank", "maxLabels", INPUT_LENGTHS, "zeroInfinity");
    }

    @Override
    public boolean accepts(LossChecks checks) {
        return checks.hasStepsOfClasses() && checks.isClass("blank") && checks.isUpTo("maxLabels", steps(checks));
    }

    private static int steps(LossChecks checks) {
        return checks.shape().dim(1);
    }

    @Override
    public Optional<Op> target(LossAttributes attributes, Shape prediction) {
        int most = attributes.integer("maxLabels") == 0 ? prediction.dim(1) : attributes.integer("maxLabels");
        return Optional.of(new LabelsOp("labels", 0, prediction.dim(2), Shape.rows(most)));
    }

    @Override
    public int targetAxis(LossAttributes attributes, Shape prediction) {
        return TargetSlot.NO_AXIS;
    }

    @Override
    public OptionalInt blank(LossAttributes attributes) {
        return attributes.flag("zeroInfinity") ? OptionalInt.empty() : OptionalInt.of(attributes.integer("blank"));
    }

    @Override
    public Map<String, Op> furtherTargets(LossAttributes attributes, Shape prediction) {
        return attributes.flag(INPUT_LENGTHS)
                ? Map.of(INPUT_LENGTHS, new LabelsOp(INPUT_LENGTHS, 0, prediction.dim(1) + 1))
                : Map.of();
    }

    @Override
    public Node build(LossGraph g) {
        LossAttributes attributes = g.attributes();
        boolean perLabel = attributes.reduction().equals("MEAN");
        CtcOp op = new CtcOp(attributes.integer("blank"), perLabel, attributes.flag("zeroInfinity"));
        List<Node> inputs = new ArrayList<>(List.of(g.prediction(), g.target()));
        g.further(INPUT_LENGTHS).ifPresent(inputs::add);
        Node rows = g.named("Rows", op, inputs.toArray(Node[]::new));
        // Computed where the loss is; a graph without a backward half drops it.
        g.named("RowSlopes", op.slope(), inputs.toArray(Node[]::new));
        return g.reduced(rows);
    }
}
