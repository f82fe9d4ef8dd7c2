package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.BroadcastOp;
import dev.lamina.processor.op.OneHotOp;
import dev.lamina.processor.op.PickOp;
import dev.lamina.processor.op.ReduceOp;
import dev.lamina.processor.op.ReshapeOp;
import dev.lamina.processor.pass.Kernel;
import dev.lamina.processor.pass.Virtual;
import java.util.ArrayList;
import java.util.List;

/**
 * How a kernel reads an input of one of its members.
 *
 * @param kind where the value is
 * @param source the node that holds it; for a number the number itself
 * @param axes the axes of the kernel's domain that the value has
 */
record Access(Kind kind, Node source, List<Integer> axes) {
    /** Where a value is. */
    enum Kind {
        /** A single number, known before the loops. */
        NUMBER,
        /** Computed by the same kernel. */
        MEMBER,
        /** In memory. */
        MEMORY,
        /** The element of each row that the row's label names. */
        GATHER,
        /** 1 where the axis of classes is at the label, else 0; the source is the one-hot node. */
        ONE_HOT
    }

    /** The axis of the kernel's domain that the classes of one-hot labels lie on. */
    int classAxis() {
        return axes.get(source.op(OneHotOp.class).axis());
    }

    /** The axes of the kernel's domain that one-hot labels have themselves. */
    List<Integer> labelAxes() {
        return axes.stream().filter(axis -> axis != classAxis()).toList();
    }

    /** Resolves an input of a member that is computed for each point of {@code reader}'s shape. */
    static Access of(Kernel kernel, Node reader, Node input) {
        Node node = input;
        Shape around = reader.is(ReduceOp.class) ? kernel.domain() : reader.shape();
        List<Integer> axes = input.shape().rank() == 0 ? List.of() : new ArrayList<>(axesOf(kernel, around));
        while (node.is(BroadcastOp.class) || node.is(ReshapeOp.class)) {
            if (node.op() instanceof BroadcastOp spread) {
                axes = spread.axes().stream().map(axes::get).toList();
            }
            node = node.input(0);
        }
        if (Virtual.isNumber(node)) {
            return new Access(Kind.NUMBER, node, List.of());
        }
        if (kernel.members().contains(node)) {
            return new Access(Kind.MEMBER, node, axes);
        }
        if (node.is(PickOp.class)) {
            return new Access(Kind.GATHER, node, axes);
        }
        if (node.is(OneHotOp.class)) {
            return new Access(Kind.ONE_HOT, node, axes);
        }
        return new Access(Kind.MEMORY, node, node.shape().rank() == 0 ? List.of() : axes);
    }

    /** The domain's axes that a value of the given shape has: all, or those that aren't inner. */
    private static List<Integer> axesOf(Kernel kernel, Shape shape) {
        List<Integer> all = kernel.domain().otherAxes(List.of());
        return shape.equals(kernel.domain()) ? all : kernel.domain().otherAxes(kernel.innerAxes());
    }
}
