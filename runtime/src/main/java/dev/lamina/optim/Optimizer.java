package dev.lamina.optim;

import dev.lamina.model.Gradients;
import dev.lamina.model.Parameter;
import dev.lamina.state.Decimals;
import dev.lamina.state.Scalar;
import dev.lamina.state.Scalars;
import dev.lamina.state.Setting;
import dev.lamina.state.Settings;
import java.util.List;

/**
 * A rule that turns gradients into new parameter values: settings, which stand here, and the memory of one run with the rule
 * itself, which {@link #start} makes. An optimizer is an immutable configuration and can be used for any number of runs.
 *
 * <p>To write one, extend this class with its settings and {@link Rule} with its memory and its step:
 *
 * <pre>{@code
 * public final class SignDescent extends Optimizer {
 *     public SignDescent(float learningRate) {
 *         super(settings(learningRate));
 *     }
 *
 *     @Override
 *     protected State newState(List<Parameter> trainable) {
 *         return new Rule(trainable, this) {
 *             @Override
 *             protected void update(int i, float[] p, float[] g, int from, int to) {
 *                 for (int k = from; k < to; k++) {
 *                     p[k] -= learningRate() * Math.signum(g[k]);
 *                 }
 *             }
 *         };
 *     }
 * }
 * }</pre>
 */
public abstract class Optimizer {
    private static final Setting LEARNING_RATE = Setting.notNegative("learningRate");

    private final Settings settings;

    /**
     * For optimizers, also those of users.
     *
     * @param settings all settings, made with {@link #settings(float)} and {@link Settings#with}
     * @throws IllegalArgumentException if the learning rate is missing
     */
    protected Optimizer(Settings settings) {
        if (!settings.has(LEARNING_RATE.name())) {
            throw new IllegalArgumentException(
                    "the settings of an optimizer need a learning rate: begin with settings(learningRate), not "
                            + settings);
        }
        this.settings = settings;
    }

    /**
     * What the settings of every optimizer begin with.
     *
     * @param learningRate the rate a run starts with, finite and not negative
     * @return settings with it alone
     * @throws IllegalArgumentException if it is out of range
     */
    protected static Settings settings(float learningRate) {
        return Settings.none().with(LEARNING_RATE, learningRate);
    }

    /** {@return all settings} */
    public final Settings settings() {
        return settings;
    }

    /** {@return the learning rate a run starts with} */
    public final float learningRate() {
        return settings.get(LEARNING_RATE);
    }

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

    /**
     * Makes the memory of a run.
     *
     * @param trainable the parameters to update
     * @return the memory, at its first step: usually a {@link Rule}
     */
    protected abstract State newState(List<Parameter> trainable);

    /**
     * The same optimizer with other settings, so that groups of parameters can have settings of their own.
     *
     * @param changed what {@link #settings} gave, with other values
     * @return an optimizer with these settings
     * @throws UnsupportedOperationException if the optimizer doesn't override this
     */
    protected Optimizer with(Settings changed) {
        throw new UnsupportedOperationException(
                getClass().getSimpleName() + " can't be made with other settings: it doesn't override with(Settings)");
    }

    /**
     * The same optimizer without weight decay.
     *
     * @return a copy whose setting {@code weightDecay} is 0; this one if it has none
     */
    protected Optimizer withoutDecay() {
        return settings.has(Hyper.WEIGHT_DECAY.name()) ? with(settings.with(Hyper.WEIGHT_DECAY.name(), 0f)) : this;
    }

    /** {@return the name of the rule with all settings, for example {@code Lion(learningRate=1.0E-4, beta1=0.9, ...)}} */
    @Override
    public String toString() {
        return getClass().getSimpleName() + settings;
    }

    /**
     * The memory of one training run, and how a step is made: the learning rate, numbers such as the step ({@link #scalars})
     * and arrays such as moments ({@link #slots}). These two are all that a run needs to go on with the same bits, beside
     * the parameters. Most rules extend {@link Rule}, which goes from parameter to parameter.
     */
    public abstract static class State {
        private final Optimizer optimizer;
        private final Parameter[] parameters;
        private final Scalars scalars = new Scalars();
        private final Slots slots = new Slots();
        private final Scalar step = scalars.add("step", 0);
        private final Scalar rate;
        private boolean evaluating;

        /**
         * A run at its first step.
         *
         * @param parameters the parameters to update
         * @param optimizer the optimizer, which gives the first learning rate
         */
        protected State(List<Parameter> parameters, Optimizer optimizer) {
            this.optimizer = optimizer;
            this.parameters = parameters.toArray(new Parameter[0]);
            this.rate = scalars.add("learning_rate", Decimals.of(optimizer.learningRate()));
        }

