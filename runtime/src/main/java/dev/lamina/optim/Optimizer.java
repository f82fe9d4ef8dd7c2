package dev.lamina.optim;

import dev.lamina.model.Gradients;
import dev.lamina.model.Parameter;
import java.util.List;

/**
 * A rule that turns gradients into new parameter values. An optimizer is an immutable configuration and can be used
 * for any number of runs; {@link #start} makes the memory of one run.
 */
public abstract class Optimizer {
    /** For the optimizers of this package. */
    Optimizer() {}

    /** {@return the learning rate a run starts with} */
    public abstract float learningRate();

    /**
     * Starts a run.
     *
     * @param trainable the parameters to update, all of role {@link Parameter.Role#TRAINABLE}, in the order in which
     *     gradients will be given
     * @return the memory of the run, at its first step
     * @throws IllegalArgumentException if a parameter isn't trainable, or settings of the optimizer contradict each
     *     other
     */
    public final State start(List<Parameter> trainable) {
        for (Parameter parameter : trainable) {
            if (parameter.role() != Parameter.Role.TRAINABLE) {
                throw new IllegalArgumentException(parameter + " is " + parameter.role() + ", not TRAINABLE");
            }
        }
        return newState(trainable);
    }

    abstract State newState(List<Parameter> trainable);

    /** The memory of one training run: the moments of every parameter, the step and the learning rate. */
    public abstract static class State {
        private final Parameter[] parameters;
        private float learningRate;
        private double exactRate;
        private long step;

        State(List<Parameter> parameters, float learningRate) {
            this.parameters = parameters.toArray(new Parameter[0]);
            setRate(learningRate);
        }

        /**
         * Makes one step: updates the values of all parameters. Allocates nothing.
         *
         * @param gradients the gradients of the parameters that were given to {@link Optimizer#start}, in that order
         * @throws IllegalArgumentException if they are those of other parameters; nothing is changed then
         */
        public final void update(Gradients gradients) {
            check(gradients);
            step++;
            beginStep();
            for (int i = 0; i < parameters.length; i++) {
                float[] values = parameters[i].values();
                if (skipsUntouchedRows()) {
                    updateRuns(i, values, gradients);
                } else {
                    update(i, values, gradients.values(i), 0, parameters[i].size());
                }
            }
        }

        private void check(Gradients gradients) {
            if (gradients.size() != parameters.length) {
                throw new IllegalArgumentException(
                        "needs " + parameters.length + " gradients, but was given " + gradients.size());
            }
            for (int i = 0; i < parameters.length; i++) {
                if (gradients.parameter(i).size() != parameters[i].size()) {
                    throw new IllegalArgumentException("needs the gradient of " + parameters[i] + " at " + i
                            + ", but was given that of " + gradients.parameter(i));
                }
            }
        }

        private void updateRuns(int i, float[] values, Gradients gradients) {
            int to;
            for (int from = gradients.nextRun(i, 0); from >= 0; from = gradients.nextRun(i, to)) {
                to = gradients.endOfRun(i, from);
                update(i, values, gradients.values(i), from, to);
            }
        }

        /** {@return the number of steps made} */
        public final long step() {
            return step;
        }

        /** {@return the learning rate of the next step} */
        public final float learningRate() {
            return learningRate;
        }

        /**
         * Changes the learning rate, from the next step on.
         *
         * @param learningRate the new rate, finite and not negative
         * @throws IllegalArgumentException if it is negative or not finite
         */
        public final void setLearningRate(float learningRate) {
            setRate(Checks.notNegative("learningRate", learningRate));
        }

        /**
         * Like {@link #setLearningRate(float)}, for a rate that was computed, as schedules do. Allocates nothing.
         *
         * @param learningRate the new rate, finite and not negative
         * @throws IllegalArgumentException if it is negative or not finite
         */
        public final void setLearningRate(double learningRate) {
            this.learningRate = Checks.notNegative("learningRate", (float) learningRate);
            this.exactRate = learningRate;
        }

        private void setRate(float rate) {
            learningRate = rate;
            exactRate = Checks.decimal(rate);
        }

        /** {@return the learning rate of the next step, as the decimal number that was written} */
        public final double exactRate() {
            return exactRate;
        }

        /** Computes what is the same for all elements of this step; {@link #step} counts it already. */
        abstract void beginStep();

        /** Updates the elements from..to-1 of parameter i in one pass; p and g share one index. */
        abstract void update(int i, float[] p, float[] g, int from, int to);

        /**
         * Whether rows of an embedding that a step didn't touch are left out: because nothing would change in them,
         * neither values nor moments, or because the rule says so.
         */
        boolean skipsUntouchedRows() {
            return false;
        }

        /** One zeroed array per parameter. */
        static float[][] moments(List<Parameter> parameters) {
            float[][] moments = new float[parameters.size()][];
            for (int i = 0; i < moments.length; i++) {
                moments[i] = new float[parameters.get(i).size() + Parameter.SLACK];
            }
            return moments;
        }
    }
}
