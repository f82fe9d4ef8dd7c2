package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.PermuteOp;
import java.util.ArrayList;
import java.util.List;

/** Writes the copy of an array with its axes in another order. Axes that stay neighbours are one loop. */
final class PermuteEmitter {
    /** A loop of the result: the axes of the input that it runs over, its size, its steps in input and result. */
    private record Loop(String variable, String size, int from, int to) {}

    private final KernelCode code;
    private final Node source;
    private final List<Loop> loops = new ArrayList<>();

    PermuteEmitter(KernelCode code) {
        this.code = code;
        this.source = code.anchor().input(0);
        List<Integer> order = code.anchor().op(PermuteOp.class).order();
        List<Integer> group = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            group.add(order.get(i));
            if (i + 1 == order.size() || order.get(i + 1) != order.get(i) + 1) {
                loops.add(loop(group, i));
                group.clear();
            }
        }
    }

    private Loop loop(List<Integer> axes, int position) {
        Shape shape = source.shape();
        String variable = axes.size() == 1 && shape.isRows(axes.get(0)) ? "row" : "i" + loops.size();
        String size = code.dimensions().product(source, axes);
        return new Loop(
                variable,
                size.startsWith("(") ? size.substring(1, size.length() - 1) : size,
                behind(shape, axes.get(axes.size() - 1)),
                behind(code.anchor().shape(), position));
    }

    /** Elements along the axes behind one. */
    private static int behind(Shape shape, int axis) {
        int product = 1;
        for (int i = axis + 1; i < shape.rank(); i++) {
            product *= shape.dim(i);
        }
        return product;
    }

    void emit() {
        Loop last = loops.get(loops.size() - 1);
        List<Loop> around = loops.subList(0, loops.size() - 1);
        Body body = new Body();
        List<String> from = new ArrayList<>();
        List<String> to = new ArrayList<>();
        for (Loop loop : around) {
            body.begin("for (int " + loop.variable() + " = 0; " + loop.variable() + " < " + loop.size() + "; "
                    + loop.variable() + "++)");
            from.add(scaled(loop.variable(), loop.from()));
            to.add(scaled(loop.variable(), loop.to()));
        }
        body.line("int from = " + sum(from));
        body.line("int to = " + sum(to));
        String input = code.field(source);
        String result = code.field(code.anchor());
        if (last.from() == 1) {
            body.line("System.arraycopy(" + input + ", from, " + result + ", to, " + last.size() + ")");
        } else {
            body.begin("for (int j = 0; j < " + last.size() + "; j++)");
            body.line(result + "[to + j] = " + input + "[from + " + scaled("j", last.from()) + "]");
            body.end();
        }
        body.end(around.size());
        code.add(code.method(), body);
    }

    private static String scaled(String variable, int step) {
        return step == 1 ? variable : variable + " * " + step;
    }

    private static String sum(List<String> terms) {
        return terms.isEmpty() ? "0" : String.join(" + ", terms);
    }
}
