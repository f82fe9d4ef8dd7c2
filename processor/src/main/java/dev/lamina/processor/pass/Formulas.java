package dev.lamina.processor.pass;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.BatchMatMulOp;
import dev.lamina.processor.op.ConstantOp;
import dev.lamina.processor.op.ElementwiseOp;
import dev.lamina.processor.op.MatMulOp;
import dev.lamina.processor.op.MatMulTransposedOp;
import dev.lamina.processor.op.OneHotOp;
import dev.lamina.processor.op.Operand;
import dev.lamina.processor.op.PickOp;
import dev.lamina.processor.op.ReduceOp;
import dev.lamina.processor.op.RowCountOp;
import java.util.List;
import java.util.function.Function;

/** Writes what a value is as a formula that a person reads: {@code relu(input · hiddenW + hiddenB)}. */
public final class Formulas {
    private static final int LONGEST = 100;
    /** Nodes that a formula is made of at most; what goes beyond is left out. */
    private static final int MOST_NODES = 200;
    /** What stands for what is left out. */
    private static final String LEFT_OUT = "…";

    private final Function<Node, String> names;

    /** Formulas in which values have their names in the graph. */
    public Formulas() {
        this(Node::name);
    }

    /** Formulas in which values have the given names; empty for those without one. */
    Formulas(Function<Node, String> names) {
        this.names = names;
    }

    /** The right-hand side of the formula; named inputs stand by their names. */
    public String of(Node node) {
        String text =
                Operand.scalar(expression(node, true, new int[] {MOST_NODES})).unwrapped();
        if (text.length() <= LONGEST) {
            return text;
        }
        int blank = text.lastIndexOf(' ', LONGEST);
        return text.substring(0, blank > 0 ? blank : text.offsetByCodePoints(0, LONGEST / 2)) + " …";
    }

    /** @param left how many nodes may still be looked at, as an array of one */
    private String expression(Node node, boolean outermost, int[] left) {
        if (!outermost && !node.name().isEmpty()) {
            return names.apply(node);
        }
        if (--left[0] < 0) {
            return LEFT_OUT;
        }
        List<String> inputs = node.inputs().stream()
                .map(input -> expression(input, false, left))
                .toList();
        if (node.op() instanceof ConstantOp constant) {
            return number(constant.value());
        }
        if (node.op() instanceof RowCountOp count) {
            return count.formula();
        }
        if (node.is(PickOp.class)) {
            return inputs.get(0) + "[" + inputs.get(1) + "]";
        }
        if (node.is(OneHotOp.class)) {
            return "oneHot(" + inputs.get(0) + ")";
        }
        if (Virtual.isView(node)) {
            return inputs.get(0);
        }
        if (node.op() instanceof ElementwiseOp op) {
            return op.formula(inputs);
        }
        if (node.is(MatMulOp.class)) {
            return inputs.get(0) + " · " + inputs.get(1);
        }
        if (node.op() instanceof BatchMatMulOp product) {
            return inputs.get(0) + (product.transposeA() ? "ᵀ" : "") + " · " + inputs.get(1)
                    + (product.transposeB() ? "ᵀ" : "");
        }
        if (node.is(MatMulTransposedOp.class)) {
            return inputs.get(0) + "ᵀ · " + inputs.get(1);
        }
        if (node.op() instanceof ReduceOp reduce) {
            String word = reduce.kind() == ReduceOp.Kind.SUM ? "Σ " : "max ";
            return word + inputs.get(0);
        }
        String name = node.op().mnemonic();
        return inputs.isEmpty() ? name : name + "(" + String.join(", ", inputs) + ")";
    }

    private static String number(float value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6f
                ? Integer.toString((int) value)
                : Float.toString(value);
    }
}
