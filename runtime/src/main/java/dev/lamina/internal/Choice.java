package dev.lamina.internal;

import java.util.Locale;

/** System properties that name one of a few words. Not part of the public API. */
public final class Choice {
    private Choice() {}

    /**
     * What a property says.
     *
     * @param property  its name
     * @param otherwise what holds if it isn't set
     * @param <E>       the words: constants, written in lower case
     * @return the constant that the property names
     * @throws IllegalStateException if it is none of the words; the message lists them
     */
    public static <E extends Enum<E>> E ofProperty(String property, E otherwise) {
        String text = System.getProperty(property);
        if (text == null) {
            return otherwise;
        }
        E[] known = otherwise.getDeclaringClass().getEnumConstants();
        StringBuilder names = new StringBuilder();
        for (E constant : known) {
            String name = constant.name().toLowerCase(Locale.ROOT);
            if (name.equals(text)) {
                return constant;
            }
            names.append(names.isEmpty() ? "" : constant == known[known.length - 1] ? " or " : ", ")
                    .append(name);
        }
        throw new IllegalStateException(property + "=" + text + " is unknown: use " + names);
    }
}
