package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.diagnostic.Position;
import dev.lamina.processor.frontend.Attributes;
import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.frontend.OpDeclaration;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.BroadcastOp;
import dev.lamina.processor.op.ConstantOp;
import dev.lamina.processor.op.DropoutMaskOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.ReshapeOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a layer sees while it is built: its declaration, what it reads from, and where errors and nodes go. */
final class LayerContext {
    /** More elements than this don't fit an array with its slack. */
    static final int LARGEST_ARRAY = Integer.MAX_VALUE - 64;

    /** Lanes in which kernels sum, whatever the machine's vectors. */
    static final int LANES = 16;

    private final LayerDeclaration layer;
    private final List<Node> inputs;
    private final NetworkParts parts;
    private final LayerParameters parameters;
    private final int index;
    private final int batch;
    private final UnaryOperator<String> flows;

    /**
     * @param weights what the layer shares with another one
     * @param index how many layers stand above
     * @param batch rows that a step holds at most
     * @param flows how the data comes to an input or a layer above, by its name
     */
    LayerContext(
            LayerDeclaration layer,
            List<Node> inputs,
            NetworkParts parts,
            SharedWeights weights,
            int index,
            int batch,
            UnaryOperator<String> flows) {
        this.layer = layer;
        this.inputs = inputs;
        this.parts = parts;
        this.parameters = new LayerParameters(layer, parts, weights);
        this.index = index;
        this.batch = batch;
        this.flows = flows;
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

    /** Where the name of an input stands, or the layer's operation if no name was written. */
    Position fromPosition(int index) {
        return layer.positions().from(index);
    }

    /** Tells the random numbers of the layer's operation from those of other layers and of its dropout. */
    int randomStream() {
        return -1 - index;
    }

    /** The shape of a row as people write it: {@code [8,12,12]}. */
    static String rowShape(Node node) {
        return rowShape(node.shape());
    }

    /** The shape of a row as people write it: {@code [8,12,12]}. */
    static String rowShape(Shape shape) {
        return shape.dims().stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }

    /** A height and a width as people write them: {@code 5x3}. */
    static String size(long height, long width) {
        return height + "x" + width;
    }

    /** Two numbers as an attribute takes them: {@code 2} if both are equal, else {@code {2, 1}}. */
    static String values(List<? extends Number> pair) {
        return pair.get(0).equals(pair.get(1)) ? pair.get(0).toString() : "{" + pair.get(0) + ", " + pair.get(1) + "}";
    }

    void report(Message message, Position position, Object... arguments) {
        parts.diagnostics().reportWithFlow(message, position, flow(0), arguments);
    }

    /** Like {@link #report}, with the attribute at fault shown where the flow ends. */
    void reportWithDetail(Message message, Position position, String detail, Object... arguments) {
        parts.diagnostics().reportWithFlow(message, position, flow(0) + "(" + detail + ")", arguments);
    }

    /** Reports that an input is unlike the first one; the flow shows both. */
    void reportUnlike(Message message, int input, Object... arguments) {
        parts.diagnostics().reportWithFlow(message, fromPosition(input), flow(0) + ", " + flow(input), arguments);
    }

    /** Reports that an input can't be joined with the first one, and what would fit. */
    void reportUnfit(int input, String wanted) {
        reportUnlike(
                Message.UNFIT_SHAPES,
                input,
                name(),
                operation(),
                from().get(0),
                rowShape(input()),
                from().get(input),
                rowShape(inputs.get(input)),
                wanted);
    }

    /** Reports values of another number of steps than keys; both are given as indexes of inputs. */
    void reportUnlikeKeys(int values, int keys) {
        parts.diagnostics()
                .reportWithFlow(
                        Message.UNFIT_SHAPES,
                        fromPosition(values),
                        flow(keys) + ", " + flow(values),
                        name(),
                        operation(),
                        from().get(keys),
                        rowShape(inputs.get(keys)),
                        from().get(values),
                        rowShape(inputs.get(values)),
                        "there is one value for each key, so both have the same number of steps");
    }

    /** Reports an operation on two layers that reads from more; returns true if it reads from two. */
    boolean hasTwoInputs() {
        if (inputs.size() != 2) {
            report(Message.NOT_TWO_FROM, fromPosition(2), name(), operation(), inputs.size());
        }
        return inputs.size() == 2;
    }

    /** How the data comes to this layer through one of its inputs. */
    private String flow(int input) {
        return flows.apply(from().get(input)) + " -> " + name();
    }

    /** Reports an operation on an input with the wrong number of axes; returns true if it has the right one. */
    boolean hasRank(int rank, String wanted) {
        boolean right = input().shape().dims().size() == rank;
        if (!right) {
            report(Message.WRONG_RANK, fromPosition(0), name(), operation(), wanted, from().get(0), rowShape(input()));
        }
        return right;
    }

    /** Reports an array that would be too large; returns true if it fits. */
    boolean fits(String what, double elements) {
        boolean fits = elements <= LARGEST_ARRAY;
        if (!fits) {
            report(
                    Message.LAYER_TOO_LARGE,
                    layer.op()
                            .map(OpDeclaration::position)
                            .orElse(layer.positions().layer()),
                    name(),
                    what,
                    String.format(Locale.ROOT, "%.0f", elements),
                    LARGEST_ARRAY);
        }
        return fits;
    }

    /** Reports an array of all rows of a batch that would be too large; returns true if it fits. */
    boolean fitsBatch(String what, double elementsPerRow) {
        return fits(batch == 1 ? what : what + " for " + batch + " rows", elementsPerRow * batch);
    }

    /** True if what it reads depends on a parameter that is trained, so that its gradient is computed. */
    boolean inputIsTrained() {
        return parts.isTrained(input());
    }

    /** The values of an attribute of one or two numbers, one counting for both directions. */
    List<Integer> pair(String attribute) {
        return pair(attributes(), attribute);
    }

    static List<Integer> pair(Attributes attributes, String attribute) {
        List<Integer> values = attributes.integers(attribute);
        return List.of(values.get(0), values.get(values.size() - 1));
    }

    GraphBuilder builder() {
        return parts.builder();
    }

    Node add(Op op, Node... operands) {
        return builder().add(op, operands);
    }

    /** The same elements under another shape. */
    Node reshaped(Node value, Shape shape) {
        return value.shape().equals(shape) ? value : builder().add(new ReshapeOp(shape), value);
    }

    Node constant(double value) {
        return builder().add(new ConstantOp((float) value));
    }

    /** Adds a node and gives it the layer's name and a suffix. */
    Node named(String suffix, Op op, Node... operands) {
        return builder().named(layer.name() + suffix, op, operands);
    }

    /** Drops elements of a value, other ones than the layer's own dropout; only while training. */
    Node dropped(Node value, float probability) {
        if (probability == 0 || !training()) {
            return value;
        }
        DropoutMaskOp mask = new DropoutMaskOp(probability, -1 - index, value.shape());
        return add(new MulOp(), value, named("InnerMask", mask));
    }

    /** Repeats a value along all axes of a shape but the given ones. */
    Node spread(Node value, Shape shape, List<Integer> axes) {
        return builder().add(new BroadcastOp(shape, axes), value);
    }

    /** Declares a weight that the optimizer changes, unless the layer is frozen. */
    Node parameter(String role, Shape shape, boolean transposed, ParameterSpec.Initial initial) {
        return parameters.parameter(role, shape, transposed, initial);
    }

    /** Declares a weight to which the layer's L1 and L2 penalties apply. */
    Node weight(Shape shape, boolean transposed, ParameterSpec.Initial initial) {
        return weight("weight", shape, transposed, initial);
    }

    /** Declares one of several weights to which the layer's L1 and L2 penalties apply, unless another layer owns it. */
    Node weight(String role, Shape shape, boolean transposed, ParameterSpec.Initial initial) {
        return parameters.weight(role, shape, transposed, initial);
    }

    /** Declares a state. */
    Node state(String role, Shape shape, ParameterSpec.Initial initial) {
        return parameters.state(role, shape, initial);
    }

    /** What a state holds after the layers so far, of which another one may have changed it as well. */
    Node latest(Node state) {
        return parts.latest(state);
    }

    /** The states in which a layer above ends, if it is recurrent. */
    List<Node> finalStates(String above) {
        return parts.finalStates(above);
    }

    /** Keeps the states in which this layer ends. */
    void end(List<Node> states) {
        parts.end(name(), states);
    }

    /** Sets what a state holds after the step. */
    void update(Node state, Node value) {
        parts.update(state, value);
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
