package dev.lamina.io;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * Compares two weight files from the command line: what they say of themselves, then how the second differs from the first, tensor
 * by tensor.
 *
 * <pre>
 * java -cp lamina-runtime.jar dev.lamina.io.CompareWeights before.safetensors after.safetensors
 * </pre>
 */
public final class CompareWeights {
    private CompareWeights() {}

    /**
     * Compares; ends with status 0 if the weights are the same, 1 if not, 2 if they can't be compared.
     *
     * @param args the two files
     */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length != 2) {
            err.println("usage: java -cp lamina-runtime.jar " + CompareWeights.class.getName() + " BEFORE AFTER");
            return 2;
        }
        try {
            Path before = Path.of(args[0]);
            Path after = Path.of(args[1]);
            describe(before, out);
            describe(after, out);
            WeightChanges changes = WeightChanges.between(before, after);
            out.println(changes);
            return changes.none() ? 0 : 1;
        } catch (WeightFileException | IllegalArgumentException failure) {
            err.println(failure.getMessage());
            return 2;
        }
    }

    private static void describe(Path file, PrintStream out) {
        try (SafeTensorsReader reader = SafeTensorsReader.open(file)) {
            out.println(file + ": " + reader.tensors().size() + " tensors");
            for (Map.Entry<String, String> entry : reader.metadata().entrySet()) {
                out.println("  " + Json.printable(entry.getKey()) + ": " + Json.printable(entry.getValue()));
            }
        }
    }
}
