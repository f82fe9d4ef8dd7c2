package dev.lamina.optim;

import dev.lamina.model.Gradients;
import dev.lamina.model.Parameter;
import dev.lamina.state.Scalar;
import dev.lamina.state.Scalars;
import java.util.List;

/**
 * A change of gradients between the backward pass and the optimizer: a limit, noise, or what a user writes. Immutable
 * settings; {@link #start} makes the memory of one run.
 *
 * <p>To write one, extend this class and {@link Run}. Values are changed in the runs that {@link Gradients} gives, so that the
 * rows of an embedding that a step didn't look up stay zero and cost nothing:
 *
 * <pre>{@code
 * public final class Halved extends GradientTransform {
 *     @Override
 *     public Run start(List<Parameter> trainable) {
 *         return new Run() {
 *             @Override
 *             protected void change(Gradients gradients, int i, float[] g, int from, int to) {
 *                 for (int k = from; k < to; k++) {
 *                     g[k] *= 0.5f;
 *                 }
 *             }
 *         };
 *     }
 * }
 * }</pre>
 */
public abstract class GradientTransform {
    /** For changes of gradients, also those of users. */
    protected GradientTransform() {}

    /**
     * Starts a run.
     *
     * @param trainable the parameters whose gradients will be given, in that order
     * @return the run, before its first step
     */
    public abstract Run start(List<Parameter> trainable);

    /**
     * Several changes, one after the other.
     *
     * @param transforms the changes, the first one first; at least one
     * @return all of them as one
     * @throws IllegalArgumentException if there are none
     */
    public static GradientTransform chain(GradientTransform... transforms) {
        return new Chain(List.of(transforms));
    }

    /**
     * Names the change with its settings. A run goes on from a checkpoint only if this text is the same, so whoever writes one with
     * settings overrides this.
     *
     * @return the name of the class, unless it is overridden
     */
    @Override
    public String toString() {
        return getClass().getName();
    }

    /**
     * The way of a change through one training run. All that it remembers from step to step are its {@link #scalars}. Belongs
     * to one thread at a time.
     */
    public abstract static class Run {
        private final Scalars scalars = new Scalars();

        /** For runs, also those of users. */
        protected Run() {}

        /**
         * Changes the gradients of a step in place. Must not allocate. Goes from parameter to parameter and run to run, unless
         * it is overridden.
         *
         * @param gradients the gradients of the parameters that the run was started with, in that order
         */
        public void apply(Gradients gradients) {
            for (int i = 0; i < gradients.size(); i++) {
                int to;
                for (int from = gradients.nextRun(i, 0); from >= 0; from = gradients.nextRun(i, to)) {
                    to = gradients.endOfRun(i, from);
                    change(gradients, i, gradients.values(i), from, to);
                }
            }
        }

        /**
         * Changes a gradient, or the rows of it that a step touched. Does nothing unless it is overridden.
         *
         * @param gradients all gradients
         * @param i the number of the parameter
         * @param g its gradient, in the parameter's memory layout
         * @param from the first element
         * @param to one past the last
         */
        protected void change(Gradients gradients, int i, float[] g, int from, int to) {}

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
         * Makes the numbers of a part those of this run as well, for a change that is made from others.
         *
         * @param prefix what is written before their names
         * @param part the run of the part
         */
        protected final void adopt(String prefix, Run part) {
            scalars.addAll(prefix, part.scalars);
        }

        /** {@return all numbers of the run, live: saved and restored, they let it go on where it stood} */
        public final Scalars scalars() {
            return scalars;
        }
    }
}
