package dev.lamina.model;

import dev.lamina.math.CounterRandom;
import java.util.Arrays;
import java.util.StringTokenizer;

/**
 * The working memory of one step of a network: inputs, activations, gradients. Parameters are the network's and
 * shared; a session belongs to one thread at a time. Subclasses are generated.
 *
 * <p>Training by hand: fill {@link #input} and {@link #labels} or {@link #target} (row {@code r} of a slot starts at
 * {@code r * size}), call {@link #forward}, read {@link #loss}, call {@link #backward}, hand {@link #gradients} to an
 * optimizer's state. None of these allocates. What is called in another order, or filled with values that the network or its
 * loss isn't defined on, is refused with an exception that says so.
 */
public abstract class Session {
    private final Network network;
    private final boolean training;
    private final int threads;
    private final SplitWork work;
    private long seed;
    private long step;
    private Pass lastPass = Pass.NONE;
    private int lastRows;

    /** What a session computed last, and what that means for a backward pass. */
    private enum Pass {
        NONE("there was none"),
        FORWARD(""),
        BACKWARD("another backward has used up its values"),
        INFER("infer has overwritten its values"),
        EVALUATE("evaluate has overwritten its values");

        final String text;

        Pass(String text) {
            this.text = text;
        }
    }

    /**
     * For generated code.
     *
     * @param network  the network whose parameters are used
     * @param training whether forward and backward may be called
     * @param threads  number of threads that share the work of a layer
     * @throws IllegalArgumentException if the number of threads is out of range
     */
    protected Session(Network network, boolean training, int threads) {
        this.network = network;
        this.training = training;
        this.threads = threads;
        this.work = new SplitWork(threads);
    }

    /**
     * Computes outputs and loss in training mode (dropout, statistics of the batch) from inputs and targets.
     *
     * @param rows number of rows filled, from 1 to the network's batch
     * @throws IllegalStateException if this is not a training session
     * @throws IllegalArgumentException if the number of rows is out of range, or an integer, a label or a target isn't
     *     one that the network or its loss knows; the message says which
     */
    public final void forward(int rows) {
        requireTraining();
        network.owner().requireFree("training");
        begin(rows);
        SlotChecks.targets(this, rows);
        forwardPass(rows);
        work.end();
        end(Pass.FORWARD, rows);
    }

    /**
     * Computes the gradients of the loss of the {@link #forward} right before it, whose values it uses up.
     *
     * @param rows the same number of rows
     * @throws IllegalStateException if this is not a training session, or something else than a forward came before
     * @throws IllegalArgumentException if the forward had another number of rows
     */
    public final void backward(int rows) {
        requireTraining();
        if (lastPass != Pass.FORWARD) {
            throw new IllegalStateException(network.name() + ": backward(" + rows + ") needs a forward(" + rows
                    + ") right before it, but " + lastPass.text + ": call forward(" + rows + ") first");
        }
        if (rows != lastRows) {
            throw new IllegalArgumentException(network.name() + ": forward(" + lastRows + ") was followed by backward("
                    + rows + "): call backward(" + lastRows + ")");
        }
        lastPass = Pass.BACKWARD;
        backwardPass(rows);
        work.end();
    }

    /**
     * Computes the outputs in inference mode; targets are not used.
     *
     * @param rows number of rows filled, from 1 to the network's batch
     * @throws IllegalArgumentException if the number of rows is out of range, or an integer isn't in the vocabulary
     */
    public final void infer(int rows) {
        network.owner().requireQuiet("predicting");
        begin(rows);
        inferencePass(rows);
        work.end();
        end(Pass.INFER, rows);
    }

    /**
     * Computes outputs and loss in inference mode from inputs and targets, for measuring: without dropout and with
     * running statistics.
     *
     * @param rows number of rows filled, from 1 to the network's batch
     * @throws IllegalStateException if the network was generated for inference only
     * @throws IllegalArgumentException if the number of rows is out of range, or an integer, a label or a target isn't
     *     one that the network or its loss knows; the message says which
     */
    public final void evaluate(int rows) {
        requireLosses();
        network.owner().requireQuiet("measuring");
        begin(rows);
        SlotChecks.targets(this, rows);
        inferencePass(rows);
        lossPass(rows);
        work.end();
        end(Pass.EVALUATE, rows);
    }

