package dev.lamina.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A pattern of names in which {@code *} stands for any characters. Immutable. Not part of the public API. */
public final class Wildcard {
    private final String pattern;
    private final String[] pieces;

    /**
     * A pattern.
     *
     * @param pattern the pattern
     */
    public Wildcard(String pattern) {
        this.pattern = pattern;
        this.pieces = pattern.split("\\*", -1);
    }

    /**
     * Whether a text fits.
     *
     * @param text the text
     * @return whether it does, as a whole
     */
    public boolean matches(String text) {
        return match(text).isPresent();
    }

    /**
     * What the stars stand for in a text. The text behind each star is tried at every place from left to right: the first that
     * fits is as good as any.
     *
     * @param text the text
     * @return as many strings as there are stars; empty if the text doesn't fit
     */
    public Optional<List<String>> match(String text) {
        List<String> found = new ArrayList<>();
        String last = pieces[pieces.length - 1];
        if (pieces.length == 1) {
            return text.equals(last) ? Optional.of(found) : Optional.empty();
        }
        int at = pieces[0].length();
        int end = text.length() - last.length();
        if (!text.startsWith(pieces[0]) || !text.endsWith(last)) {
            return Optional.empty();
        }
        for (int i = 1; i < pieces.length - 1; i++) {
            int next = text.indexOf(pieces[i], at);
            if (next < 0) {
                return Optional.empty();
            }
            found.add(text.substring(at, next));
            at = next + pieces[i].length();
        }
        if (at > end) {
            return Optional.empty();
        }
        found.add(text.substring(at, end));
        return Optional.of(found);
    }

    /** {@return the number of stars} */
    public int stars() {
        return pieces.length - 1;
    }

    /**
     * This pattern with something in the place of each star.
     *
     * @param instead as many strings as there are stars
     * @return the text
     */
    public String fill(List<String> instead) {
        StringBuilder text = new StringBuilder(pieces[0]);
        for (int i = 1; i < pieces.length; i++) {
            text.append(instead.get(i - 1)).append(pieces[i]);
        }
        return text.toString();
    }

    /** {@return the pattern} */
    @Override
    public String toString() {
        return pattern;
    }
}
