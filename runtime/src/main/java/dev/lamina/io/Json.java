package dev.lamina.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A strict reader for JSON (RFC 8259) from sources that aren't trusted. Objects become maps, arrays lists; numbers are
 * Long where they are whole and fit, else Double. Duplicate names, deep nesting and anything after the value are errors.
 */
final class Json {
    private static final int MAX_DEPTH = 16;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** What is wrong with a text, and where. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /** Takes the members of the outermost object one at a time, so that a bad one stops the reading at once. */
    interface Members {
        void member(String name, Object value) throws Malformed;
    }

    /** Parses a text that is one object, handing out its members in order. */
    static void object(String text, Members members) throws Malformed {
        Json json = new Json(text);
        json.skipSpace();
        json.members(1, members);
        json.skipSpace();
        if (json.at < text.length()) {
            throw json.malformed("unexpected text after the object");
        }
    }

    private void members(int depth, Members members) throws Malformed {
        expect('{');
        java.util.Set<String> seen = new java.util.HashSet<>();
        skipSpace();
        if (peek() == '}') {
            at++;
            return;
        }
        while (true) {
            skipSpace();
            String name = string();
            if (!seen.add(name)) {
                throw malformed("the name \"" + printable(name) + "\" stands twice");
            }
            skipSpace();
            expect(':');
            members.member(name, value(depth + 1));
            skipSpace();
            if (peek() == '}') {
                at++;
                return;
            }
            expect(',');
        }
    }

    private Object value(int depth) throws Malformed {
        if (depth > MAX_DEPTH) {
            throw malformed("nested deeper than " + MAX_DEPTH + " levels");
        }
        skipSpace();
        switch (peek()) {
            case '{':
                Map<String, Object> map = new LinkedHashMap<>();
                members(depth, map::put);
                return map;
            case '[':
                return array(depth);
            case '"':
                return string();
            case 't':
                return literal("true", Boolean.TRUE);
            case 'f':
                return literal("false", Boolean.FALSE);
            case 'n':
                return literal("null", null);
            default:
                return number();
        }
    }

    private List<Object> array(int depth) throws Malformed {
        expect('[');
        List<Object> list = new ArrayList<>();
        skipSpace();
        if (peek() == ']') {
            at++;
            return list;
        }
        while (true) {
            list.add(value(depth + 1));
            skipSpace();
            if (peek() == ']') {
                at++;
                return list;
            }
            expect(',');
        }
    }

    private Object literal(String word, Object value) throws Malformed {
        if (!text.startsWith(word, at)) {
            throw malformed("expected a value");
        }
        at += word.length();
        return value;
    }

    private String string() throws Malformed {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                throw malformed("control character in a string");
            }
            out.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() throws Malformed {
        char c = next();
        switch (c) {
            case '"', '\\', '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    char hex = next();
                    int digit = hex < 128 ? Character.digit(hex, 16) : -1;
                    if (digit < 0) {
                        throw malformed("bad \\u escape");
                    }
                    code = code * 16 + digit;
                }
                return (char) code;
            default:
                throw malformed("unknown escape");
        }
    }

    private Object number() throws Malformed {
        int start = at;
        boolean whole = true;
        if (peek() == '-') {
            at++;
        }
        int first = at;
        digits();
        if (text.charAt(first) == '0' && at > first + 1) {
            throw malformed("a number starts with 0");
        }
        if (peek() == '.') {
            at++;
            digits();
            whole = false;
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
            whole = false;
        }
        String number = text.substring(start, at);
        if (whole) {
            try {
                return Long.valueOf(number);
            } catch (NumberFormatException tooLarge) {
                return Double.valueOf(number);
            }
        }
        return Double.valueOf(number);
    }

    private void digits() throws Malformed {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw malformed("expected a value");
        }
    }

    private void skipSpace() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
            at++;
        }
    }

    /** The next character, or 0 at the end, which no rule accepts. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private char next() throws Malformed {
        if (at >= text.length()) {
            throw malformed("the text ends too early");
        }
        return text.charAt(at++);
    }

    private void expect(char c) throws Malformed {
        if (peek() != c || at >= text.length()) {
            throw malformed(at >= text.length() ? "the text ends too early" : "expected '" + c + "'");
        }
        at++;
    }

    private Malformed malformed(String what) {
        return new Malformed(what + " at character " + at);
    }

    /** A name from a file, fit for a message: no control characters, not too long. */
    static String printable(String name) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < name.length() && i < 100; i++) {
            char c = name.charAt(i);
            out.append(Character.isISOControl(c) ? '?' : c);
        }
        return name.length() > 100 ? out + "…" : out.toString();
    }

    /** A string as JSON text with its quotes. */
    static String quote(String string) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
