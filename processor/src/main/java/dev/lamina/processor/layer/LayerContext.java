package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.diagnostic.Position;
import dev.lamina.processor.frontend.Attributes;
import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.BroadcastOp;
import dev.lamina.processor.op.ConstantOp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a layer sees while it is built: its declaration, what it reads from, and where errors and nodes go. */
final class LayerContext {
    /** More elements than this don't fit an array with its slack. */
    static final int LARGEST_ARRAY = Integer.MAX_VALUE - 64;

    private final LayerDeclaration layer;
    private final List<Node> inputs;
    private final NetworkParts parts;
    private final String flow;

    LayerContext(LayerDeclaration layer, List<Node> inputs, NetworkParts parts, String flow) {
        this.layer = layer;
        this.inputs = inputs;
        this.parts = parts;
        this.flow = flow;
    }

    String name() {
        return layer.name();
    }

    Attributes attributes() {
        return layer.op().orElseThrow().attributes();
    }

    String operation() {
        return layer.op().orElseThrow().kind();
    }

    Node input() {
        return inputs.get(0);
    }

    List<Node> inputs() {
        return inputs;
    }

    boolean training() {
        return parts.training();
    }

    /** The names of what it reads from. */
    List<String> from() {
        return layer.from();
    }

    Position fromPosition(int index) {
        return index < layer.positions().from().size()
                ? layer.positions().from(index)
                : layer.op().map(op -> op.position()).orElse(layer.positions().layer());
    }

    /** The shape of a row as people write it: {@code [8, 12, 12]}. */
    static String rowShape(Node node) {
        return node.shape().dims().toString();
    }

    void report(Message message, Position position, Object... arguments) {
        parts.diagnostics().reportWithFlow(message, position, flow, arguments);
    }

    /** Reports an operation on an input with the wrong number of axes; returns true if it has the right one. */
    boolean hasRank(int rank, String wanted) {
        boolean right = input().shape().dims().size() == rank;
        if (!right) {
            report(
                    Message.WRONG_RANK,
                    fromPosition(0),
                    name(),
                    operation(),
                    wanted,
                    from().get(0),
                    rowShape(input()));
        }
        return right;
    }

    /** Reports a size below the smallest; returns true if it is large enough. */
    boolean isAtLeast(String attribute, int value, int smallest) {
        if (value < smallest) {
            report(Message.TOO_SMALL, attributes().position(attribute), name(), attribute, value, smallest);
        }
        return value >= smallest;
    }

    /** Reports an array that would be too large; returns true if it fits. */
    boolean fits(String what, double elements) {
        boolean fits = elements <= LARGEST_ARRAY;
        if (!fits) {
            Position position = layer.op().map(op -> op.position()).orElse(layer.positions().layer());
            report(
                    Message.LAYER_TOO_LARGE,
                    position,
                    name(),
                    what,
                    String.format(java.util.Locale.ROOT, "%.0f", elements),
                    LARGEST_ARRAY);
        }
        return fits;
    }

    /** An attribute of one or two numbers, each at least {@code smallest}; empty if an error was reported. */
    List<Integer> pair(String attribute, int smallest) {
        List<Integer> values = attributes().integers(attribute);
        if (values.isEmpty() || values.size() > 2) {
            report(
                    Message.WRONG_NUMBER_OF_VALUES,
                    attributes().position(attribute),
                    name(),
                    attribute,
                    values.size(),
                    "1 or 2");
            return List.of();
        }
        for (int value : values) {
            if (!isAtLeast(attribute, value, smallest)) {
                return List.of();
            }
        }
        return List.of(values.get(0), values.get(values.size() - 1));
    }

    GraphBuilder builder() {
        return parts.builder();
    }

    Node add(Op op, Node... operands) {
        return builder().add(op, operands);
    }

    Node constant(double value) {
        return builder().add(new ConstantOp((float) value));
    }

    /** Adds a node and gives it the layer's name and a suffix. */
    Node named(String suffix, Op op, Node... operands) {
        return builder().named(layer.name() + suffix, op, operands);
    }

    /** Repeats a value along all axes of a shape but the given ones. */
    Node spread(Node value, Shape shape, List<Integer> axes) {
        return builder().add(new BroadcastOp(shape, axes), value);
    }

    /** Declares a weight that the optimizer changes, unless the layer is frozen. */
    Node parameter(String role, Shape shape, boolean transposed, ParameterSpec.Initial initial) {
        ParameterSpec.Role kind = layer.frozen() ? ParameterSpec.Role.FROZEN : ParameterSpec.Role.TRAINABLE;
        return parts.parameter(
                new ParameterSpec(name() + "." + role, kind, transposed, shape, initial), name() + shortName(role));
    }

    /** Declares a weight to which the layer's L2 penalty applies. */
    Node weight(Shape shape, boolean transposed, ParameterSpec.Initial initial) {
        Node weight = parameter("weight", shape, transposed, initial);
        parts.penalise(weight, layer.l2());
        return weight;
    }

    /** Declares a state. */
    Node state(String role, Shape shape, ParameterSpec.Initial initial) {
        return parts.parameter(
                new ParameterSpec(name() + "." + role, ParameterSpec.Role.STATE, false, shape, initial),
                name() + shortName(role));
    }

    /** Sets what a state holds after the step. */
    void update(Node state, Node value) {
        parts.update(state, value);
    }

    /** {@code W} for weight, {@code B} for bias, {@code RunningMean} for running_mean. */
    private static String shortName(String role) {
        if (role.equals("weight") || role.equals("bias")) {
            return role.equals("weight") ? "W" : "B";
        }
        return List.of(role.split("_")).stream()
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** All axes but the given one. */
    static List<Integer> axesWithout(Shape shape, int axis) {
        List<Integer> axes = new ArrayList<>();
        for (int i = 0; i < shape.rank(); i++) {
            if (i != axis) {
                axes.add(i);
            }
        }
        return axes;
    }
}
