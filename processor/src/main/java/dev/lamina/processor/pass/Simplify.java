package dev.lamina.processor.pass;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.AdjointKernelOp;
import dev.lamina.processor.op.BroadcastOp;
import dev.lamina.processor.op.ConcatOp;
import dev.lamina.processor.op.ConstantOp;
import dev.lamina.processor.op.DivOp;
import dev.lamina.processor.op.ElementwiseOp;
import dev.lamina.processor.op.MaxPool2dOp;
import dev.lamina.processor.op.MaxPool2dPositionsOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.PermuteOp;
import dev.lamina.processor.op.ReduceOp;
import dev.lamina.processor.op.ReshapeOp;
import dev.lamina.processor.op.ScatterOp;
import dev.lamina.processor.op.SelectPositiveOp;
import dev.lamina.processor.op.SubOp;
import java.util.List;

/**
 * Algebra that differentiation leaves behind: arithmetic on constants is done now, {@code x · 1} is x, numbers that
 * were spread over an array stay single numbers.
 */
final class Simplify extends Rewriter {
    private final Moves moves = new Moves(builder);

    @Override
    Node rewrite(Node node, List<Node> inputs) {
        if (node.op() instanceof ElementwiseOp op) {
            return elementwise(node, op, inputs);
        }
        if (node.op() instanceof BroadcastOp && isSpreadNumber(inputs.get(0))) {
            return spread(node, inputs.get(0).input(0));
        }
        if (node.op() instanceof ReduceOp reduce) {
            return reduce(node, reduce, inputs.get(0));
        }
        if (node.op() instanceof ReshapeOp reshape) {
            return reshape(node, reshape, inputs.get(0));
        }
        // A kernel that is turned twice stands as it stood.
        if (node.is(AdjointKernelOp.class) && inputs.get(0).op().equals(node.op())) {
            return inputs.get(0).input(0);
        }
        if (node.op() instanceof PermuteOp permute) {
            return moves.permute(node, permute, inputs.get(0));
        }
        if (node.op() instanceof ConcatOp concat) {
            return moves.concat(node, concat, inputs);
        }
        return builder.copy(node, inputs);
    }

    private Node reshape(Node node, ReshapeOp reshape, Node input) {
        Node source = input;
        while (!source.shape().equals(reshape.target()) && source.is(ReshapeOp.class)) {
            source = source.input(0);
        }
        return source.shape().equals(reshape.target()) ? source : builder.copy(node, List.of(source));
    }

    private Node elementwise(Node node, ElementwiseOp op, List<Node> inputs) {
        List<Node> numbers = inputs.stream()
                .map(input -> isSpreadNumber(input) ? input.input(0) : input)
                .toList();
        if (numbers.stream().allMatch(input -> input.is(ConstantOp.class))) {
            double[] values = numbers.stream()
                    .mapToDouble(input -> input.op(ConstantOp.class).value())
                    .toArray();
            return spread(node, builder.addLike(node, new ConstantOp((float) op.apply(values)), List.of()));
        }
        if (op instanceof AddOp
                && numbers.get(1).is(MulOp.class)
                && isConstant(numbers.get(1).input(1), -1)) {
            List<Node> operands = List.of(numbers.get(0), numbers.get(1).input(0));
            return spread(node, builder.addLike(node, new SubOp(), operands));
        }
        if (op instanceof SelectPositiveOp && isConstant(numbers.get(2), 0)) {
            Node scattered = maskedScatter(node, numbers);
            if (scattered != null) {
                return scattered;
            }
        }
        Node moved = op instanceof AddOp ? moves.sum(node, numbers.get(0), numbers.get(1)) : null;
        if (moved != null) {
            return moved;
        }
        Node kept = neutral(op, numbers);
        if (kept != null) {
            return spread(node, kept);
        }
        if (numbers.stream().allMatch(input -> input.shape().rank() == 0)) {
            return spread(node, builder.copy(node, numbers));
        }
        return builder.copy(node, numbers);
    }

    /**
     * What is scattered to the positions of an array's maxima and then masked by the array may as well be masked by the
     * maxima themselves first, of which there are fewer; null if that isn't the case.
     */
    private Node maskedScatter(Node node, List<Node> inputs) {
        Node scatter = inputs.get(1);
        if (!scatter.is(ScatterOp.class)
                || !(scatter.input(1).op() instanceof MaxPool2dPositionsOp positions)
                || scatter.input(1).input(0) != inputs.get(0)) {
            return null;
        }
        Node maxima = builder.addLike(scatter.input(1), new MaxPool2dOp(positions.pooling()), List.of(inputs.get(0)));
        Node masked =
                builder.addLike(scatter, new SelectPositiveOp(), List.of(maxima, scatter.input(0), inputs.get(2)));
        return builder.addLike(node, scatter.op(), List.of(masked, scatter.input(1)));
    }

    /** The sum over planes of what was scattered within them is the sum of what there was to scatter. */
    private Node reduce(Node node, ReduceOp reduce, Node input) {
        boolean wholePlanes = reduce.kind() == ReduceOp.Kind.SUM
                && input.is(ScatterOp.class)
                && reduce.axes().containsAll(List.of(2, 3));
        return builder.copy(node, List.of(wholePlanes ? input.input(0) : input));
    }

    /** The operand that an operation returns unchanged because the other one is neutral, or null. */
    private static Node neutral(ElementwiseOp op, List<Node> inputs) {
        if (op instanceof MulOp) {
            return isConstant(inputs.get(1), 1) ? inputs.get(0) : isConstant(inputs.get(0), 1) ? inputs.get(1) : null;
        }
        if (op instanceof DivOp && isConstant(inputs.get(1), 1)) {
            return inputs.get(0);
        }
        if ((op instanceof AddOp || op instanceof SubOp) && isConstant(inputs.get(1), 0)) {
            return inputs.get(0);
        }
        return null;
    }

    private static boolean isConstant(Node node, float value) {
        return node.op() instanceof ConstantOp constant && constant.value() == value;
    }

    private static boolean isSpreadNumber(Node node) {
        return node.is(BroadcastOp.class) && node.input(0).shape().rank() == 0;
    }

    /** The value in the shape of the node that it replaces. */
    private Node spread(Node node, Node value) {
        Shape shape = node.shape();
        if (value.shape().equals(shape)) {
            return value;
        }
        return builder.addLike(node, new BroadcastOp(shape, List.of()), List.of(value));
    }
}
