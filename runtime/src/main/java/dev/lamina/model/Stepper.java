package dev.lamina.model;

import java.util.Arrays;

/**
 * Runs a network over a sequence one step after the other. It keeps the states that the network carries from step to step,
 * so a step costs the same however many came before. What it yields after step t is what the whole network yields at step
 * t, bit for bit. A network with attention or positions takes as many steps as its input is long; then a new sequence
 * begins with {@link #reset()}. Steps are checked for values that aren't finite as predictions are, see {@link
 * Network#allowNonFinite}. Not for use by several threads at once; make one for each.
 */
public final class Stepper {
    private final Network network;
    private final Session session;
    private final int inputs;
    private final int outputs;
    private final int states;
    private final int longest;
    private int position;

    /**
     * For generated code.
     *
     * @param network what one step computes: its inputs, then the states before it, then, if it wants to know, the number
     *     of the step; its outputs, then the states after it
     * @param inputs number of inputs
     * @param outputs number of outputs
     * @param states number of states
     */
    public Stepper(Network network, int inputs, int outputs, int states) {
        this.network = network;
        this.session = network.newSession();
        this.inputs = inputs;
        this.outputs = outputs;
        this.states = states;
        this.longest = counts() ? network.inputs().get(inputs + states).vocabulary() : Integer.MAX_VALUE;
    }

    private boolean counts() {
        return network.inputs().size() > inputs + states;
    }

    /** Begins a new sequence: all states are zero again. */
    public void reset() {
        for (int i = 0; i < states; i++) {
            Arrays.fill(session.input(inputs + i), 0f);
        }
        position = 0;
    }

    /**
     * The number of steps so far.
     *
     * @return 0 after a {@link #reset()}
     */
    public int position() {
        return position;
    }

    /**
     * Takes a step of a network whose only input holds integers.
     *
     * @param index the integer, such as a token
     * @return a copy of the first output's values at this step
     * @throws IllegalArgumentException if the network has other inputs, or the integer is none of its vocabulary
     * @throws IllegalStateException if the network has a limited number of positions and the last one was taken
     */
    public float[] step(int index) {
        Slot slot = onlyInput(true);
        if (index < 0 || index >= slot.vocabulary()) {
            throw new IllegalArgumentException(
                    slot.name() + " takes 0 to " + (slot.vocabulary() - 1) + ", but was given " + index);
        }
        session.indices(0)[0] = index;
        return advance();
    }

    /**
     * Takes a step of a network whose only input holds floats.
     *
     * @param features the values of this step
     * @return a copy of the first output's values at this step
     * @throws IllegalArgumentException if the network has other inputs, or the number of values is wrong
     * @throws IllegalStateException if the network has a limited number of positions and the last one was taken
     */
    public float[] step(float[] features) {
        Slot slot = onlyInput(false);
        if (features.length != slot.size()) {
            throw new IllegalArgumentException(
                    slot.name() + " takes " + slot.size() + " values a step, but was given " + features.length);
        }
        System.arraycopy(features, 0, session.input(0), 0, features.length);
        return advance();
    }

    /**
     * Takes a step of a network with several inputs, whose values the caller has put into {@link #session()}.
     *
     * @return a copy of the first output's values at this step
     * @throws IllegalArgumentException if features aren't finite, unless {@code session().network()} allows it
     * @throws IllegalStateException if the network has a limited number of positions and the last one was taken
     */
    public float[] advance() {
        if (position >= longest) {
            throw new IllegalStateException(network.name() + " has " + longest
                    + " positions, and all were taken: the context is full; reset()");
        }
        if (counts()) {
            session.indices(inputs + states)[0] = position;
        }
        for (int i = 0; i < inputs && !network.allowsNonFinite(); i++) {
            Slot slot = network.inputs().get(i);
            if (slot.kind() == Slot.Kind.FEATURES) {
                FinitePredictions.features(network.name(), slot, session.input(i), slot.size(), 0);
            }
        }
        session.infer(1);
        for (int i = 0; i < outputs && !network.allowsNonFinite(); i++) {
            FinitePredictions.outputs(network, network.outputs().get(i), session.output(i), 1, 0);
        }
        for (int i = 0; i < states; i++) {
            int size = network.inputs().get(inputs + i).size();
            System.arraycopy(session.output(outputs + i), 0, session.input(inputs + i), 0, size);
        }
        position++;
        return output(0);
    }

    /**
     * An output's values at the last step.
     *
     * @param index the output, in the network's order
     * @return a copy
     */
    public float[] output(int index) {
        if (index < 0 || index >= outputs) {
            throw new IndexOutOfBoundsException("output " + index + " of " + outputs);
        }
        return Arrays.copyOf(session.output(index), network.outputs().get(index).size());
    }

    /**
     * The memory of a step: its first slots are the network's inputs.
     *
     * @return the session, of one row
     */
    public Session session() {
        return session;
    }

    private Slot onlyInput(boolean integers) {
        Slot slot = network.inputs().get(0);
        if (inputs != 1 || (slot.kind() == Slot.Kind.FEATURES) == integers) {
            throw new IllegalArgumentException(
                    network.name() + " takes " + network.inputs().subList(0, inputs) + ", not "
                            + (integers ? "one integer" : "one array of floats"));
        }
        return slot;
    }
}
