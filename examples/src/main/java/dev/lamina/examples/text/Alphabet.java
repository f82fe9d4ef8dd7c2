package dev.lamina.examples.text;

/**
 * The characters that the networks know: the end of a line and the 95 printable ones of ASCII. A fixed alphabet makes its
 * size a constant, which the models need, and a trained network fits any English text.
 */
public final class Alphabet {
    /** How many characters there are. */
    public static final int SIZE = 96;

    private static final char FIRST = ' ';
    private static final char LAST = '~';

    private Alphabet() {}

    /** The numbers of the characters, 0 to {@code SIZE - 1}; one that the alphabet doesn't have counts as a space. */
    public static int[] numbers(String text) {
        return text.chars()
                .map(c -> c == '\n' ? 0 : c >= FIRST && c <= LAST ? c - FIRST + 1 : 1)
                .toArray();
    }

    /** The character of a number. */
    public static char character(int number) {
        return number == 0 ? '\n' : (char) (FIRST + number - 1);
    }
}
