package dev.lamina.processor.op;

import dev.lamina.processor.ir.Evaluation;
import dev.lamina.processor.ir.GradientContext;
import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.RecurrentGradientOp.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * A recurrence over the steps of a sequence: the states [N, T, states · H] after each step. Inputs: p [N, T, gates · H],
 * what the input adds to the gates; w [H, gates · H] and b [gates · H], by which the state before does; and the states
 * before the first step [N, states · H]; then, if there is one, the mask [N, T], through which no gradient flows.
 */
public record RecurrentOp(Recurrence recurrence) implements Op {
    @Override
    public String mnemonic() {
        return recurrence.cell().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        boolean fits = inputs.get(0).equals(recurrence.gateShape())
                && inputs.get(1).equals(Shape.of(recurrence.units(), recurrence.gateWidth()))
                && inputs.get(2).equals(Shape.of(recurrence.gateWidth()))
                && inputs.get(3).equals(recurrence.initialShape())
                && inputs.size() == (recurrence.masked() ? 5 : 4)
                && (!recurrence.masked() || inputs.get(4).equals(recurrence.maskShape()));
        if (!fits) {
            throw new IllegalArgumentException(mnemonic() + " of " + inputs);
        }
        return recurrence.stateShape();
    }

    /** Back-propagation through time; what each step does to gradients follows from the cell's own graph. */
    @Override
    public void gradient(GradientContext context) {
        GraphBuilder b = context.builder();
        Node states = context.node();
        Node projection = b.add(new RecurrentProjectionOp(recurrence), states.inputs());
        Node transposed = b.add(new TransposeOp(), context.input(1));
        List<Node> inputs = new ArrayList<>(
                List.of(context.input(0), transposed, context.input(3), states, projection, context.outputGradient()));
        if (recurrence.masked()) {
            inputs.add(context.input(4));
        }
        RecurrentStepGradient step = RecurrentStepGradient.of(recurrence, context);
        if (context.wants(0)) {
            context.contribute(0, b.add(new RecurrentGradientOp(recurrence, Part.INPUT, step), inputs));
        }
        if (context.wants(1) || context.wants(2)) {
            Node gradient = b.add(new RecurrentGradientOp(recurrence, Part.PROJECTION, step), inputs);
            Node before = b.add(new RecurrentPreviousOp(recurrence), states, context.input(3));
            context.contribute(1, b.add(new MatMulTransposedOp(), before, gradient));
            context.contribute(2, b.add(new ReduceOp(ReduceOp.Kind.SUM, List.of(0, 1)), gradient));
        }
        if (context.wants(3)) {
            context.contribute(3, b.add(new RecurrentGradientOp(recurrence, Part.INITIAL, step), inputs));
        }
    }

    @Override
    public double[] evaluate(Evaluation evaluation) {
        return RecurrentWalk.of(recurrence, evaluation, 4)
                .forward(evaluation.input(0), evaluation.input(1), evaluation.input(2), evaluation.input(3))
                .states();
    }

    @Override
    public long flops(Shape result, List<Shape> inputs) {
        long product = 2L * recurrence.units() * recurrence.gateWidth();
        return recurrence.steps() * (product + 20L * recurrence.gateWidth());
    }
}
