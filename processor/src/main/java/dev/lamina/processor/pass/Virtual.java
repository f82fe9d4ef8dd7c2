package dev.lamina.processor.pass;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.BroadcastOp;
import dev.lamina.processor.op.ConstantOp;
import dev.lamina.processor.op.ElementwiseOp;
import dev.lamina.processor.op.InputOp;
import dev.lamina.processor.op.LabelsOp;
import dev.lamina.processor.op.OneHotOp;
import dev.lamina.processor.op.OutputOp;
import dev.lamina.processor.op.ParameterOp;
import dev.lamina.processor.op.PickOp;
import dev.lamina.processor.op.ReshapeOp;
import dev.lamina.processor.op.RowCountOp;
import dev.lamina.processor.op.TableOp;
import dev.lamina.processor.op.TargetOp;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells which nodes need no computation of their own, because whoever reads them computes or finds them in place. */
public final class Virtual {
    private Virtual() {}

    /** True for values that lie in memory before a step begins. */
    public static boolean isLeaf(Node node) {
        return node.is(InputOp.class)
                || node.is(TargetOp.class)
                || node.is(LabelsOp.class)
                || node.is(OutputOp.class)
                || node.is(TableOp.class)
                || node.is(ParameterOp.class);
    }

    /** True for single numbers that don't depend on data: constants, the number of rows and arithmetic on them. */
    public static boolean isNumber(Node node) {
        Deque<Node> left = new ArrayDeque<>(List.of(node));
        Set<Node> seen = new HashSet<>();
        while (!left.isEmpty()) {
            Node next = left.removeLast();
            if (next.op() instanceof ElementwiseOp && next.shape().rank() == 0) {
                next.inputs().stream().filter(seen::add).forEach(left::add);
            } else if (!next.is(ConstantOp.class) && !next.is(RowCountOp.class)) {
                return false;
            }
        }
        return true;
    }

    /** True for nodes that only say how another value is read. */
    public static boolean isView(Node node) {
        return node.is(BroadcastOp.class)
                || node.is(ReshapeOp.class)
                || node.is(OneHotOp.class)
                || node.is(PickOp.class);
    }

    /** True for nodes that a kernel must compute. */
    public static boolean isReal(Node node) {
        return !isLeaf(node) && !isNumber(node) && !isView(node);
    }

    /** The node whose memory holds the value: views that read it as it is are taken off. */
    public static Node base(Node node) {
        Node base = node;
        while (base.is(ReshapeOp.class)) {
            base = base.input(0);
        }
        return base;
    }

    /** The value that a view reads, or the node itself. */
    public static Node source(Node node) {
        Node source = node;
        while (isView(source)) {
            source = source.input(0);
        }
        return source;
    }
}
