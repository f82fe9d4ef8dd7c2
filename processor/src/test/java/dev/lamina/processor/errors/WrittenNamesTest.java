package dev.lamina.processor.errors;

import static dev.lamina.processor.compilation.ModelCompilation.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.compilation.ModelCompilation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for a character in one name holds in all that users may choose. */
@Tag("slow")
class WrittenNamesTest {
    /** A model with the given text in each kind of name, one at a time. */
    private static Map<String, String> models(String part) {
        Map<String, String> models = new TreeMap<>();
        for (String kind : List.of("input", "layer", "loss", "target", "class")) {
            String text = "@Model(className = \"<class>\") @Input(name = \"<input>\", shape = 2) "
                    + "@Layer(name = \"<layer>\", dense = @Dense(2)) "
                    + "@Loss(value = HUBER, name = \"<loss>\", target = \"<target>\") interface Net {}";
            String named = text.replace("<" + kind + ">", part);
            models.put(
                    kind,
                    named.replace("<input>", "in")
                            .replace("<layer>", "out")
                            .replace("<loss>", "cost")
                            .replace("<target>", "truth")
                            .replace("<class>", "Made"));
        }
        return models;
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0000, 0x007F, 0x00AD, 0x034F, 0x115F, 0x180B, 0x200B, 0x200D, 0x202E, 0x2066, 0x3164, 0xFE0F, 0xFEFF,
                0xE0101
            })
    void invisibleCharactersAreRefusedEverywhere(int character) {
        StringBuilder escape = new StringBuilder();
        for (char unit : Character.toChars(character)) {
            escape.append(String.format("\\u%04x", (int) unit));
        }
        models("a" + escape + "b").forEach((kind, model) -> {
            ModelCompilation compiled = ModelCompilation.of(model);
            assertThat(compiled.ids()).as(kind).containsExactly("LAM-GRAPH-17");
            assertThat(compiled.findings().get(0).summary())
                    .startsWith("[LAM-GRAPH-17] the " + kind + " name \"a" + escape + "b\" has the invisible character "
                            + String.format("U+%04X", character));
        });
        assertThat(ModelCompilation.of("@Input(shape = 2) @Layer(name = \"ab\", dense = @Dense(2))"
                                + "@Layer(name = \"c\", from = \"a" + escape
                                + "b\", dense = @Dense(2)) @Loss(HUBER) interface Net {}")
                        .findings()
                        .get(0)
                        .summary())
                .isEqualTo("[LAM-GRAPH-06] c: there is no input or layer \"a" + escape + "b\" to read from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a$b", "$", "a$", "$L", "$$T", "a$1"})
    void dollarsPassEverywhere(String name) {
        models(name).forEach((kind, model) -> {
            ModelCompilation compiled = ModelCompilation.javac(List.of("-Xlint:all", "-Werror"), source("Net", model));
            assertThat(compiled.findings()).as(kind).isEmpty();
        });
        String block = "@Input(name = \"" + name + "\") @Layer(name = \"" + name
                + "1\", dense = @Dense(2), activation =" + " TANH) interface " + name + "B {}";
        String model = "@Input(name = \"in\", shape = 2, vocabulary = 0) @Layer(name = \"out" + name
                + "\", block = @Block(value = " + name + "B.class, times = 2)) @Loss(HUBER) interface Net" + name
                + " {}";
        ModelCompilation compiled =
                ModelCompilation.javac(List.of("-Xlint:all", "-Werror"), source("Net" + name, model + " " + block));
        assertThat(compiled.findings()).as("block").isEmpty();
        assertThat(compiled.sources()).containsKey("CompiledNet" + name + ".java");
    }

    @Test
    void aGeneratedClassHasNoBinaryNameOfAnotherOne() {
        assertThat(ModelCompilation.of("@Model(className = \"Outer$Inner\") @Input(shape = 2)"
                                + " @Layer(name = \"o\", dense = @Dense(2)) @Loss(HUBER) interface Net {}"
                                + " class Outer { class Inner {} }")
                        .ids())
                .containsExactly("LAM-MODEL-08");
    }

    @Test
    void whatAnEarlierCompileGeneratedIsCalledThat() {
        ModelCompilation.Source model = source(
                "Net", "@Input(shape = 2) @Layer(name = \"o\", dense = @Dense(2)) @Loss(HUBER) interface Net {}");
        String generated = ModelCompilation.javac(List.of(), model).sources().get("CompiledNet.java");
        String session = ModelCompilation.javac(List.of(), model).sources().get("CompiledNetPortable.java");
        ModelCompilation again = ModelCompilation.javac(
                List.of(),
                model,
                new ModelCompilation.Source("CompiledNet", generated),
                new ModelCompilation.Source("CompiledNetPortable", session));
        assertThat(again.ids()).containsExactly("LAM-MODEL-08");
        assertThat(again.findings().get(0).text())
                .contains("help: an earlier compile has generated it: leave the folder of generated sources out");
    }
}
