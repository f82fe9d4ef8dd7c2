package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.frontend.LossDeclaration;
import dev.lamina.processor.ir.ElementType;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.InputOp;
import dev.lamina.processor.op.LabelsOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Checks of a loss: its attributes, and the layers that it reads from. */
final class LossChecks {
    private static final Set<String> OF_ALL =
            Set.of("value", "from", "name", "weight", "target", "against", "reduction", "sampleWeights");

    private final LossDeclaration loss;
    private final LossType type;
    private final LossAttributes attributes;
    private final List<Node> predictions;
    private final String flow;
    private final Diagnostics diagnostics;

    private LossChecks(LossDeclaration loss, List<Node> predictions, String flow, Diagnostics diagnostics) {
        this.loss = loss;
        this.type = LossType.find(loss.function());
        this.attributes = new LossAttributes(loss);
        this.predictions = predictions;
        this.flow = flow;
        this.diagnostics = diagnostics;
    }

    /**
     * Reports what is wrong with a loss whose layers have no errors.
     *
     * @param against what it is compared with; null for a target from outside
     */
    static void check(
            LossDeclaration loss, List<Node> predictions, Node against, String flow, Diagnostics diagnostics) {
        LossChecks checks = new LossChecks(loss, predictions, flow, diagnostics);
        if (checks.takesAttributes() && checks.hasSources() && checks.type.accepts(checks)) {
            checks.fitsTarget(against);
        }
    }

    /** A loss that compares layers with each other takes no target; what it is compared with has the target's shape. */
    private void fitsTarget(Node against) {
        Optional<Op> target = type.target(attributes, shape());
        for (String name : List.of("target", "against")) {
            if (target.isEmpty() && loss.attributes().isExplicit(name)) {
                report(Message.LOSS_UNUSED_ATTRIBUTE, name, name, String.join(", ", taken()));
            }
        }
        if (target.isEmpty() || against == null) {
            return;
        }
        Shape wanted = target.get().shape(List.of());
        boolean labels = target.get().type() == ElementType.INDEX;
        boolean fits = against.shape().equals(wanted)
                && (labels
                        ? against.op() instanceof InputOp input
                                && target.get() instanceof LabelsOp classes
                                && input.vocabulary() == classes.classes()
                        : against.op().type() != ElementType.INDEX);
        if (!fits) {
            diagnostics.report(
                    Message.LOSS_AGAINST_SHAPE,
                    loss.attributes().position("against"),
                    loss.function(),
                    loss.from(),
                    LayerContext.rowShape(predictions.get(0)),
                    loss.against().orElseThrow(),
                    LayerContext.rowShape(against),
                    TargetSlot.of("", 0, target.get(), 0, OptionalInt.empty()).describe());
        }
    }

    private List<String> taken() {
        List<String> taken = new ArrayList<>(type.attributes());
        taken.add("reduction");
        return taken;
    }

    private boolean takesAttributes() {
        List<String> taken = taken();
        boolean right = true;
        for (String name : loss.attributes().explicit()) {
            if (!OF_ALL.contains(name) && !taken.contains(name)) {
                report(Message.LOSS_UNUSED_ATTRIBUTE, name, name, String.join(", ", taken));
                right = false;
            }
        }
        return right;
    }

    private boolean hasSources() {
        int given = predictions.size();
        int wanted = type.roles().size();
        if (given != wanted) {
            diagnostics.report(
                    Message.LOSS_WRONG_SOURCES,
                    loss.fromPosition(),
                    loss.function(),
                    wanted,
                    given,
                    String.join(", ", type.roles()));
        }
        return given == wanted;
    }

    private void report(Message message, String attribute, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = loss.function();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        diagnostics.report(message, loss.attributes().position(attribute), all);
    }

    // --- attributes

    boolean isPositive(String attribute) {
        float value = attributes.decimal(attribute);
        return isInRange(attribute, value, value > 0 && value <= Float.MAX_VALUE, "a number above 0");
    }

    /** A finite number of either sign, or left out. */
    boolean isFinite(String attribute) {
        float value = attributes.decimal(attribute, 0);
        return isInRange(attribute, value, Math.abs(value) <= Float.MAX_VALUE, "a finite number");
    }

    /** A finite number from 0, or left out. */
    boolean isNotNegative(String attribute) {
        float value = attributes.decimal(attribute, 0);
        return isInRange(attribute, value, value >= 0 && value <= Float.MAX_VALUE, "a finite number from 0");
    }

    boolean isFraction(String attribute) {
        float value = attributes.decimal(attribute);
        return isInRange(attribute, value, value >= 0 && value <= 1, "from 0 to 1");
    }

