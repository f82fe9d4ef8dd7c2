package dev.lamina.processor.diagnostic;

import java.util.Locale;
import java.util.OptionalInt;

/** Characters that don't show, so that a name with one looks like another name. */
public final class InvisibleCharacters {
    private InvisibleCharacters() {}

    /** The first invisible character of a text. */
    public static OptionalInt first(String text) {
        return text.codePoints().filter(InvisibleCharacters::isInvisible).findFirst();
    }

    /** A character's usual notation, such as {@code U+00AD}, and its name. */
    public static String describe(int character) {
        String name = Character.getName(character);
        return String.format(Locale.ROOT, "U+%04X", character) + (name == null ? "" : " (" + name + ")");
    }

    /** The text with invisible characters as the escapes that Java has for them. */
    public static String escaped(String text) {
        if (first(text).isEmpty()) {
            return text;
        }
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (isInvisible(character)) {
                for (char unit : Character.toChars(character)) {
                    escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            } else {
                escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }

    /**
     * Control and format characters, bidirectional overrides among them, most of which Java reads names without; and those
     * letters and marks that Unicode says are to be shown as nothing.
     */
    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> Character.isIdentifierIgnorable(character) || isShownAsNothing(character);
        };
    }

    /** Unicode's property Default_Ignorable_Code_Point, as far as it isn't about format characters. */
    private static boolean isShownAsNothing(int character) {
        return character == 0x034F // combining grapheme joiner
                || character == 0x115F // fillers of Hangul
                || character == 0x1160
                || character == 0x3164
                || character == 0xFFA0
                || character == 0x17B4 // vowels of Khmer
                || character == 0x17B5
                || isBetween(character, 0x180B, 0x180F) // variation selectors of Mongolian
                || isBetween(character, 0xFE00, 0xFE0F) // variation selectors
                || isBetween(character, 0xE0000, 0xE0FFF); // tags and more variation selectors
    }

    private static boolean isBetween(int character, int first, int last) {
        return character >= first && character <= last;
    }
}
