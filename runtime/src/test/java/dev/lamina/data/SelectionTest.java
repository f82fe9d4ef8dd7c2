package dev.lamina.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static int[] rows(Selection selection) {
        return IntStream.range(0, selection.size()).map(selection::at).toArray();
    }

    @Test
    void positionsOfASelectionAreNotRowsOfTheColumns() {
        Selection odd = Selection.all(8).choose(new int[] {7, 5, 3, 1, 1});
        assertThat(rows(odd)).containsExactly(7, 5, 3, 1, 1);
        assertThat(rows(odd.choose(new int[] {4, 0, 0}))).containsExactly(1, 7, 7);
        assertThat(rows(odd.range(1, 3))).containsExactly(5, 3);
        assertThat(rows(odd)).as("unchanged").containsExactly(7, 5, 3, 1, 1);
    }

    @Test
    void shufflingMovesPositionsWhateverRowsStandThere() {
        int[] order = rows(Selection.all(5).shuffle(11));
        assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 3, 4).isNotEqualTo(new int[] {0, 1, 2, 3, 4});
        Selection some = Selection.all(100).choose(new int[] {90, 80, 70, 60, 50});
        assertThat(rows(some.shuffle(11))).containsExactly(rows(some.choose(order)));
        assertThat(rows(some)).as("unchanged").containsExactly(90, 80, 70, 60, 50);
    }

    @Test
    void rangesMayBeEmptyOrAll() {
        Selection all = Selection.all(3);
        assertThat(rows(all.range(3, 3))).isEmpty();
        assertThat(rows(all.range(0, 3))).containsExactly(0, 1, 2);
        assertThat(rows(Selection.all(0).shuffle(1))).isEmpty();
    }

    @Test
    void whatIsOutsideIsRefused() {
        Selection two = Selection.all(9).choose(new int[] {8, 4});
        for (int outside : new int[] {-1, 2, 4}) {
            assertThatThrownBy(() -> two.at(outside)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> two.choose(new int[] {0, outside})).isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThatThrownBy(() -> two.range(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Selection.all(9).at(9)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
