package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/** Numbers that the model declares, such as the weight of each class. */
public record TableOp(String name, List<Float> values) implements Op {
    public TableOp {
        values = List.copyOf(values);
    }

    @Override
    public String mnemonic() {
        return "table " + name;
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return Shape.of(values.size());
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        return values.stream().mapToDouble(Float::doubleValue).toArray();
    }
}
