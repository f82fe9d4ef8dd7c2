package dev.lamina.processor.errors;

import static dev.lamina.processor.compilation.ModelCompilation.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.JavaFile;
import dev.lamina.annotation.Input;
import dev.lamina.processor.LaminaProcessor;
import dev.lamina.processor.compilation.ModelCompilation;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in annotations that another processor generates: the model waits for them, wherever that one is listed. */
@Tag("slow")
class UnknownNamesTest {
    private static final String DENSE = "@Layer(name = \"out\", dense = @Dense(2))";
    private static final String LOSS = "@Loss(MEAN_SQUARED_ERROR) interface Net {}";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Model(batch = Sizes.BATCH) @Input(shape = 2) " + DENSE + LOSS,
                "@Model(className = \"Compiled\" + \"Net\", outputs = Sizes.NAME) @Input(shape = 2) " + DENSE + LOSS,
                "@Input(shape = {2, 2 * Sizes.BATCH}) " + DENSE + LOSS,
                "@Input(shape = 2) @Layer(name = Sizes.NAME, dense = @Dense(2)) " + LOSS,
                "@Input(shape = 2) @Layer(name = \"out\", dense = @Dense(Sizes.BATCH)) " + LOSS,
                "@Input(shape = 2) @Layer(name = \"out\", block = @Block(Sizes.class)) " + LOSS,
                "@Input(shape = 2) @Layers({@Layer(name = \"a\", dense = @Dense(Sizes.BATCH), activation = RELU),"
                        + " @Layer(name = \"out\", dense = @Dense(2))}) " + LOSS,
                "@Input(shape = 2) " + DENSE + "@Loss(value = MEAN_SQUARED_ERROR, from = Sizes.NAME) interface Net {}",
                "@Input(shape = 2) @Layer(name = \"out\", block = @Block(B.class)) " + LOSS
                        + "@Input @Layer(name = \"in\", dense = @Dense(Sizes.BATCH)) interface B {}",
            })
    void aModelWaitsForThem(String model) {
        for (boolean behind : new boolean[] {true, false}) {
            List<Processor> processors = new ArrayList<>(List.of(new LaminaProcessor(), new SizesProcessor()));
            if (!behind) {
                Collections.reverse(processors);
            }
            ModelCompilation compiled = ModelCompilation.run(
                    ToolProvider.getSystemJavaCompiler(), processors, List.of(), source("Net", model));
            assertThat(compiled.findings()).as("behind: " + behind).isEmpty();
            assertThat(compiled.classes()).contains("CompiledNet.class", "CompiledNetPortable.class");
        }
    }

    @Test
    void whatNobodyGeneratesIsAnErrorAtItsPlace() {
        ModelCompilation compiled = ModelCompilation.of("""
                @Model(batch = 0)
                @Input(shape = 2)
                @Layer(name = "out", dense = @Dense(Sizes.BATCH))
                @Loss(MEAN_SQUARED_ERROR)
                interface Net {}
                """);
        assertThat(compiled.summaries())
                .contains("3: [LAM-MODEL-10] Net: nothing is generated, for value of @Dense isn't known")
                .hasSize(2); // and javac's own
        assertThat(compiled.sources()).isEmpty();
    }

    /** As users run it, with all of javac's warnings; the other processor has nothing but Lamina's annotations to see. */
    @Test
    void aProcessorListedBehindIsAskedAsWell() throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Processor.class.getName()), SizesProcessor.class.getName() + "\n");
        List<Path> lamina = List.of(location(LaminaProcessor.class), location(JavaFile.class));
        List<Path> other = List.of(folder, location(SizesProcessor.class));
        String waiting = "@Model(batch = Sizes.BATCH) @Input(shape = 2) " + DENSE + LOSS;
        String ready = "@Input(shape = 2) " + DENSE + LOSS;
        assertThat(onPath(waiting, other, lamina)).isEmpty();
        // Annotations that nobody claims are listed by -Xlint:processing; JDK 25 puts its name in front.
        String unclaimed = "No processor claimed any of these annotations";
        assertThat(onPath(waiting, lamina, other)).contains(unclaimed);
        assertThat(onPath(ready, lamina, other)).contains(unclaimed);
    }

    /** What javac says; a process of its own has processors loaded as users' are, apart from the tests' classes. */
    private String onPath(String model, List<Path> first, List<Path> second)
            throws IOException, InterruptedException, URISyntaxException {
        List<Path> path = new ArrayList<>(first);
        path.addAll(second);
        String joined = path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        Path output = Files.createTempDirectory(folder, "output");
        Path file = Files.writeString(
                output.resolve("Net.java"), source("Net", model).text());
        Process javac = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                        "-Xlint:all",
                        "-processorpath",
                        joined,
                        "-cp",
                        location(Input.class).toString(),
                        "-d",
                        output.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(javac.waitFor()).as(said).isZero();
        assertThat(output.resolve("CompiledNet.class")).exists();
        assertThat(output.resolve("Sizes.class")).exists();
        return said;
    }

    private static Path location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
