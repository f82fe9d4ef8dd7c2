package dev.lamina.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalPictureTest {
    private final TerminalPicture blocks = new TerminalPicture(true);
    private final TerminalPicture ascii = new TerminalPicture(false);

    @Test
    void eachCharacterStandsForTwoPixelsAboveEachOther() {
        float[] picture = picture("1.15", "11.5");

        assertThat(blocks.draw(picture)).containsExactly("█▄▀▒");
    }

    @Test
    void plainAsciiShowsTheMeanOfBoth() {
        float[] picture = picture("1.15", "11.5");

        assertThat(ascii.draw(picture)).containsExactly("@+++");
    }

    @Test
    void anOddNumberOfRowsEndsWithAHalfLine() {
        float[] picture = picture("11", "11", "1.");

        assertThat(blocks.draw(picture)).containsExactly("██", "▀ ");
    }

    @Test
    void faintWritingIsReadableAndNoiseIsNot() {
        float[] picture = new float[Canvas.SIZE * Canvas.SIZE];
        picture[5 * Canvas.SIZE + 5] = 0.4f;
        picture[6 * Canvas.SIZE + 5] = 0.4f;
        picture[20 * Canvas.SIZE + 20] = 0.05f;

        assertThat(blocks.draw(picture)).containsExactly("█");
    }

    @Test
    void blankPaperIsNothing() {
        assertThat(blocks.draw(new float[Canvas.SIZE * Canvas.SIZE])).isEmpty();
        assertThat(blocks.sideBySide(List.of(new float[Canvas.SIZE * Canvas.SIZE]), List.of("7")))
                .isEqualTo("   7\n");
    }

    @Test
    void picturesStandBesideEachOtherOnOneLine() {
        float[] high = picture("1", "1", "1", "1");
        float[] low = picture("111", "111");

        assertThat(blocks.sideBySide(List.of(high, low), List.of("1", "2 (is 3)"))
                        .lines())
                .containsExactly("   █", "   █     ███", "   1   2 (is 3)");
    }

    @Test
    void charsetsWithoutBlocksGetPlainAscii() {
        float[] picture = picture("1", "1");

        assertThat(TerminalPicture.forCharset(StandardCharsets.UTF_8).draw(picture))
                .containsExactly("█");
        assertThat(TerminalPicture.forCharset(StandardCharsets.US_ASCII).draw(picture))
                .containsExactly("@");
        assertThat(TerminalPicture.forCharset(StandardCharsets.ISO_8859_1).draw(picture))
                .containsExactly("@");
    }

    /** Rows of a picture that starts at row 4 and column 4: 1 is full ink, 5 half, a point none. */
    private static float[] picture(String... rows) {
        float[] pixels = new float[Canvas.SIZE * Canvas.SIZE];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length(); column++) {
                char ink = rows[row].charAt(column);
                pixels[(row + 4) * Canvas.SIZE + column + 4] = ink == '1' ? 1f : ink == '5' ? 0.5f : 0f;
            }
        }
        return pixels;
    }
}