    private void begin(int rows) {
        if (rows < 1 || rows > network.batch()) {
            throw new IllegalArgumentException("a step takes 1 to " + network.batch() + " rows (@Model(batch = "
                    + network.batch() + ")), but was given " + rows);
        }
        SlotChecks.indices(this, rows);
        lastPass = Pass.NONE;
    }

    private void end(Pass pass, int rows) {
        lastPass = pass;
        lastRows = rows;
    }

    /**
     * The kernels of {@link #forward}. Generated.
     *
     * @param rows number of rows, checked, as are integers and targets
     */
    protected abstract void forwardPass(int rows);

    /**
     * The kernels of {@link #backward}. Generated.
     *
     * @param rows number of rows of the forward right before it
     */
    protected abstract void backwardPass(int rows);

    /**
     * The kernels of {@link #infer}. Generated.
     *
     * @param rows number of rows, checked, as are integers
     */
    protected abstract void inferencePass(int rows);

    /**
     * The kernels that {@link #evaluate} adds to those of inference. Generated.
     *
     * @param rows number of rows, checked, as are targets
     */
    protected abstract void lossPass(int rows);

    /** {@return whether the last pass was one of inference; for generated code whose outputs differ then} */
    protected final boolean inferred() {
        return lastPass == Pass.INFER || lastPass == Pass.EVALUATE;
    }

    /**
     * The live array of an input of features, for filling.
     *
     * @param slot index in {@link Network#inputs()}
     * @return the array
     * @throws IllegalStateException if the input holds integers: use {@link #indices}
     */
    public abstract float[] input(int slot);

    /**
     * The live array of an input of integers, for filling. Each pass but {@link #backward} checks that all of them belong
     * to the vocabulary.
     *
     * @param slot index in {@link Network#inputs()}
     * @return the array
     * @throws IllegalStateException if the input holds features: use {@link #input}
     */
    public int[] indices(int slot) {
        throw noSuchSlot("indices", slot);
    }

    /**
     * The live array of an output: raw values, which are logits for classification.
     *
     * @param slot index in {@link Network#outputs()}
     * @return the array
     */
    public abstract float[] output(int slot);

    /**
     * The live array of a target of features, for filling. {@link #forward} and {@link #evaluate} check that the loss is
     * defined on all values.
     *
     * @param slot index in {@link Network#targets()}
     * @return the array
     * @throws IllegalStateException if the target holds class indices: use {@link #labels}
     */
    public abstract float[] target(int slot);

    /**
     * The live array of a target of class indices, for filling. {@link #forward} and {@link #evaluate} check that there
     * are such classes.
     *
     * @param slot index in {@link Network#targets()}
     * @return the array
     * @throws IllegalStateException if the target holds features: use {@link #target}
     */
    public abstract int[] labels(int slot);

    /** {@return the loss of the last {@link #forward} or {@link #evaluate}: the weighted sum of all losses} */
    public abstract float loss();

    /**
     * One of the losses of the last {@link #forward} or {@link #evaluate}, before its weight is applied.
     *
     * @param index index in {@link Network#losses()}
     * @return its value
     * @throws IllegalStateException if there is no such loss
     */
    public float loss(int index) {
        if (index != 0 || network.losses().size() != 1) {
            throw noSuchSlot("loss", index);
        }
        return loss();
    }

    /**
     * How much one of the losses of the last {@link #forward} or {@link #evaluate} counts in a mean over several steps.
     *
     * @param index index in {@link Network#losses()}
     * @param rows  the number of rows of that step
     * @return what the loss was divided by: the sum of the weights of all labels where classes have weights or a label is
     *     ignored, which is 0 if none of them counts, and so are loss and gradients then; else the number of rows
     */
    public float lossWeight(int index, int rows) {
        return rows;
    }

    /**
     * The live gradients of the last {@link #backward}.
     *
     * @return the gradients of {@link Network#trainableParameters()}, in that order
     * @throws IllegalStateException if this is not a training session
     */
    public abstract Gradients gradients();

    /**
     * Runs one range of a split kernel. Generated; called by {@link #split}, perhaps on several threads at a time.
     *
     * @param kernel the number of the kernel
     * @param rows   number of rows of the step
     * @param from   first unit
     * @param to     one past the last unit
     * @param worker which of the threads runs it, from 0: chooses the scratch memory
     */
    protected abstract void part(int kernel, int rows, int from, int to, int worker);

    /** {@return whether forward and backward may be called} */
    public final boolean training() {
        return training;
    }

    /** {@return the number of threads that share the work of a layer} */
    public final int threads() {
        return threads;
    }

