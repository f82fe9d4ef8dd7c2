package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * A number that depends on how many elements n a mean runs over, n being the rows of the step times {@code perRow}.
 *
 * @param kind which number
 * @param perRow elements that each row adds to the mean
 */
public record RowCountOp(Kind kind, int perRow) implements Op {
    /** Which number it is. */
    public enum Kind {
        /** {@code 1 / n}. */
        INVERSE,
        /** {@code n / (n - 1)}, which makes a biased variance unbiased (Bessel's correction); 1 when n is 1. */
        UNBIAS
    }

    @Override
    public String mnemonic() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + " of rows * " + perRow;
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return Shape.SCALAR;
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        double n = (double) evaluation.rows() * perRow;
        return new double[] {kind == Kind.INVERSE ? 1 / n : n / Math.max(n - 1, 1)};
    }

    /** The number for people; N is the rows of the step. */
    public Formula formula() {
        String n = perRow == 1 ? "N" : "(" + perRow + "N)";
        return Formula.fraction(kind == Kind.INVERSE ? "1/" + n : n + "/(" + n + " - 1)");
    }

    /** The Java expression; {@code rows} is the rows of the step. */
    public String java() {
        String n = perRow == 1 ? "rows" : "(rows * " + perRow + ")";
        return kind == Kind.INVERSE ? "1f / " + n : "(float) " + n + " / Math.max(" + n + " - 1, 1)";
    }
}