    boolean isPower() {
        int power = attributes.power(1);
        return isInRange("p", power, power == 1 || power == 2, "1 or 2");
    }

    /** Factors from 0, none of them or one of the given numbers. */
    boolean areWeights(String attribute, List<Integer> counts, String allowed) {
        List<Float> values = attributes.numbers(attribute);
        if (!values.isEmpty() && !counts.contains(values.size())) {
            report(Message.LOSS_WRONG_NUMBER, attribute, attribute, values.size(), allowed);
            return false;
        }
        return values.stream()
                .allMatch(value -> isInRange(
                        attribute, value, value >= 0 && value <= Float.MAX_VALUE, "made of finite numbers from 0"));
    }

    private boolean isInRange(String attribute, Object value, boolean right, String wanted) {
        if (!right) {
            report(Message.LOSS_OUT_OF_RANGE, attribute, attribute, value, wanted);
        }
        return right;
    }

    // --- shapes

    Shape shape() {
        return predictions.get(0).shape();
    }

    /** The size of the last axis of a row; 1 for a single number. */
    int lastSize() {
        return shape().rank() == 1 ? 1 : shape().dim(shape().rank() - 1);
    }

    boolean haveEqualShapes() {
        for (int i = 1; i < predictions.size(); i++) {
            if (!predictions.get(i).shape().equals(shape())) {
                diagnostics.report(
                        Message.LOSS_DIFFERENT_SHAPES,
                        loss.fromPosition(),
                        loss.function(),
                        loss.from(),
                        LayerContext.rowShape(predictions.get(0)),
                        loss.sources().get(i),
                        LayerContext.rowShape(predictions.get(i)));
                return false;
            }
        }
        return true;
    }

    /** Layers that have one axis. */
    boolean areVectors() {
        if (shape().rank() != 2) {
            diagnostics.reportWithFlow(
                    Message.LOSS_NEEDS_FEATURES,
                    loss.fromPosition(),
                    flow,
                    loss.function(),
                    loss.from(),
                    LayerContext.rowShape(predictions.get(0)));
            return false;
        }
        return haveEqualShapes();
    }

    /** Classes on the only axis of the layer, or on one that the user names if {@code several} are allowed. */
    boolean hasClasses(boolean several) {
        int rank = shape().rank();
        if (rank < 2 || (rank > 2 && !(several && attributes.namesAxis()))) {
            diagnostics.reportWithFlow(
                    Message.LOSS_NEEDS_CLASSES,
                    loss.fromPosition(),
                    flow,
                    loss.function(),
                    loss.from(),
                    LayerContext.rowShape(predictions.get(0)));
            return false;
        }
        int axis = attributes.classAxis(shape());
        List<Integer> written = loss.attributes().integers("classAxis");
        if (!isInRange("classAxis", written, axis >= 1 && axis < rank, "one axis of " + loss.from())) {
            return false;
        }
        if (shape().dim(axis) < 2) {
            diagnostics.reportWithFlow(
                    Message.LOSS_TOO_FEW_CLASSES, loss.fromPosition(), flow, loss.function(), loss.from());
            return false;
        }
        return areWeights("classWeights", List.of(shape().dim(axis)), shape().dim(axis) + ", one for each class");
    }

    /** Steps on the first axis of the layer, classes on its second and last. */
    boolean hasStepsOfClasses() {
        if (shape().rank() != 3) {
            diagnostics.reportWithFlow(
                    Message.LOSS_NEEDS_STEPS,
                    loss.fromPosition(),
                    flow,
                    loss.function(),
                    loss.from(),
                    LayerContext.rowShape(predictions.get(0)));
            return false;
        }
        if (lastSize() < 2) {
            diagnostics.reportWithFlow(
                    Message.LOSS_TOO_FEW_CLASSES, loss.fromPosition(), flow, loss.function(), loss.from());
        }
        return lastSize() >= 2;
    }

    /** One of the classes, which lie on the last axis. */
    boolean isClass(String attribute) {
        int value = attributes.integer(attribute);
        return isInRange(attribute, value, value >= 0 && value < lastSize(), "a class, from 0 to " + (lastSize() - 1));
    }

    /** A number from 1 to another, or 0 for the default. */
    boolean isUpTo(String attribute, int most) {
        int value = attributes.integer(attribute);
        return isInRange(attribute, value, value >= 0 && value <= most, "from 1 to " + most);
    }

    /** No value, or one. */
    boolean isSingle(String attribute) {
        int count = loss.attributes().integers(attribute).size();
        if (count > 1) {
            report(Message.LOSS_WRONG_NUMBER, attribute, attribute, count, "one");
        }
        return count <= 1;
    }
}