        /**
         * Makes one step: updates the values of all parameters. Allocates nothing.
         *
         * @param gradients the gradients of the parameters that were given to {@link Optimizer#start}, in that order
         * @throws IllegalArgumentException if they are those of other parameters; nothing is changed then
         * @throws IllegalStateException between {@link #beforeEvaluation} and {@link #afterEvaluation}
         */
        public final void update(Gradients gradients) {
            check(gradients);
            requireTraining();
            step.increment();
            apply(gradients);
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

        /**
         * Makes the step that {@link #step} counts already. Must not allocate.
         *
         * @param gradients the gradients of all parameters, in the order of {@link #parameter}
         */
        protected abstract void apply(Gradients gradients);

        /** {@return the number of parameters} */
        protected final int size() {
            return parameters.length;
        }

        /**
         * One of the parameters.
         *
         * @param i its number, from 0
         * @return the parameter
         */
        protected final Parameter parameter(int i) {
            return parameters[i];
        }

        /** {@return the number of steps made} */
        public final long step() {
            return (long) step.get();
        }

        /** {@return the learning rate of the next step} */
        public final float learningRate() {
            return (float) rate.get();
        }

        /**
         * Changes the learning rate, from the next step on.
         *
         * @param learningRate the new rate, finite and not negative
         * @throws IllegalArgumentException if it is negative or not finite
         */
        public final void setLearningRate(float learningRate) {
            LEARNING_RATE.check(learningRate);
            rate.set(Decimals.of(learningRate));
        }

        /**
         * Like {@link #setLearningRate(float)}, for a rate that was computed, as schedules do. Allocates nothing.
         *
         * @param learningRate the new rate, finite and not negative
         * @throws IllegalArgumentException if it is negative or not finite
         */
        public final void setLearningRate(double learningRate) {
            LEARNING_RATE.check((float) learningRate);
            rate.set(learningRate);
        }

        /** {@return the learning rate of the next step, as the decimal number that was written} */
        public final double exactRate() {
            return rate.get();
        }

        /**
         * Adds an array like each parameter: of its shape, in its memory layout, with its slack behind it.
         *
         * @param name what the arrays hold, in snake case, without a dot; in checkpoints it stands before the parameter's name
         * @return the arrays, zero, in the order of the parameters
         * @throws IllegalArgumentException if there is a slot of that name
         */
        protected final float[][] slot(String name) {
            return slots.add(name, parameters);
        }

        /**
         * Adds an array of any shape that belongs to a parameter.
         *
         * @param name what the array holds, in snake case, without a dot
         * @param i the number of the parameter
         * @param shape its shape
         * @return the array, zero; longer than its shape says by {@link Parameter#SLACK}
         * @throws IllegalArgumentException if there is a slot of that name for the parameter
         */
        protected final float[] slot(String name, int i, int... shape) {
            return slots.add(name, parameters[i], shape);
        }

        /**
         * Adds a number that changes from step to step.
         *
         * @param name its name, in snake case
         * @param first what it starts at
         * @return the number
         * @throws IllegalArgumentException if there is a number of that name
         */
        protected final Scalar scalar(String name, double first) {
            return scalars.add(name, first);
        }

        /**
         * Makes slots and numbers of a part those of this run as well, for a rule that is made from others.
         *
         * @param prefix what is written before the names of the part's numbers
         * @param part the memory of the part, for some or all of the parameters
         */
        protected final void adopt(String prefix, State part) {
            scalars.addAll(prefix, part.scalars);
            slots.addAll(part.slots);
        }

        /** {@return all numbers of the run, live: step, learning rate and those of the rule} */
        public final Scalars scalars() {
            return scalars;
        }

        /**
         * All arrays of the run, live. Their names are those of slot and parameter, such as {@code exp_avg.hidden.weight}, with the
         * parameter's shape unless the rule keeps less.
         *
         * @return the arrays as parameters of role {@link Parameter.Role#STATE}, so that they can be saved as such
         */
        public final List<Parameter> slots() {
            return slots.all();
        }

        /**
         * Copies the memory of the run.
         *
         * @return all that {@link #restore} needs, beside the parameters' values
         * @throws IllegalStateException between {@link #beforeEvaluation} and {@link #afterEvaluation}
         */
        public final Snapshot snapshot() {
            requireTraining();
            return new Snapshot(scalars.values(), slots.values());
        }

        /**
         * Goes back, or on, to where a run of the same optimizer and the same parameters stood. The parameters' values are
         * the caller's to restore.
         *
         * @param snapshot what {@link #snapshot} gave, perhaps in another process
         * @throws IllegalArgumentException if it doesn't fit; the message says what differs, and nothing is changed then
         * @throws IllegalStateException between {@link #beforeEvaluation} and {@link #afterEvaluation}
         */
        public final void restore(Snapshot snapshot) {
            requireTraining();
            String whose = optimizer.toString();
            scalars.check(snapshot.scalars(), whose);
            slots.check(snapshot.slots(), whose);
            LEARNING_RATE.check(snapshot.scalars().get("learning_rate").floatValue());
            slots.restore(snapshot.slots());
            scalars.restore(snapshot.scalars(), whose);
        }

        /** {@return whether the network is to be evaluated, saved and used with other weights than it is trained with} */
        public boolean averages() {
            return false;
        }

        /**
         * Puts the weights that the network is to be evaluated and saved with into the parameters: averages, for rules that
         * keep such, which {@link #averages} tells. For all others nothing changes. Afterwards call {@link #afterEvaluation}; at the end
         * of training leave it as it is.
         *
         * @throws IllegalStateException if it was called already
         */
        public final void beforeEvaluation() {
            requireTraining();
            showAverages();
            evaluating = true;
        }

        /**
         * Puts the weights that training goes on with back into the parameters, the same bits as before
         * {@link #beforeEvaluation}.
         *
         * @throws IllegalStateException unless that was called
         */
        public final void afterEvaluation() {
            if (!evaluating) {
                throw new IllegalStateException("call beforeEvaluation() before afterEvaluation()");
            }
            hideAverages();
            evaluating = false;
        }

        /** Puts the averages into the parameters; for rules whose {@link #averages} is true. */
        protected void showAverages() {}

        /** Puts what {@link #showAverages} took out of the parameters back into them, bit for bit. */
        protected void hideAverages() {}

        private void requireTraining() {
            if (evaluating) {
                throw new IllegalStateException(
                        "the parameters hold the weights for evaluation: call afterEvaluation() first");
            }
        }
    }
}
