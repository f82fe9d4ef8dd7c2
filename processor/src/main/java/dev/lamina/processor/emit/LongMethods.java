package dev.lamina.processor.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts long lists of statements into several methods: HotSpot never compiles a method of 8,000 bytes of bytecode or more.
 */
final class LongMethods {
    /** Bytes of a method at most, by the estimate; well below the limit. */
    private static final int MOST = 5_000;

    /** What takes an instruction or two: fields, constants, numbers. */
    private static final Pattern WORD = Pattern.compile("[\\w$]+", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");

    private LongMethods() {}

    /** The statements in stretches that are short enough for a method each; one stretch if all of them are. */
    static List<List<String>> stretches(List<String> statements) {
        List<List<String>> stretches = new ArrayList<>();
        List<String> stretch = new ArrayList<>();
        int bytes = 0;
        for (String statement : statements) {
            if (bytes + bytes(statement) > MOST && !stretch.isEmpty()) {
                stretches.add(stretch);
                stretch = new ArrayList<>();
                bytes = 0;
            }
            stretch.add(statement);
            bytes += bytes(statement);
        }
        stretches.add(stretch);
        return stretches;
    }

    /** An estimate of the bytecode of statements. */
    static int bytes(List<String> statements) {
        return statements.stream().mapToInt(LongMethods::bytes).sum();
    }

    /** An estimate of a statement's bytecode: three bytes for each word; reading a field takes four, a number two. */
    private static int bytes(String statement) {
        String code = TEXT.matcher(statement.replaceFirst("; //.*", ";")).replaceAll("text");
        return 3 + 3 * (int) WORD.matcher(code).results().count();
    }
}
