package dev.lamina.examples.nanogpt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.examples.ExampleRun;
import dev.lamina.examples.text.Alphabet;
import dev.lamina.examples.text.WindowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("any-jdk")
class NanoGptTest {
    @TempDir
    private Path directory;

    @Test
    void foretellsLettersBetterThanPairsOfLettersDo() {
        ExampleRun run = run("--epochs", "1", "--write", "50").succeeded();

        double pairs = run.number("character before alone +([0-9.]+)");
        assertThat(run.number("  network +([0-9.]+)")).isLessThan(pairs - 0.1);
        assertThat(run.first("What it writes:\\R\\R((?s).{30})")).isNotBlank();
    }

    @Test
    void readsAFileAndGivesTheSameNetworkWithAnyNumberOfThreads() throws IOException {
        Files.writeString(directory.resolve("input.txt"), "To be, or not to be, that is the question.\n".repeat(250));
        String[] arguments = {"--data", directory.toString(), "--epochs", "1", "--write", "20", "--threads", "1"};
        ExampleRun one = run(arguments).succeeded();
        arguments[arguments.length - 1] = "2";
        ExampleRun two = run(arguments).succeeded();

        String untilTheEnd = "On the validation part((?s).*)";
        assertThat(two.first(untilTheEnd)).isEqualTo(one.first(untilTheEnd)).contains("SHA-256");
        assertThat(one.output()).contains("10,750 characters");
    }

    @Test
    void readingLetterByLetterSaysTheSameAsReadingAWindow() {
        CompiledGptModel net = CompiledGptModel.create(7);
        GptReader steps = new GptReader(net);
        WindowReader window = new WindowReader(net);
        int[] text = Alphabet.numbers("To be, or not to be, that is the question: ".repeat(3));

        for (int i = 0; i < GptModel.CONTEXT; i++) {
            assertThat(steps.read(text[i])).containsExactly(window.read(text[i]));
        }

        WindowReader lastHalf = new WindowReader(net);
        for (int i = GptModel.CONTEXT / 2; i < GptModel.CONTEXT; i++) {
            lastHalf.read(text[i]);
        }
        for (int i = GptModel.CONTEXT; i < GptModel.CONTEXT + 8; i++) {
            assertThat(steps.read(text[i])).containsExactly(lastHalf.read(text[i]));
        }
    }

    @Test
    void wrongOptionsAndFilesAreExplained() throws IOException {
        run("--temperature", "0").rejected("--temperature must be from 0.01 to 100, not 0.0");
        run("--write", "-1").rejected("--write must be at least 0, not -1");
        run("--learning-rate", "NaN").rejected("--learning-rate must be greater than 0 and at most 1, not NaN");
        run("--data", directory.toString()).failed("input.txt: there is no such file");
        Files.writeString(directory.resolve("input.txt"), "To be, or not to be.");
        run("--data", directory.toString()).failed("input.txt has 20 characters; at least 10000 are needed");
    }

    private static ExampleRun run(String... arguments) {
        return ExampleRun.of(NanoGpt::commandLine, arguments);
    }
}
