package dev.lamina.model;

/** The working memory of a network that was generated for inference only. Subclasses are generated. */
public abstract class InferenceSession extends Session {
    /**
     * For generated code.
     *
     * @param network  the network whose parameters are used
     * @param training must be false
     * @param threads  number of threads that share the work of a layer
     * @throws IllegalStateException if a training session is asked for
     * @throws IllegalArgumentException if the number of threads is out of range
     */
    protected InferenceSession(Network network, boolean training, int threads) {
        super(network, training, threads);
        if (training) {
            throw Session.inferenceOnly(network);
        }
    }

    @Override
    protected final void forwardPass(int rows) {
        throw Session.inferenceOnly(network());
    }

    @Override
    protected final void backwardPass(int rows) {
        throw Session.inferenceOnly(network());
    }

    @Override
    protected final void lossPass(int rows) {
        throw Session.inferenceOnly(network());
    }

    @Override
    public final float[] target(int slot) {
        throw noSuchSlot("target", slot);
    }

    @Override
    public final int[] labels(int slot) {
        throw noSuchSlot("labels", slot);
    }

    @Override
    public final float loss() {
        throw Session.inferenceOnly(network());
    }

    @Override
    public final float loss(int index) {
        throw Session.inferenceOnly(network());
    }

    @Override
    public final Gradients gradients() {
        throw Session.inferenceOnly(network());
    }
}
