package dev.lamina.examples.text;

import dev.lamina.examples.CommonOptions;
import dev.lamina.examples.FileOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the examples that write text, besides those that all share. */
public final class WritingOptions {
    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description = "How far the fastest steps move the weights. Default: ${DEFAULT-VALUE}")
    private float learningRate;

    @Option(
            names = "--write",
            paramLabel = "N",
            defaultValue = "400",
            description = "How many characters to write when training is done. Default: ${DEFAULT-VALUE}")
    private int write;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            defaultValue = "0.8",
            description = "1 writes as the network learnt it, less is safer and duller. Default: ${DEFAULT-VALUE}")
    private float temperature;

    @Mixin
    private final FileOptions files = new FileOptions();

    /**
     * Options with their defaults.
     *
     * @param learningRate the example's, unless told otherwise
     */
    public WritingOptions(float learningRate) {
        this.learningRate = learningRate;
    }

    /** Checks them; {@code common} says what is wrong. */
    public void check(CommonOptions common) {
        common.require(
                learningRate > 0 && learningRate <= 1,
                "--learning-rate must be greater than 0 and at most 1, not " + learningRate);
        files.check(common);
        common.require(write >= 0, "--write must be at least 0, not " + write);
        common.require(
                temperature >= 0.01f && temperature <= 100,
                "--temperature must be from 0.01 to 100, not " + temperature);
    }

    /** {@return where parameters and checkpoints are} */
    public FileOptions files() {
        return files;
    }

    /** {@return the highest learning rate} */
    public float learningRate() {
        return learningRate;
    }

    /** {@return how many characters to write} */
    public int write() {
        return write;
    }

    /** {@return what logits are divided by} */
    public float temperature() {
        return temperature;
    }
}
