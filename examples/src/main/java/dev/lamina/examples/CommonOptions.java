package dev.lamina.examples;

import dev.lamina.parallel.Workers;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that the larger examples share. */
public final class CommonOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Learn from the real data in this directory; see below for the files. Default: data that this"
                    + " program makes itself")
    private Path data;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "How often to go through all training data. Default: ${DEFAULT-VALUE}")
    private int epochs;

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
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    private boolean help;

    /**
     * Options with their defaults.
     *
     * @param epochs how many epochs the example makes unless told otherwise
     */
    public CommonOptions(int epochs) {
        this.epochs = epochs;
    }

    /** Checks what can be checked before the work begins, rather than after it. */
    public void check() {
        require(data == null || Files.isDirectory(data), "--data: there is no directory " + data);
        require(epochs >= 1, "--epochs must be at least 1, not " + epochs);
        require(
                threads >= 1 && threads <= Workers.MAX_THREADS,
                "--threads must be from 1 to " + Workers.MAX_THREADS + ", not " + threads);
    }

    /**
     * Ends the program with an explanation unless a condition holds.
     *
     * @param condition what must be true
     * @param otherwise what to say if it isn't
     * @throws ParameterException if it isn't
     */
    public void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(command.commandLine(), otherwise);
        }
    }

    /** {@return where the real data are, null for data made by the program} */
    public Path data() {
        return data;
    }

    /** {@return how often to go through the data, at least 1} */
    public int epochs() {
        return epochs;
    }

    /** {@return the seed of all that is random} */
    public long seed() {
        return seed;
    }

    /** {@return how many threads share the work} */
    public int threads() {
        return threads;
    }
}
