package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/**
 * Back-propagation through time. Inputs: p, w transposed, initial states, states, projections, gradient of the states;
 * then the mask of a masked recurrence.
 *
 * @param part which gradient it is: of p, of the projections, or of the initial states
 * @param step what one step back computes
 */
public record RecurrentGradientOp(Recurrence recurrence, Part part, RecurrentStepGradient step)
        implements SideResultOp {
    /** The gradients that one walk back yields. */
    public enum Part {
        INPUT,
        PROJECTION,
        INITIAL
    }

    @Override
    public String mnemonic() {
        return "recurrent-gradient " + part.name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public Op main() {
        return new RecurrentGradientOp(recurrence, Part.INPUT, step);
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return part == Part.INITIAL ? recurrence.initialShape() : recurrence.gateShape();
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        RecurrentWalk walk = RecurrentWalk.of(recurrence, evaluation, 6);
        RecurrentWalk.Gradients gradients = walk.backward(
                step,
                evaluation.input(0),
                evaluation.input(1),
                evaluation.input(2),
                evaluation.input(3),
                evaluation.input(4),
                evaluation.input(5));
        return switch (part) {
            case INPUT -> gradients.input();
            case PROJECTION -> gradients.projection();
            case INITIAL -> gradients.initial();
        };
    }

    @Override
    public long flops(Shape result, List<Shape> inputs) {
        return part == Part.INPUT
                ? recurrence.steps() * (2L * recurrence.units() * recurrence.gateWidth() + 40L * recurrence.gateWidth())
                : 0;
    }
}
