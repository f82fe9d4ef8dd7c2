package dev.lamina.processor.testing;

import java.util.List;
import java.util.regex.Pattern;

/** The cases of a test that a developer asks for with {@code -Dlamina.cases=lstm}; all of them without it. */
public final class Chosen {
    private static final Pattern WANTED = Pattern.compile(System.getProperty("lamina.cases", ""));

    private Chosen() {}

    /** The cases in whose text the pattern is found. */
    public static <T> List<T> of(List<T> cases) {
        return cases.stream()
                .filter(Chosen::is)
                .toList();
    }

    /** True if a case is asked for. */
    public static boolean is(Object test) {
        return WANTED.matcher(test.toString()).find();
    }
}
