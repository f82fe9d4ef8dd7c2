package dev.lamina.optim;

import dev.lamina.model.Gradients;
import dev.lamina.model.Parameter;
import java.util.Arrays;
import java.util.List;

/** The memory of an optimizer that gives some parameters to one rule and some to another. */
final class Composite extends Optimizer.State {
    private final Part[] parts;
    private Gradients whole;

    /** One rule with its parameters, by number. */
    static final class Part {
        private final int[] numbers;
        private final double rateFactor;
        private final Optimizer.State state;
        private Gradients gradients;

        /**
         * A part.
         *
         * @param optimizer its rule
         * @param rateFactor its learning rate as a multiple of the whole's
         * @param numbers the numbers of its parameters
         * @param all all parameters
         */
        Part(Optimizer optimizer, double rateFactor, int[] numbers, List<Parameter> all) {
            this.numbers = numbers;
            this.rateFactor = rateFactor;
            this.state =
                    optimizer.start(Arrays.stream(numbers).mapToObj(all::get).toList());
        }
    }

    Composite(List<Parameter> parameters, Optimizer optimizer, List<Part> parts) {
        super(parameters, optimizer);
        this.parts = parts.toArray(new Part[0]);
        for (int k = 0; k < this.parts.length; k++) {
            adopt(k + ".", this.parts[k].state);
        }
    }

    /** The first learning rate of a part as a multiple of that of the whole. */
    static double rateFactor(Optimizer part, Optimizer whole) {
        if (part.exactRate() == whole.exactRate()) {
            return 1;
        }
        if (whole.exactRate() == 0) {
            throw new IllegalArgumentException(
                    "the rate of a group is kept as a multiple of the optimizer's, which is 0: " + "give " + whole
                            + " a learning rate above 0");
        }
        return part.exactRate() / whole.exactRate();
    }

    @Override
    protected void apply(Gradients gradients) {
        if (gradients != whole) {
            whole = gradients; // the same in all steps of a session, so this allocates once
            for (Part part : parts) {
                part.gradients = gradients.select(part.numbers);
            }
        }
        for (Part part : parts) {
            part.state.setLearningRate(exactRate() * part.rateFactor);
            part.state.update(part.gradients);
        }
    }

    @Override
    public boolean averages() {
        for (Part part : parts) {
            if (part.state.averages()) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected void showAverages() {
        for (Part part : parts) {
            part.state.beforeEvaluation();
        }
    }

    @Override
    protected void hideAverages() {
        for (Part part : parts) {
            part.state.afterEvaluation();
        }
    }
}
