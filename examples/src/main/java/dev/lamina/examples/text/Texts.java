package dev.lamina.examples.text;

import dev.lamina.data.DataFileException;
import dev.lamina.examples.CommonOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A text as numbers of the {@link Alphabet}, in two parts.
 *
 * @param training the first nine tenths
 * @param validation the rest: the end of the text, so that no part of it has been seen
 */
public record Texts(int[] training, int[] validation) {
    /** The name of the file with the real text. */
    public static final String FILE = "input.txt";

    private static final int INVENTED = 150_000;
    private static final int LEAST = 10_000;

    /**
     * Reads {@value #FILE}, or invents a text, and says so.
     *
     * @throws DataFileException if the file is missing or too short
     */
    public static Texts of(CommonOptions options, PrintStream out) {
        String text;
        if (options.data() == null) {
            out.printf("Inventing a text of %,d characters.%n", INVENTED);
            text = InventedText.make(INVENTED, options.seed());
        } else {
            Path file = options.data().resolve(FILE);
            text = read(file);
            out.printf("Reading %s: %,d characters.%n", file, text.length());
        }
        int[] numbers = Alphabet.numbers(text);
        int cut = numbers.length / 10 * 9;
        return new Texts(Arrays.copyOf(numbers, cut), Arrays.copyOfRange(numbers, cut, numbers.length));
    }

    private static String read(Path file) {
        String text;
        try {
            // Latin-1 has a character for every byte, so no file is refused; the alphabet turns strange ones into
            // spaces.
            text = Files.readString(file, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        } catch (IOException e) {
            throw DataFileException.unreadable(file, e);
        }
        if (text.length() < LEAST) {
            throw new DataFileException(
                    file + " has " + text.length() + " characters; at least " + LEAST + " are needed");
        }
        return text;
    }

    /**
     * What the letter before alone tells about the next one: the mean of {@code -ln p} over the validation part, p being
     * how often this letter follows that one in the training part. A network that doesn't do better has learnt nothing.
     */
    public double lossOfPairs() {
        int[][] follows = new int[Alphabet.SIZE][Alphabet.SIZE];
        int[] total = new int[Alphabet.SIZE];
        for (int i = 1; i < training.length; i++) {
            follows[training[i - 1]][training[i]]++;
            total[training[i - 1]]++;
        }
        double sum = 0;
        for (int i = 1; i < validation.length; i++) {
            // One more of each, so that a pair that was never seen isn't impossible.
            int before = validation[i - 1];
            sum -= Math.log((follows[before][validation[i]] + 1.0) / (total[before] + Alphabet.SIZE));
        }
        return sum / (validation.length - 1);
    }
}
