package dev.lamina.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KernelsTest {
    private final String before = System.getProperty("lamina.kernels");
    private final boolean present =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty("lamina.kernels");
        } else {
            System.setProperty("lamina.kernels", before);
        }
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
    void theLineSaysHowToGetTheFasterForm() {
        assertThat(Kernels.line("LeNet", "SIMD")).isEqualTo("lamina: LeNet runs SIMD kernels");
        assertThat(Kernels.line("LeNet", "portable"))
                .startsWith("lamina: LeNet runs portable kernels")
                .matches(line -> line.contains("--add-modules jdk.incubator.vector") != present);
    }
}
