package dev.lamina.processor.errors;

import static dev.lamina.processor.compilation.ModelCompilation.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.compilation.ModelCompilation;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has a say in lints: the source, the build, and whether the code is the user's own. */
@Tag("slow")
class LintLevelsTest {
    private static final String BLOCK = """
            @Input
            @Layer(name = "lin", dense = @Dense(4))
            @Layer(name = "norm", batchNorm = @BatchNorm)
            public interface Blk {}
            """;
    private static final String USER = """
            @Input(shape = 3)
            @Layer(name = "b", block = @Block(lib.Blk.class), activation = RELU)
            @Layer(name = "o", dense = @Dense(2), dropout = 0.5f)
            @Loss(SOFTMAX_CROSS_ENTROPY)
            interface Net {}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                    | LINT-05 LINT-04
            -LINT-04                | LINT-05
            LAM-LINT-04=off         | LINT-05
            all=off                 |
            all=off,LINT-04=warning | LINT-04
            LINT-04=warning,all=off | LINT-04
            all=error               | LINT-05! LINT-04!
            LINT-05=error           | LINT-05! LINT-04
            LINT-04=error, -LINT-04 | LINT-05
            """)
    void theBuildSetsLevels(String option, String expected) {
        ModelCompilation compiled = ModelCompilation.javac(
                option == null ? List.of() : List.of("-Alamina.lint=" + option),
                source("Net", USER),
                source("lib.Blk", BLOCK));
        List<String> found = compiled.findings().stream()
                .map(finding -> finding.id().replace("LAM-", "") + (finding.kind() == Diagnostic.Kind.ERROR ? "!" : ""))
                .toList();
        assertThat(found).containsExactlyInAnyOrder(expected == null ? new String[0] : expected.split(" "));
        assertThat(compiled.sources().isEmpty()).isEqualTo(expected != null && expected.contains("!"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LINT-4        | "LINT-4" isn't a lint                   | did you mean "LINT-04"?
            -LINT-99x     | "LINT-99x" isn't a lint                 | did you mean
            al=off        | "al" isn't a lint                       | did you mean "all"?
            LINT-04=loud  | "LINT-04=loud" isn't a level of a lint  | write LINT-04=off, LINT-04=warning or LINT-04=error
            all           | "all" isn't a level of a lint           | write all=off, all=warning or all=error
            libraries=yes | "libraries=yes" isn't a switch          | write libraries=on or libraries=off
            """)
    void mistakesInTheOptionAreErrors(String option, String text, String help) {
        ModelCompilation compiled = ModelCompilation.javac(
                List.of("-Alamina.lint=all=off," + option), source("Net", USER), source("lib.Blk", BLOCK));
        assertThat(compiled.summaries()).containsExactly("0: [LAM-OPTION-01] -Alamina.lint: " + text);
        assertThat(compiled.findings().get(0).text()).contains("help: " + help);
    }

    @Test
    void theBuildAsksForAList() {
        ModelCompilation compiled = ModelCompilation.javac(
                List.of("-Alamina.lint=list,LINT-04=error,LINT-05=off", "-Xlint:all"),
                source(
                        "Net",
                        "@Input(shape = 3) @Layer(name = \"o\", dense = @Dense(2)) @Loss(HUBER) interface Net {}"));
        assertThat(compiled.findings()).hasSize(1);
        assertThat(compiled.findings().get(0).text().lines())
                .contains(
                        "  LINT-04  error    a bias that batch normalisation subtracts again",
                        "  LINT-05  off      dropout on the layer of a loss",
                        "  LINT-08  warning  a layer whose result goes nowhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lamina:LINT-04", "lamina:LAM-LINT-04", "lamina", "all"})
    void theSourceSuppresses(String token) {
        String suppress = "@SuppressWarnings({\"unused\", \"" + token + "\"}) ";
        boolean all = !token.contains(":");
        String[] left = all ? new String[0] : new String[] {"LAM-LINT-05"};
        assertThat(ModelCompilation.javac(List.of(), source("Net", suppress + USER), source("lib.Blk", BLOCK))
                        .ids())
                .as("on the model")
                .containsExactly(left);
        assertThat(ModelCompilation.javac(
                                List.of(),
                                source("Outer", suppress + "interface Outer { " + USER + "}"),
                                source("lib.Blk", BLOCK))
                        .ids())
                .as("around the model")
                .containsExactly(left);
        assertThat(ModelCompilation.javac(List.of(), source("Net", USER), source("lib.Blk", suppress + BLOCK))
                        .ids())
                .as("on the block")
                .containsExactly("LAM-LINT-05");
    }

    @Test
    void blocksFromClassFilesAreNotTheUsersOwn() throws IOException {
        List<String> path = compiled(source("lib.Blk", BLOCK));
        assertThat(ModelCompilation.javac(path, source("Net", USER)).summaries())
                .containsExactly(
                        "3: [LAM-LINT-05] o: dropout on the layer that the loss reads from drops parts of the answer");
        List<String> asked = new ArrayList<>(path);
        asked.add("-Alamina.lint=libraries=on,-LINT-05");
        for (ModelCompilation compiled :
                List.of(ModelCompilation.javac(asked, source("Net", USER)), eclipse(asked, source("Net", USER)))) {
            assertThat(compiled.summaries())
                    .containsExactly(
                            "2: [LAM-LINT-04] bLin: its bias has no effect, bNorm subtracts the mean right after");
            assertThat(compiled.findings().get(0).text())
                    .contains("block: lib.Blk, which has no source here", "used by: b of Net");
        }
    }

    @Test
    void errorsInBlocksFromClassFilesStandAtTheirUse() throws IOException {
        List<String> path = compiled(
                source(
                        "lib.Inner",
                        "@Input @Layer(name = \"d\", dense = @Dense(4)) @Layer(name = \"s\", from ="
                                + " {\"input\", \"d\"}, add = @Add) public interface Inner {}"),
                source("lib.Blk", "@Input @Layer(name = \"i\", block = @Block(Inner.class)) public interface Blk {}"));
        for (ModelCompilation compiled :
                List.of(ModelCompilation.javac(path, source("Net", USER)), eclipse(path, source("Net", USER)))) {
            assertThat(compiled.summaries())
                    .containsExactly("2: [LAM-SHAPE-06] bIS: add can't match the shapes of input, [3], and bID, [4]");
            assertThat(compiled.findings().get(0).text()).contains("block: lib.Inner, which has no source here");
        }
    }

    @ParameterizedTest
    @CsvSource({"'',LAM-LINT-12", "@SuppressWarnings(\"lamina:LINT-12\"),"})
    void localClassesAreSaidNotIgnored(String suppress, String id) {
        ModelCompilation compiled = ModelCompilation.of(suppress + " class Net { void m() { Runnable r = () -> {"
                + " @Input(shape = 2) @Layer(name = \"o\", dense = @Dense(1)) @Loss(HUBER) record Local() {} }; }"
                + " interface Member { int X = 1; } }");
        assertThat(compiled.ids()).isEqualTo(id == null ? List.of() : List.of(id));
    }

    private static ModelCompilation eclipse(List<String> options, ModelCompilation.Source source) {
        List<String> all = new ArrayList<>(options);
        all.add("-17");
        return ModelCompilation.run(
                new EclipseCompiler(), List.of(new dev.lamina.processor.LaminaProcessor()), all, source);
    }

    /** Options to compile against the classes of sources. */
    private List<String> compiled(ModelCompilation.Source... sources) throws IOException {
        String path = System.getProperty("java.class.path");
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none", "-cp", path, "-d", folder.resolve("classes").toString()));
        for (ModelCompilation.Source source : sources) {
            Path file = folder.resolve("src").resolve(source.name().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.text()).toString());
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        return List.of("-cp", path + File.pathSeparator + folder.resolve("classes"));
    }
}
