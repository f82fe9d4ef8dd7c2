package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/** The state h before each step, [N, T, H], from the states after the steps and those before the first. */
public record RecurrentPreviousOp(Recurrence recurrence) implements Op {
    @Override
    public String mnemonic() {
        return "recurrent-previous";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return Shape.rows(recurrence.steps(), recurrence.units());
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        double[] states = evaluation.input(0);
        double[] initial = evaluation.input(1);
        int steps = recurrence.steps();
        int units = recurrence.units();
        int width = recurrence.stateWidth();
        double[] result = new double[evaluation.elements()];
        for (int i = 0; i < result.length; i++) {
            int row = i / units / steps;
            int step = i / units % steps + (recurrence.reverse() ? 1 : -1);
            boolean first = step < 0 || step == steps;
            result[i] = first ? initial[row * width + i % units] : states[(row * steps + step) * width + i % units];
        }
        return result;
    }
}