    /** {@return the network} */
    public final Network network() {
        return network;
    }

    /**
     * Sets what the dropout masks of the next {@link #forward} are drawn from. The same pair gives the same masks.
     *
     * @param seed the seed of the training run
     * @param step the number of the step, from 0
     */
    public final void randomState(long seed, long step) {
        this.seed = seed;
        this.step = step;
    }

    /**
     * An array with room for vector loads past its end.
     *
     * @param size number of elements that are used
     * @return a new array, longer by {@link Parameter#SLACK}
     */
    protected static float[] buffer(int size) {
        return new float[size + Parameter.SLACK];
    }

    /**
     * A table of constants, with room for vector loads past its end.
     *
     * @param values the constants
     * @return a new array, longer by {@link Parameter#SLACK}
     */
    protected static float[] constants(float... values) {
        return Arrays.copyOf(values, values.length + Parameter.SLACK);
    }

    /**
     * A long table of constants, with room for vector loads past its end.
     *
     * @param texts the constants as decimal numbers with blanks between them, in pieces
     * @return a new array, longer by {@link Parameter#SLACK}
     */
    protected static float[] constants(String... texts) {
        StringTokenizer numbers = new StringTokenizer(String.join(" ", texts));
        float[] values = buffer(numbers.countTokens());
        for (int i = 0; numbers.hasMoreTokens(); i++) {
            values[i] = Float.parseFloat(numbers.nextToken());
        }
        return values;
    }

    /**
     * Checks that this session may train.
     *
     * @throws IllegalStateException if it was made for inference
     */
    protected final void requireTraining() {
        requireLosses();
        if (!training) {
            throw new IllegalStateException(
                    "this session of " + network.name() + " is for inference only: use newTrainingSession(threads)");
        }
    }

    private void requireLosses() {
        if (network.losses().isEmpty()) {
            throw inferenceOnly(network);
        }
    }

    static IllegalStateException inferenceOnly(Network network) {
        return new IllegalStateException(network.name()
                + " was generated for inference only (@Model(inferenceOnly = true)): train a model without that, save"
                + " its weights and load them here");
    }

    /**
     * The exception for an index of a slot that doesn't exist or holds something else.
     *
     * @param what what was asked for: input, indices, output, target, labels or loss
     * @param slot the index
     * @return the exception, for the caller to throw
     */
    protected final IllegalStateException noSuchSlot(String what, int slot) {
        return new IllegalStateException(network.name() + " has no " + what + " " + slot + ": its inputs are "
                + network.inputs() + ", its outputs " + network.outputs() + ", its targets " + network.targets()
                + " (integers of an input stand in indices, its features in input; class indices"
                + " of a target stand in labels, all else in target)");
    }

    /**
     * Runs {@link #part} over units 0 to {@code units - 1}, cut into as many contiguous ranges as there are threads.
     * The result must not depend on where the cuts are.
     *
     * @param kernel the number of the kernel
     * @param rows   number of rows of the step
     * @param units  number of independent units of work; nothing happens if it is 0
     */
    protected final void split(int kernel, int rows, int units) {
        if (units > 0) {
            work.run(this, kernel, rows, units);
        }
    }

    /**
     * Draws an inverted dropout mask: each element is 0 with the given probability, else {@code 1 / (1 - p)}. An
     * element depends only on seed, step, stream and its index, not on the range it is drawn in.
     *
     * @param mask        the array to write
     * @param from        first index
     * @param to          one past the last index
     * @param stream      distinguishes the dropouts of one network
     * @param probability p, from 0 to below 1
     */
    protected final void dropoutMask(float[] mask, int from, int to, int stream, float probability) {
        long key = CounterRandom.key(seed, step, stream);
        float kept = 1f / (1f - probability);
        for (int i = from; i < to; i++) {
            mask[i] = CounterRandom.uniform(key, i) < probability ? 0f : kept;
        }
    }

    /**
     * Draws normally distributed noise with mean 0. As in {@link #dropoutMask}, an element depends only on seed, step,
     * stream and its index.
     *
     * @param noise     the array to write
     * @param from      first index
     * @param to        one past the last index
     * @param stream    distinguishes the noises and dropouts of one network
     * @param deviation the standard deviation
     */
    protected final void gaussianNoise(float[] noise, int from, int to, int stream, float deviation) {
        long key = CounterRandom.key(seed, step, stream);
        for (int i = from; i < to; i++) {
            noise[i] = deviation * CounterRandom.normal(key, i);
        }
    }
}
