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
            throw inferenceOnly(network);
        }
    }

    @Override
    public final void forward(int rows) {
        throw inferenceOnly(network());
    }

    @Override
    public final void backward(int rows) {
        throw inferenceOnly(network());
    }

    @Override
    public final void evaluate(int rows) {
        throw inferenceOnly(network());
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
        throw inferenceOnly(network());
    }

    @Override
    public final float loss(int index) {
        throw inferenceOnly(network());
    }

    @Override
    public final Gradients gradients() {
        throw inferenceOnly(network());
    }

    private static IllegalStateException inferenceOnly(Network network) {
        return new IllegalStateException(network.name()
                + " was generated for inference only (@Model(inferenceOnly = true)): train a model without that, save"
                + " its weights and load them here");
    }
}
