package dev.lamina.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.testing.SmallHeap;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileHeadersTest {
    @TempDir
    private Path directory;

    /** The heap is a quarter of each header. */
    @Test
    void hugeHeadersAreRefusedInASmallHeap() throws Exception {
        String printed = SmallHeap.run("24m", HostileHeaders.class, List.of(directory.toString()));
        String invalid = "it is not a valid safetensors file: ";
        assertThat(printed.lines().map(line -> line.replaceAll(" at byte.*", "")))
                .containsExactly(
                        "shape: " + invalid + "tensor linear.bias: shape must be a list of at most 32 numbers",
                        "metadata: " + invalid + "__metadata__ has more than 1048597 characters",
                        "tensors: " + invalid + "more than 10000 tensors",
                        "spaces: " + invalid + "more than 1048576 spaces",
                        "string: " + invalid + "the name of a tensor has more than 1024 characters",
                        "arrays: " + invalid
                                + "tensor linear.bias: needs exactly the fields dtype, shape and data_offsets");
    }
}
