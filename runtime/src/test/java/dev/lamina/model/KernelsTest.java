package dev.lamina.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names of networks differ from test to test, since each line is printed once in a JVM. */
class KernelsTest {
    private final Map<String, String> before = new HashMap<>();
    private final boolean present =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    @BeforeEach
    void clear() {
        for (String property : List.of("lamina.kernels", "lamina.log")) {
            before.put(property, System.clearProperty(property));
        }
    }

    @AfterEach
    void restore() {
        before.forEach((property, value) -> {
            System.clearProperty(property);
            if (value != null) {
                System.setProperty(property, value);
            }
        });
    }

    private static String printed(Runnable task) {
        PrintStream terminal = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            task.run();
        } finally {
            System.setErr(terminal);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void thePropertyChooses() {
        System.setProperty("lamina.kernels", "portable");
        assertThat(Kernels.simd()).isFalse();
        System.setProperty("lamina.kernels", "auto");
        assertThat(Kernels.simd()).isEqualTo(present);
        System.setProperty("lamina.kernels", "simd");
        if (present) {
            assertThat(Kernels.simd()).isTrue();
        } else {
            assertThatIllegalStateException()
                    .isThrownBy(Kernels::simd)
                    .withMessageContaining("--add-modules jdk.incubator.vector");
        }
        System.setProperty("lamina.kernels", "fast");
        assertThatIllegalStateException()
                .isThrownBy(Kernels::simd)
                .withMessage("lamina.kernels=fast is unknown: use auto, portable or simd");
    }

    @Test
    void simdThatWasDemandedNeverFallsBack() {
        System.setProperty("lamina.kernels", "simd");
        assertThatIllegalStateException()
                .isThrownBy(() -> Kernels.runsPortable("Demanding", false))
                .withMessageStartingWith("lamina.kernels=simd, but Demanding was compiled without the Vector API;"
                        + " for the faster SIMD ones add --add-modules jdk.incubator.vector to the javac command");
        assertThatIllegalStateException().isThrownBy(() -> Kernels.runsPortable("Demanding", true));
    }

    @Test
    void eachNetworkSaysOnceWhatItRuns() {
        assertThat(printed(() -> {
                    Kernels.runsSimd("One");
                    Kernels.runsSimd("One");
                    Kernels.runsSimd("Two");
                }))
                .isEqualToNormalizingNewlines("lamina: One runs SIMD kernels\nlamina: Two runs SIMD kernels\n");
    }

    @Test
    void aPortableNetworkSaysWhy() {
        assertThat(printed(() -> Kernels.runsPortable("Plain", false)))
                .startsWith("lamina: Plain runs portable kernels: it was compiled without the Vector API;"
                        + " for the faster SIMD ones add --add-modules jdk.incubator.vector to the javac command")
                .matches(line -> line.contains("and to the java command") != present);
        assertThat(printed(() -> Kernels.runsPortable("Both", true)))
                .startsWith("lamina: Both runs portable kernels: it has SIMD kernels")
                .matches(
                        line -> line.contains("add --add-modules jdk.incubator.vector to the java command") != present);
        System.setProperty("lamina.kernels", "portable");
        assertThat(printed(() -> Kernels.runsPortable("Chosen", true)))
                .isEqualToNormalizingNewlines(
                        "lamina: Chosen runs portable kernels, as lamina.kernels=portable asks\n");
    }

    @Test
    void theLogLevelDecidesWhatIsSaid() {
        System.setProperty("lamina.log", "warning");
        assertThat(printed(() -> Kernels.runsSimd("Quick"))).isEmpty();
        assertThat(printed(() -> Kernels.runsPortable("Slow", false))).isNotEmpty();
        System.setProperty("lamina.log", "off");
        assertThat(printed(() -> Kernels.runsPortable("Slower", false))).isEmpty();
        System.setProperty("lamina.log", "quiet");
        assertThatIllegalStateException()
                .isThrownBy(() -> Kernels.runsSimd("Unheard"))
                .withMessage("lamina.log=quiet is unknown: use info, warning or off");
    }
}
