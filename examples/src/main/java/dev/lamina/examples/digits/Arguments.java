package dev.lamina.examples.digits;

import dev.lamina.parallel.Workers;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of {@link Digits}. */
final class Arguments {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Learn from the MNIST files in this directory (train-images-idx3-ubyte and so on, gzipped or"
                    + " not). Default: digits that this program draws itself")
    private Path data;

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
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often to go through all training digits. Default: ${DEFAULT-VALUE}")
    private int epochs;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            defaultValue = "0.001",
            description = "How far one step moves the weights. Default: ${DEFAULT-VALUE}, a good one for Adam")
    private float learningRate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Chooses all that is random; the same seed gives the same network, bit for bit."
                    + " Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that share the work; the result doesn't depend on it. Default: one for each core, at"
                    + " most 8")
    private int threads = Math.min(8, Runtime.getRuntime().availableProcessors());

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "Write the trained parameters to this file, in the safetensors format.")
    private Path save;

    @Option(names = "--ascii", description = "Draw with plain ASCII characters.")
    private boolean ascii;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    private boolean help;

    /** Checks what can be checked before the work begins, rather than after it. */
    void check() {
        require(data == null || Files.isDirectory(data), "--data: there is no directory " + data);
        require(drawn >= 1, "--drawn must be at least 1, not " + drawn);
        require(epochs >= 1, "--epochs must be at least 1, not " + epochs);
        require(
                learningRate > 0 && learningRate <= Float.MAX_VALUE,
                "--learning-rate must be greater than 0 and finite, not " + learningRate);
        require(
                threads >= 1 && threads <= Workers.MAX_THREADS,
                "--threads must be from 1 to " + Workers.MAX_THREADS + ", not " + threads);
        if (save != null) {
            Path directory = save.toAbsolutePath().getParent();
            require(directory != null && Files.isDirectory(directory), "--save: there is no directory " + directory);
            require(!Files.isDirectory(save), "--save: " + save + " is a directory");
        }
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(command.commandLine(), otherwise);
        }
    }

    /** Where the MNIST files are, null for drawn digits. */
    Path data() {
        return data;
    }

    int drawn() {
        return drawn;
    }

    DigitModel model() {
        return model;
    }

    int epochs() {
        return epochs;
    }

    float learningRate() {
        return learningRate;
    }

    long seed() {
        return seed;
    }

    int threads() {
        return threads;
    }

    /** Where to write the parameters, null for nowhere. */
    Path save() {
        return save;
    }

    boolean ascii() {
        return ascii;
    }
}
