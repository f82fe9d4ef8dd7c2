package dev.lamina.examples.digits;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws grey pictures with the characters of a terminal. A character is about twice as high as wide, so each stands
 * for two pixels, one above the other.
 */
public final class TerminalPicture {
    private static final String BLOCKS = " ░▒▓█";
    private static final char UPPER_HALF = '▀';
    private static final char LOWER_HALF = '▄';
    private static final String ASCII = " .:-=+*#%@";

    /** What is paler than this part of the darkest pixel counts as paper. */
    private static final float PAPER = 0.2f;

    private final boolean blocks;

    /**
     * Chooses the characters.
     *
     * @param blocks true for Unicode's block characters, false for plain ASCII
     */
    public TerminalPicture(boolean blocks) {
        this.blocks = blocks;
    }

    /** What the terminal, or the file that the output goes to, can show. */
    public static TerminalPicture forStandardOutput() {
        // The first property exists since JDK 19; the second is what JDK 17 sets for a terminal.
        String charset = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
        return forCharset(charset == null ? Charset.defaultCharset() : Charset.forName(charset));
    }

    /** Block characters where the charset has them, otherwise plain ASCII. */
    public static TerminalPicture forCharset(Charset charset) {
        return new TerminalPicture(
                charset.canEncode() && charset.newEncoder().canEncode(BLOCKS + UPPER_HALF + LOWER_HALF));
    }

    /** A picture of {@link Canvas#SIZE} rows of as many pixels as lines of text; the blank margin is cut off. */
    List<String> draw(float[] pixels) {
        float[] ink = normalised(pixels);
        int left = firstInk(ink, 1, Canvas.SIZE);
        int right = lastInk(ink, 1, Canvas.SIZE);
        int top = firstInk(ink, Canvas.SIZE, 1);
        int bottom = lastInk(ink, Canvas.SIZE, 1);
        List<String> lines = new ArrayList<>();
        for (int row = top; row <= bottom; row += 2) {
            StringBuilder line = new StringBuilder();
            for (int column = left; column <= right; column++) {
                float upper = ink[row * Canvas.SIZE + column];
                float lower = row < bottom ? ink[(row + 1) * Canvas.SIZE + column] : 0;
                line.append(character(upper, lower));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /**
     * Several pictures beside each other, standing on one line with their captions below.
     *
     * @param captions one for each picture
     */
    public String sideBySide(List<float[]> pictures, List<String> captions) {
        List<List<String>> drawn = new ArrayList<>();
        int height = 0;
        for (float[] picture : pictures) {
            List<String> lines = draw(picture);
            drawn.add(lines);
            height = Math.max(height, lines.size());
        }
        StringBuilder text = new StringBuilder();
        for (int row = 0; row <= height; row++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < drawn.size(); i++) {
                List<String> lines = drawn.get(i);
                int width = Math.max(
                        captions.get(i).length(),
                        lines.isEmpty() ? 0 : lines.get(0).length());
                int above = height - lines.size();
                String part = row == height ? captions.get(i) : row < above ? "" : lines.get(row - above);
                line.append("   ").append(centred(part, width));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private char character(float upper, float lower) {
        float mean = (upper + lower) / 2;
        if (!blocks) {
            return shade(ASCII, mean);
        }
        if (upper - lower > 0.4f) {
            return UPPER_HALF;
        }
        if (lower - upper > 0.4f) {
            return LOWER_HALF;
        }
        return shade(BLOCKS, mean);
    }

    private static char shade(String shades, float ink) {
        return shades.charAt(Math.min(shades.length() - 1, (int) (ink * shades.length())));
    }

    /** The darkest pixel becomes 1 and the paper's noise 0, so that faint writing is readable too. */
    private static float[] normalised(float[] pixels) {
        float darkest = 0;
        for (float pixel : pixels) {
            darkest = Math.max(darkest, pixel);
        }
        float[] ink = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            ink[i] = pixels[i] < PAPER * darkest || darkest == 0 ? 0 : pixels[i] / darkest;
        }
        return ink;
    }

    /**
     * The first row or column with ink; the strides tell which: from line to line, and from pixel to pixel within a
     * line.
     */
    private static int firstInk(float[] ink, int lineStride, int pixelStride) {
        int line = 0;
        while (line < Canvas.SIZE && isBlank(ink, line * lineStride, pixelStride)) {
            line++;
        }
        return line;
    }

    private static int lastInk(float[] ink, int lineStride, int pixelStride) {
        int line = Canvas.SIZE - 1;
        while (line >= 0 && isBlank(ink, line * lineStride, pixelStride)) {
            line--;
        }
        return line;
    }

    private static boolean isBlank(float[] ink, int start, int pixelStride) {
        for (int i = 0; i < Canvas.SIZE; i++) {
            if (ink[start + i * pixelStride] > 0) {
                return false;
            }
        }
        return true;
    }

    private static String centred(String text, int width) {
        int left = (width - text.length()) / 2;
        return " ".repeat(left) + text + " ".repeat(width - text.length() - left);
    }
}
