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
        return node.is(ConstantOp.class)
                || node.is(RowCountOp.class)
                || (node.op() instanceof ElementwiseOp && node.inputs().stream().allMatch(Virtual::isNumber));
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
        return node.is(ReshapeOp.class) ? base(node.input(0)) : node;
    }

    /** The value that a view reads, or the node itself. */
    public static Node source(Node node) {
        return isView(node) ? source(node.input(0)) : node;
    }
}
