package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.ConcatOp;
import dev.lamina.processor.op.PadOp;
import dev.lamina.processor.op.SliceOp;
import java.util.ArrayList;
import java.util.List;

/** Writes the kernels that take values apart along an axis or put them together. They copy whole runs of elements. */
final class ShapeEmitters {
    /** Values that one method joins at most; each takes some 30 bytes of it. */
    private static final int MOST_PARTS = 200;

    private ShapeEmitters() {}

    static void slice(KernelCode code) {
        Node source = code.anchor().input(0);
        SliceOp op = code.anchor().op(SliceOp.class);
        int inner = inner(source.shape(), op.axis());
        int run = source.shape().dim(op.axis()) * inner;
        int part = (op.to() - op.from()) * inner;
        Body body = new Body();
        body.begin("for (int i = 0; i < " + outer(code, source, op.axis()) + "; i++)");
        copy(body, code.field(source), "i * " + run + plus(op.from() * inner), code.field(code.anchor()), part);
        body.end();
        code.add(code.method(), body);
    }

    private static void copy(Body body, String source, String from, String target, int run) {
        body.line(
                run == 1
                        ? target + "[i] = " + source + "[" + from + "]"
                        : "System.arraycopy(" + source + ", " + from + ", " + target + ", i * " + run + ", " + run
                                + ")");
    }

    static void pad(KernelCode code) {
        Node source = code.anchor().input(0);
        PadOp op = code.anchor().op(PadOp.class);
        int inner = inner(source.shape(), op.axis());
        int part = source.shape().dim(op.axis()) * inner;
        int before = op.before() * inner;
        int after = op.after() * inner;
        String target = code.field(code.anchor());
        Body body = new Body();
        body.begin("for (int i = 0; i < " + outer(code, source, op.axis()) + "; i++)");
        body.line("int to = i * " + (before + part + after));
        if (before > 0) {
            body.line("Arrays.fill(" + target + ", to, to + " + before + ", 0f)");
        }
        body.line("System.arraycopy(" + code.field(source) + ", i * " + part + ", " + target + ", to" + plus(before)
                + ", " + part + ")");
        if (after > 0) {
            body.line("Arrays.fill(" + target + ", to" + plus(before + part) + ", to" + plus(before + part + after)
                    + ", 0f)");
        }
        body.end();
        code.add(code.method(), body);
    }

    static void concat(KernelCode code) {
        Node result = code.anchor();
        int axis = result.op(ConcatOp.class).axis();
        int inner = inner(result.shape(), axis);
        int run = result.shape().dim(axis) * inner;
        List<Body> pieces = new ArrayList<>();
        int position = 0;
        for (int first = 0; first < result.inputs().size(); first += MOST_PARTS) {
            Body piece = new Body();
            piece.begin("for (int i = 0; i < " + outer(code, result, axis) + "; i++)");
            int end = Math.min(first + MOST_PARTS, result.inputs().size());
            for (Node input : result.inputs().subList(first, end)) {
                int part = input.shape().dim(axis) * inner;
                piece.line("System.arraycopy(" + code.field(input) + ", i * " + part + ", " + code.field(result)
                        + ", i * " + run + plus(position) + ", " + part + ")");
                position += part;
            }
            pieces.add(piece.end());
        }
        ExtractedMethod.addPieces(code, new Body(), pieces);
    }

    private static String plus(int offset) {
        return offset == 0 ? "" : " + " + offset;
    }

    /** Elements along the axes behind one. */
    private static int inner(Shape shape, int axis) {
        int inner = 1;
        for (int behind = axis + 1; behind < shape.rank(); behind++) {
            inner *= shape.dim(behind);
        }
        return inner;
    }

    /** Elements along the axes before one, as an expression. */
    private static String outer(KernelCode code, Node node, int axis) {
        List<Integer> before = new ArrayList<>();
        for (int i = 0; i < axis; i++) {
            before.add(i);
        }
        String product = code.dimensions().product(node, before);
        return product.startsWith("(") ? product.substring(1, product.length() - 1) : product;
    }
}
