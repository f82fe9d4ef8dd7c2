package dev.lamina.processor.pass;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.BatchMatMulOp;
import dev.lamina.processor.op.ConstantOp;
import dev.lamina.processor.op.ElementwiseOp;
import dev.lamina.processor.op.Formula;
import dev.lamina.processor.op.MatMulOp;
import dev.lamina.processor.op.MatMulTransposedOp;
import dev.lamina.processor.op.OneHotOp;
import dev.lamina.processor.op.PickOp;
import dev.lamina.processor.op.ReduceOp;
import dev.lamina.processor.op.RowCountOp;
import dev.lamina.processor.op.TransposeOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes what a value is as a formula that a person reads: {@code relu(input · hiddenW + hiddenB)}. Values that lie in
 * memory stand by their names, all others by their formulas, so every name is that of something.
 */
public final class Formulas {
    private static final int LONGEST = 100;
    /** Nodes that a formula is made of at most; what goes beyond is left out. */
    private static final int MOST_NODES = 200;
    /** What stands for what is left out. */
    private static final String LEFT_OUT = "…";

    private final Function<Node, Optional<String>> names;

    /**
     * Formulas in the given words.
     *
     * @param names the names of the values that lie in memory
     */
    public Formulas(Function<Node, Optional<String>> names) {
        this.names = names;
    }

    /** The right-hand side of the formula of a value. */
    public String of(Node node) {
        String text = expression(node, new int[] {MOST_NODES}).text();
        if (text.length() <= LONGEST) {
            return text;
        }
        int blank = text.lastIndexOf(' ', LONGEST);
        return text.substring(0, blank > 0 ? blank : text.offsetByCodePoints(0, LONGEST / 2)) + " " + LEFT_OUT;
    }

    /** The value by its name, if it has one. */
    private Formula operand(Node node, int[] left) {
        // A transposed copy is read as what it is a copy of.
        Optional<String> name = node.is(TransposeOp.class) ? Optional.empty() : names.apply(node);
        return name.map(known -> new Formula(known, Formula.Binding.ATOM, isNumber(node)))
                .orElseGet(() -> expression(node, left));
    }

    private static boolean isNumber(Node node) {
        return node.shape().rank() == 0;
    }

    /** @param left how many nodes may still be looked at, as an array of one */
    private Formula expression(Node node, int[] left) {
        if (--left[0] < 0) {
            return Formula.name(LEFT_OUT);
        }
        List<Formula> inputs = new ArrayList<>();
        node.inputs().forEach(input -> inputs.add(operand(input, left)));
        if (node.op() instanceof ConstantOp constant) {
            return Formula.number(number(constant.value()));
        }
        if (node.op() instanceof RowCountOp count) {
            return count.formula();
        }
        if (node.is(PickOp.class)) {
            return inputs.get(0).at(inputs.get(1));
        }
        if (node.is(OneHotOp.class)) {
            return Formula.call("oneHot", inputs);
        }
        if (Virtual.isView(node)) {
            return inputs.get(0);
        }
        if (node.op() instanceof ElementwiseOp op) {
            return op.formula(inputs);
        }
        if (node.is(TransposeOp.class)) {
            return inputs.get(0).transposed();
        }
        if (node.is(MatMulOp.class)) {
            return inputs.get(0).dot(inputs.get(1));
        }
        if (node.op() instanceof BatchMatMulOp product) {
            return turned(inputs.get(0), product.transposeA()).dot(turned(inputs.get(1), product.transposeB()));
        }
        if (node.is(MatMulTransposedOp.class)) {
            return inputs.get(0).transposed().dot(inputs.get(1));
        }
        if (node.op() instanceof ReduceOp reduce) {
            return inputs.get(0).reduced(reduce.kind() == ReduceOp.Kind.SUM ? "Σ" : "max");
        }
        String name = node.op().mnemonic();
        return inputs.isEmpty() ? Formula.name(name) : Formula.call(name, inputs);
    }

    private static Formula turned(Formula matrix, boolean transpose) {
        return transpose ? matrix.transposed() : matrix;
    }

    private static String number(float value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6f
                ? Integer.toString((int) value)
                : Float.toString(value);
    }
}
