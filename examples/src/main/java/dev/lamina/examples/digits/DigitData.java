package dev.lamina.examples.digits;

import dev.lamina.data.Dataset;
import dev.lamina.data.Mnist;
import dev.lamina.examples.CommonOptions;
import java.io.PrintStream;

/**
 * The digits that an example works with: those of MNIST, or drawn ones.
 *
 * @param training to learn from
 * @param test to test with
 */
public record DigitData(Dataset training, Dataset test) {
    /** How many digits are drawn for the test. */
    public static final int DRAWN_FOR_TEST = 2000;

    /**
     * Reads or draws digits, and says so.
     *
     * @param options where MNIST's files are, if anywhere, and the seed
     * @param drawn how many digits to draw for training if there are no files
     * @param out where to say it
     * @throws dev.lamina.data.DataFileException if a file is missing or damaged
     */
    public static DigitData of(CommonOptions options, int drawn, PrintStream out) {
        if (options.data() == null) {
            out.printf("Drawing %d digits to learn from and %d others to test with.%n", drawn, DRAWN_FOR_TEST);
            // Another seed for the test: other digits.
            return new DigitData(
                    DrawnDigits.paint(drawn, options.seed()), DrawnDigits.paint(DRAWN_FOR_TEST, ~options.seed()));
        }
        out.printf("Reading the digits in %s%n", options.data());
        return new DigitData(Mnist.train(options.data()), Mnist.test(options.data()));
    }
}
