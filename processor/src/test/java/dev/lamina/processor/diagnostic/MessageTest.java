package dev.lamina.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTest {
    @Test
    void idsCountUpWithinTheirFamilies() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Message message : Message.values()) {
            String family = message.id().substring(0, message.id().length() - 3);
            int number = counts.merge(family, 1, Integer::sum);
            assertThat(message.id()).isEqualTo(String.format("%s-%02d", family, number));
        }
        assertThat(counts)
                .containsOnlyKeys(
                        "LAM-MODEL",
                        "LAM-OPTION",
                        "LAM-LIMIT",
                        "LAM-GRAPH",
                        "LAM-LAYER",
                        "LAM-STATE",
                        "LAM-SHARE",
                        "LAM-BLOCK",
                        "LAM-SHAPE",
                        "LAM-LOSS",
                        "LAM-LINT");
    }

    @ParameterizedTest
    @EnumSource
    void everyArgumentShowsAndNothingElseIsLeftToFillIn(Message message) {
        Object[] arguments = IntStream.rangeClosed(1, message.arguments())
                .mapToObj(i -> "<" + i + ">")
                .toArray();
        String all = message.text(arguments) + " " + message.help(arguments);
        assertThat(all)
                .contains(Arrays.copyOf(arguments, arguments.length, String[].class))
                .doesNotContain("%", "\n");
        assertThat(message.text(arguments)).startsWith("[" + message.id() + "] ");
    }

    @ParameterizedTest
    @EnumSource
    void onlyLintsAreWarnings(Message message) {
        assertThat(message.severity() == Severity.WARNING)
                .isEqualTo(message.id().contains("LINT"));
    }

    @Test
    void aWrongNumberOfArgumentsIsAMistakeOfTheCaller() {
        Diagnostics diagnostics = new Diagnostics();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> diagnostics.report(Message.NO_INPUT, new Position() {}, "Net", "more"))
                .withMessage("NO_INPUT takes 1 arguments, not 2");
        assertThat(diagnostics.all()).isEmpty();
    }

    @Test
    void ofALongArgumentTheBeginningShows() {
        assertThat(Message.UNKNOWN_OUTPUT.text("\uD83D\uDE00".repeat(10_000), ""))
                .isEqualTo("[LAM-MODEL-09] outputs names \"" + "\uD83D\uDE00".repeat(100)
                        + "...\", but there is no such layer");
        String known = "known names: " + "name, ".repeat(150);
        assertThat(Message.UNKNOWN_OUTPUT.help("", known)).isEqualTo(known);
    }

    @Test
    void ofALongFlowBeginningAndEndShow() {
        List<String> steps = IntStream.range(0, 3_000).mapToObj(i -> "l" + i).toList();
        assertThat(Flows.text(steps))
                .startsWith("l0 -> l1 -> ")
                .contains("l9 -> (2960 layers) -> l2970")
                .endsWith(" -> l2999");
        assertThat(Flows.text(steps.subList(0, 3))).isEqualTo("l0 -> l1 -> l2");
    }

    @Test
    void warningsAreNoErrors() {
        Diagnostics diagnostics = new Diagnostics();
        Position position = new Position() {};
        diagnostics.report(Message.UNUSED_LAYER, position, "spare");
        assertThat(diagnostics.hasErrors()).isFalse();
        diagnostics.reportWithFlow(Message.CYCLE, position, "a -> a", "a", "a");
        assertThat(diagnostics.hasErrors()).isTrue();
        assertThat(diagnostics.all())
                .extracting(Diagnostic::message)
                .isEqualTo(List.of(Message.UNUSED_LAYER, Message.CYCLE));
        assertThat(diagnostics.all().get(1).flow()).contains("a -> a");
    }
}
