package dev.lamina.processor.emit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the numbers of a table that the model declares: one by one, or as text where a method has no room for all. */
final class ConstantTables {
    /** Numbers that are written one by one at most; each takes some seven bytes of a method. */
    private static final int MOST_NUMBERS = 1_000;

    /** Numbers of a line of text. */
    private static final int NUMBERS_OF_LINE = 16;

    /** Lines of one string constant; it may have 65,535 bytes. */
    private static final int LINES_OF_PIECE = 200;

    private ConstantTables() {}

    /**
     * The arguments of {@code constants}.
     *
     * @param numbers Java literals, with a comma and a blank between them
     */
    static String arguments(String numbers) {
        List<String> literals = Arrays.asList(numbers.split(", "));
        if (literals.size() <= MOST_NUMBERS) {
            return numbers;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < literals.size(); i += NUMBERS_OF_LINE) {
            int line = i / NUMBERS_OF_LINE;
            String separator = line == 0 ? "" : line % LINES_OF_PIECE == 0 ? "," : " +";
            String words = literals.subList(i, Math.min(i + NUMBERS_OF_LINE, literals.size())).stream()
                    .map(literal -> literal.substring(0, literal.length() - 1))
                    .collect(Collectors.joining(" ", "", " "));
            text.append(separator).append("\n        \"").append(words).append('"');
        }
        return text.toString();
    }
}
