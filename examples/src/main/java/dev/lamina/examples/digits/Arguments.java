package dev.lamina.examples.digits;

import dev.lamina.examples.CommonOptions;
import picocli.CommandLine.Option;

/** The options of {@link Digits} besides those that it shares with other examples. */
final class Arguments {
    @Option(
            names = "--drawn",
            paramLabel = "N",
            defaultValue = "10000",
            description = "How many digits to draw for training. Default: ${DEFAULT-VALUE}")
    private int drawn;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = "lenet",
            description =
                    "lenet: two convolutions and two dense layers; mlp: two dense layers. Default: ${DEFAULT-VALUE}")
    private DigitModel model;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            defaultValue = "0.001",
            description = "How far one step moves the weights. Default: ${DEFAULT-VALUE}, a good one for Adam")
    private float learningRate;

    @Option(names = "--ascii", description = "Draw with plain ASCII characters.")
    private boolean ascii;

    /**
     * Checks what can be checked before the work begins, rather than after it.
     *
     * @param common says what is wrong
     */
    void check(CommonOptions common) {
        common.require(drawn >= 1, "--drawn must be at least 1, not " + drawn);
        common.require(
                learningRate > 0 && learningRate <= Float.MAX_VALUE,
                "--learning-rate must be greater than 0 and finite, not " + learningRate);
    }

    int drawn() {
        return drawn;
    }

    DigitModel model() {
        return model;
    }

    float learningRate() {
        return learningRate;
    }

    boolean ascii() {
        return ascii;
    }
}
