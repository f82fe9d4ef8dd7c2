package dev.lamina.examples;

import dev.lamina.examples.autoencoder.Autoencoder;
import dev.lamina.examples.charlstm.CharLstm;
import dev.lamina.examples.digits.Digits;
import dev.lamina.examples.forecast.Forecast;
import dev.lamina.examples.nanogpt.NanoGpt;
import dev.lamina.examples.resnet.Resnet;
import dev.lamina.examples.tabular.Tabular;
import dev.lamina.examples.xor.Xor;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Starts the example that the first argument names. */
public final class Launcher {
    private static final Map<String, Consumer<String[]>> EXAMPLES = new TreeMap<>(Map.of(
            "xor", Xor::main,
            "digits", Digits::main,
            "resnet", Resnet::main,
            "autoencoder", Autoencoder::main,
            "tabular", Tabular::main,
            "forecast", Forecast::main,
            "char-lstm", CharLstm::main,
            "nano-gpt", NanoGpt::main));

    /** What a process ends with whose command line is wrong, as with the examples' own options. */
    private static final int WRONG_USAGE = 2;

    private Launcher() {}

    /**
     * Runs an example.
     *
     * @param args its name, then its own arguments
     */
    public static void main(String[] args) {
        int status = run(args, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Runs an example, or says which ones there are; returns 0 or what the process ends with. */
    static int run(String[] args, PrintStream errors) {
        Consumer<String[]> example = args.length == 0 ? null : EXAMPLES.get(args[0]);
        if (example == null) {
            errors.println("There is no example "
                    + (args.length == 0 ? "without a name" : "\"" + args[0] + "\"") + ". -Dexample= takes one of "
                    + String.join(", ", EXAMPLES.keySet()) + ".");
            return WRONG_USAGE;
        }
        example.accept(Arrays.copyOfRange(args, 1, args.length));
        return 0;
    }
}
