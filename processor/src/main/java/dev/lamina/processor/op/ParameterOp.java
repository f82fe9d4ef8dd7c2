package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * A parameter or a state of the network.
 *
 * @param name the name in weight files, {@code hidden.weight}
 * @param parameterShape its shape as the graph sees it, which for dense weights is {@code [in, out]}
 */
public record ParameterOp(String name, Shape parameterShape) implements Op {
    @Override
    public String mnemonic() {
        return "parameter " + name;
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return parameterShape;
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        return evaluation.external(evaluation.node());
    }
}
