package dev.lamina.io;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads the JSON (RFC 8259) of a header piece by piece. It keeps nothing but the string or number it stands at, so what
 * a hostile text costs is for the caller to limit. Not even spaces go on forever.
 */
final class JsonReader {
    /** Spaces, tabs and ends of lines in the whole text. Writers pad to a page at most. */
    static final int MAX_SPACE = 1 << 20;

    private static final int PIECE = 1 << 13;
    private static final int END = -1;

    private final ByteReader bytes;
    private final long start;
    private final long length;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE).limit(0);
    private long pieceEnd;
    private int space;

    /**
     * A reader at the start of the text.
     *
     * @param bytes  the bytes of the file
     * @param start  where the text starts in them
     * @param length its length in bytes
     */
    JsonReader(ByteReader bytes, long start, long length) {
        this.bytes = bytes;
        this.start = start;
        this.length = length;
    }

    /** Goes over white space and says what is there: a byte, not yet read, or -1 at the end. */
    int peek() throws IOException, Json.Malformed {
        while (true) {
            int c = peekByte();
            if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
                return c;
            }
            if (++space > MAX_SPACE) {
                throw malformed("more than " + MAX_SPACE + " spaces");
            }
            piece.get();
        }
    }

    /** Reads a character that must come, after white space. */
    void expect(char c) throws IOException, Json.Malformed {
        int found = peek();
        if (found != c) {
            throw found == END ? endsEarly() : malformed("expected '" + c + "'");
        }
        piece.get();
    }

    /** Reads a character if it comes, after white space. */
    boolean skip(char c) throws IOException, Json.Malformed {
        boolean found = peek() == c;
        if (found) {
            piece.get();
        }
        return found;
    }

    /** Checks that nothing but white space is left. */
    void expectEnd() throws IOException, Json.Malformed {
        if (peek() != END) {
            throw malformed("unexpected text after the object");
        }
    }

    /**
     * Reads a string.
     *
     * @param longest characters that it may have
     * @param what    what it is, for the message if it has more
     */
    String string(int longest, String what) throws IOException, Json.Malformed {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (true) {
            int c = next();
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                throw malformed("control character in a string");
            }
            if (c == '\\') {
                out.append(escape());
            } else if (c < 0x80) {
                out.append((char) c);
            } else {
                out.appendCodePoint(codePoint(c));
            }
            if (out.length() > longest) {
                throw malformed(what + tooLong(longest));
            }
        }
    }

    /** Reads a whole number from 0 to the largest long. */
    long number(String what) throws IOException, Json.Malformed {
        int first = peek();
        long value = 0;
        int digits = 0;
        while (peekByte() >= '0' && peekByte() <= '9') {
            int digit = next() - '0';
            if (digits++ > 0 && first == '0') {
                throw malformed("a number starts with 0");
            }
            if (value > (Long.MAX_VALUE - digit) / 10) {
                throw malformed(what + " is larger than any file");
            }
            value = 10 * value + digit;
        }
        int after = peekByte();
        if (digits == 0 || after == '.' || after == 'e' || after == 'E') {
            throw first == END ? endsEarly() : malformed(what + " must hold whole numbers from 0");
        }
        return value;
    }

    static String tooLong(int longest) {
        return " has more than " + longest + " characters";
    }

    /** What is wrong with the text, where the reader stands. */
    Json.Malformed malformed(String what) {
        return new Json.Malformed(what + " at byte " + (pieceEnd - piece.remaining()) + " of the header");
    }

    private Json.Malformed endsEarly() {
        return malformed("the text ends too early");
    }

    private char escape() throws IOException, Json.Malformed {
        int c = next();
        switch (c) {
            case '"', '\\', '/':
                return (char) c;
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
                    int hex = next();
                    int digit = hex < 0x80 ? Character.digit(hex, 16) : -1;
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

    /** The rest of a character of several bytes, in the one way that UTF-8 (RFC 3629) allows. */
    private int codePoint(int first) throws IOException, Json.Malformed {
        int following = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
        int code = first & 0x3f >> following;
        for (int i = 0; i < following; i++) {
            int c = next();
            if ((c & 0xc0) != 0x80) {
                throw notText();
            }
            code = code << 6 | c & 0x3f;
        }
        int least = following == 1 ? 0x80 : following == 2 ? 0x800 : 0x10000;
        boolean surrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
        if (first < 0xc0 || first > 0xf7 || code < least || code > Character.MAX_CODE_POINT || surrogate) {
            throw notText();
        }
        return code;
    }

    private Json.Malformed notText() {
        return malformed("the text is not UTF-8");
    }

    private int next() throws IOException, Json.Malformed {
        if (peekByte() == END) {
            throw endsEarly();
        }
        return piece.get() & 0xff;
    }

    private int peekByte() throws IOException {
        if (!piece.hasRemaining()) {
            if (pieceEnd == length) {
                return END;
            }
            piece.clear().limit((int) Math.min(PIECE, length - pieceEnd));
            bytes.read(piece, start + pieceEnd);
            pieceEnd += piece.flip().limit();
        }
        return piece.get(piece.position()) & 0xff;
    }
}
