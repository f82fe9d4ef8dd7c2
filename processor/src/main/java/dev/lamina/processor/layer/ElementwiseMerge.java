package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Joins layers element by element. Shapes are matched from the last axis on; an axis that is missing or has size 1 is
 * repeated.
 */
final class ElementwiseMerge implements LayerType {
    private final String attribute;
    private final Op op;
    private final boolean two;

    /**
     * @param op what joins two values
     * @param two true if it joins exactly two
     */
    ElementwiseMerge(String attribute, Op op, boolean two) {
        this.attribute = attribute;
        this.op = op;
        this.two = two;
    }

    @Override
    public String attribute() {
        return attribute;
    }

    @Override
    public boolean isMerge() {
        return true;
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        if (two && !context.hasTwoInputs()) {
            return Optional.empty();
        }
        List<Integer> dims = context.input().shape().dims();
        for (int i = 1; i < context.inputs().size(); i++) {
            Optional<List<Integer>> common =
                    common(dims, context.inputs().get(i).shape().dims());
            if (common.isEmpty()) {
                context.reportUnlike(
                        Message.DIFFERENT_SHAPES,
                        i,
                        context.name(),
                        context.operation(),
                        context.from().get(0),
                        LayerContext.rowShape(context.input()),
                        context.from().get(i),
                        LayerContext.rowShape(context.inputs().get(i)));
                return Optional.empty();
            }
            dims = common.get();
        }
        Shape shape = new Shape(true, dims);
        if (!context.fitsBatch("output", shape.longSize())) {
            return Optional.empty();
        }
        List<Node> inputs = context.inputs().stream()
                .map(input -> repeated(context, input, shape))
                .toList();
        Node joined = inputs.get(0);
        for (int i = 1; i < inputs.size(); i++) {
            joined = context.add(op, joined, inputs.get(i));
        }
        return Optional.of(joined);
    }

    /** The sizes that both lists of sizes can be repeated to, if there are any. */
    private static Optional<List<Integer>> common(List<Integer> first, List<Integer> second) {
        List<Integer> longer = first.size() >= second.size() ? first : second;
        List<Integer> shorter = longer == first ? second : first;
        List<Integer> dims = new ArrayList<>(longer);
        int missing = longer.size() - shorter.size();
        for (int axis = 0; axis < shorter.size(); axis++) {
            int a = longer.get(missing + axis);
            int b = shorter.get(axis);
            if (a != b && a != 1 && b != 1) {
                return Optional.empty();
            }
            dims.set(missing + axis, Math.max(a, b));
        }
        return Optional.of(dims);
    }

    private static Node repeated(LayerContext context, Node value, Shape shape) {
        if (value.shape().equals(shape)) {
            return value;
        }
        List<Integer> axes = new ArrayList<>(List.of(0));
        List<Integer> sizes = new ArrayList<>();
        int missing = shape.rank() - value.shape().rank();
        for (int axis = 1; axis < value.shape().rank(); axis++) {
            int size = value.shape().dim(axis);
            if (size == shape.dim(missing + axis)) {
                axes.add(missing + axis);
                sizes.add(size);
            }
        }
        return context.spread(context.reshaped(value, new Shape(true, sizes)), shape, axes);
    }
}
