package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/** What the state before each step adds to the gates, {@code h W + b}: a side result of the recurrence. */
public record RecurrentProjectionOp(Recurrence recurrence) implements SideResultOp {
    @Override
    public String mnemonic() {
        return "recurrent-projection";
    }

    @Override
    public Op main() {
        return new RecurrentOp(recurrence);
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return recurrence.gateShape();
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        return RecurrentWalk.of(recurrence, evaluation, 4)
                .forward(evaluation.input(0), evaluation.input(1), evaluation.input(2), evaluation.input(3))
                .projections();
    }
}
