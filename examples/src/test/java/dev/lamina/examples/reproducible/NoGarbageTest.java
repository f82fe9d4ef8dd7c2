package dev.lamina.examples.reproducible;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A training step - forward, backward, update - allocates no byte once it is compiled. */
class NoGarbageTest {
    @ParameterizedTest
    @CsvSource({"LeNet, portable", "LeNet, simd", "EveryLayer, portable", "EveryLayer, simd"})
    void aTrainingStepAllocatesNothing(String network, String kernels) throws Exception {
        Process probe = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-Dlamina.kernels=" + kernels,
                        "-Dlamina.log=off",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AllocationProbe.class.getName(),
                        network)
                .redirectErrorStream(true)
                .start();
        String output = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(probe.waitFor()).as(output).isZero();
        assertThat(output).contains("bytes of the last step: 0");
    }
}
