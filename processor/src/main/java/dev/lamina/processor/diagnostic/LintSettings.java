package dev.lamina.processor.diagnostic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a build says about lints: entries with a comma between, {@code LINT-04=error}, {@code -LINT-04} (short for
 * {@code LINT-04=off}), {@code all=off}, {@code libraries=on} and {@code list}. The level of a single lint counts more than
 * that of {@code all}; of two entries about the same, the latter counts.
 */
public final class LintSettings {
    private static final String ALL = "all";
    private static final String LIBRARIES = "libraries";
    private static final String LIST = "list";

    private final Map<Lint, LintLevel> levels = new EnumMap<>(Lint.class);
    private final List<Mistake> mistakes = new ArrayList<>();
    private Optional<LintLevel> all = Optional.empty();
    private boolean libraries;
    private boolean list;

    /**
     * A part of the text that means nothing.
     *
     * @param text the part
     * @param expected what it should have been, with an article
     * @param help what was perhaps meant
     */
    public record Mistake(String text, String expected, String help) {}

    /** Reads a build's text; the empty one changes nothing. */
    public LintSettings(String text) {
        Stream.of(text.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .forEach(this::read);
    }

    /** What could not be read; the rest counts all the same. */
    public List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    /** The level of a lint. */
    public LintLevel level(Lint lint) {
        return Optional.ofNullable(levels.get(lint)).or(() -> all).orElse(lint.level());
    }

    /** Whether lints are given for blocks that have no source here. */
    public boolean libraries() {
        return libraries;
    }

    /** Whether the build asks for a list of all lints. */
    public boolean list() {
        return list;
    }

    /** All lints with their levels, one a line. */
    public String describe() {
        StringBuilder text = new StringBuilder("the lints of Lamina and their levels:");
        for (Lint lint : Lint.values()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%s  %-7s  %s",
                    lint.id(),
                    level(lint).name().toLowerCase(Locale.ROOT),
                    lint.about()));
        }
        return text.toString().replace("\r\n", "\n");
    }

    private void read(String entry) {
        if (entry.equals(LIST)) {
            list = true;
        } else if (entry.startsWith("-")) {
            set(entry.substring(1), Optional.of(LintLevel.OFF));
        } else {
            int equals = entry.indexOf('=');
            String name = equals < 0 ? entry : entry.substring(0, equals).strip();
            String value = equals < 0 ? "" : entry.substring(equals + 1).strip();
            if (name.equals(LIBRARIES)) {
                readLibraries(value);
            } else {
                set(name, level(name, value));
            }
        }
    }

    private void readLibraries(String value) {
        if (value.equals("on") || value.equals("off")) {
            libraries = value.equals("on");
        } else {
            mistakes.add(new Mistake(LIBRARIES + "=" + value, "a switch", "write libraries=on or libraries=off"));
        }
    }

    private Optional<LintLevel> level(String name, String value) {
        Optional<LintLevel> level = Stream.of(LintLevel.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst();
        if (level.isEmpty() && isLint(name)) {
            String help = "write " + name + "=off, " + name + "=warning or " + name + "=error";
            mistakes.add(new Mistake(name + (value.isEmpty() ? "" : "=" + value), "a level of a lint", help));
        }
        return level;
    }

    private static boolean isLint(String name) {
        return name.equals(ALL) || Lint.find(name).isPresent();
    }

    private void set(String name, Optional<LintLevel> level) {
        if (!isLint(name)) {
            List<String> known = new ArrayList<>(Lint.ids());
            known.addAll(List.of(ALL, LIBRARIES, LIST));
            mistakes.add(new Mistake(name, "a lint", Suggestions.didYouMean(name, known)));
        } else if (name.equals(ALL)) {
            all = level.or(() -> all);
        } else {
            level.ifPresent(found -> levels.put(Lint.find(name).orElseThrow(), found));
        }
    }
}
