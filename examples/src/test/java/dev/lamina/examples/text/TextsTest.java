package dev.lamina.examples.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.data.Dataset;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void everyCharacterOfTheAlphabetHasANumberOfItsOwn() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < Alphabet.SIZE; i++) {
            all.append(Alphabet.character(i));
        }

        assertThat(Alphabet.numbers(all.toString())).doesNotHaveDuplicates().hasSize(Alphabet.SIZE);
        assertThat(all).startsWith("\n !").endsWith("}~");
        assertThat(Alphabet.numbers("\t\u00e9\r")).as("what it doesn't have").containsOnly(Alphabet.numbers(" "));
    }

    @Test
    void theSameSeedInventsTheSameText() {
        assertThat(InventedText.make(5000, 1)).hasSize(5000).isEqualTo(InventedText.make(5000, 1));
        assertThat(InventedText.make(5000, 2)).isNotEqualTo(InventedText.make(5000, 1));
    }

    @Test
    void thePairsOfARegularTextTellAlmostEverything() {
        int[] text = Alphabet.numbers("abc".repeat(20_000));

        assertThat(new Texts(text, text).lossOfPairs()).isEqualTo(0, within(0.01));
        int[] ab = Alphabet.numbers("abbaabba".repeat(50_000)); // after either letter, both come equally often
        assertThat(new Texts(ab, ab).lossOfPairs()).isEqualTo(Math.log(2), within(0.01));
    }

    @Test
    void theLabelsOfAWindowAreTheLettersBehindItsOwn() {
        int[] text = Alphabet.numbers("abcdefgh"); // two windows of three; g and h don't fill another

        Dataset windows = TextTraining.windows(text, 3);

        assertThat(windows.size()).isEqualTo(2);
        int[] read = new int[3];
        int[] labels = new int[3];
        windows.copyInput(0, 1, read, 0);
        windows.copyLabels(1, labels, 0);
        assertThat(read).containsExactly(Alphabet.numbers("def"));
        assertThat(labels).containsExactly(Alphabet.numbers("efg"));
    }
}
