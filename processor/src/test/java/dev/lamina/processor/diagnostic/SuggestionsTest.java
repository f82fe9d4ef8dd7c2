package dev.lamina.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
    private static final List<String> KNOWN = List.of("input", "conv1", "conv2", "hidden", "logits");

    @ParameterizedTest
    @CsvSource({
        "hiden, hidden",
        "hiddden, hidden",
        "hidben, hidden",
        "hidedn, hidden",
        "HIDDEN, hidden",
        "logit, logits",
        "conv, conv1",
        "conv3, conv1",
        "convv2, conv2",
        "inputs, input"
    })
    void findsTheNameThatWasMeant(String written, String meant) {
        assertThat(Suggestions.closest(written, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"output", "x", "attention", "''"})
    void saysNothingWhereNoNameIsNear(String written) {
        assertThat(Suggestions.closest(written, KNOWN)).isEmpty();
    }

    @Test
    void namesAllThatThereAreInstead() {
        assertThat(Suggestions.didYouMean("output", List.of("a", "b"))).isEqualTo("known names: a, b");
        assertThat(Suggestions.didYouMean("hiden", KNOWN)).isEqualTo("did you mean \"hidden\"?");
        assertThat(Suggestions.didYouMean("hiden", List.of())).isEqualTo("there are no names yet");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "'', abc, 3",
        "abc, '', 3",
        "abc, abc, 0",
        "abcd, acbd, 1",
        "kitten, sitting, 3",
        "ca, abc, 3"
    })
    void countsSingleMistakes(String a, String b, int distance) {
        assertThat(Suggestions.distance(a, b)).isEqualTo(distance);
        assertThat(Suggestions.distance(b, a)).isEqualTo(distance);
    }
}
