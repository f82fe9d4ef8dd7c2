package dev.lamina.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.layer.LayerCases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A training step allocates no byte once it is compiled, whatever the layers, activations and the loss. */
class NoGarbageTest {
    @Test
    void aTrainingStepAllocatesNothing() throws Exception {
        Process probe = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-Dlamina.quiet=true",
                        "-Dlamina.cases=" + System.getProperty("lamina.cases", ""),
                        "-cp",
                        System.getProperty("java.class.path"),
                        GarbageProbe.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> output = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(probe.waitFor()).as("exit code").isZero();
        assertThat(output).hasSize(1).allMatch(line -> line.startsWith("cases: "));
        if (System.getProperty("lamina.cases") == null) {
            assertThat(output).containsExactly("cases: " + LayerCases.all().size());
        }
    }
}
