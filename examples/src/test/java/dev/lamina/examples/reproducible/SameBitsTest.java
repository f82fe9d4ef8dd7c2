package dev.lamina.examples.reproducible;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same seed trains the same parameters to the last bit: in both forms, on any number of threads, on any JDK. */
class SameBitsTest {
    private static final int SEED = 42;

    /** What a run of this code gives anywhere. It changes when kernels sum in another order, and only then may it. */
    private static final Map<Trained, String> FINGERPRINTS = Map.of(
            Trained.IMAGES, "953088d1772b8a2f11d05265ca1eebe760708371acd167310d2c2a616afa13c7",
            Trained.SEQUENCES, "09c26c4bcbd578ae1e857009a7b727c7d143630184945b547a736454b445e3b6");

    @AfterEach
    void chooseKernelsAsUsual() {
        System.clearProperty("lamina.kernels");
    }

    @ParameterizedTest
    @CsvSource({
        "IMAGES, portable, 1",
        "IMAGES, portable, 2",
        "IMAGES, portable, 3",
        "IMAGES, simd, 1",
        "IMAGES, simd, 2",
        "IMAGES, simd, 5",
        "SEQUENCES, portable, 1",
        "SEQUENCES, portable, 2",
        "SEQUENCES, portable, 3",
        "SEQUENCES, simd, 1",
        "SEQUENCES, simd, 2",
        "SEQUENCES, simd, 3"
    })
    void trainedParametersAreTheSameEverywhere(Trained network, String kernels, int threads) {
        System.setProperty("lamina.kernels", kernels);
        assertThat(network.sha256(SEED, threads)).isEqualTo(FINGERPRINTS.get(network));
    }

    /** Vectors of 4 and of 8 floats, where the machine has wider ones. */
    @ParameterizedTest
    @ValueSource(ints = {16, 32})
    void soAreTheyWithNarrowVectors(int bytes) throws Exception {
        Process program = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-XX:MaxVectorSize=" + bytes,
                        "-Dlamina.kernels=simd",
                        "-Dlamina.log=off",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Trained.class.getName(),
                        Integer.toString(SEED),
                        "2"))
                .redirectErrorStream(true)
                .start();
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).as(output).isZero();
        FINGERPRINTS.forEach((network, sha256) -> assertThat(output.lines()).contains(network + " " + sha256));
    }

    @ParameterizedTest
    @EnumSource
    void anotherSeedTrainsOtherParameters(Trained network) {
        assertThat(network.sha256(SEED + 1, 1)).isNotEqualTo(FINGERPRINTS.get(network));
    }
}
