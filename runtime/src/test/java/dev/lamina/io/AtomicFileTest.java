package dev.lamina.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    private Path directory;

    @Test
    void aWriteThatFailsHalfwayLeavesTheOldFileAlone() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "old");
        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
                    channel.write(ByteBuffer.wrap(new byte[100]));
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(file).hasContent("old");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void nobodySeesAHalfWrittenFile() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "old");
        AtomicFile.write(file, channel -> {
            channel.write(ByteBuffer.wrap("ne".getBytes()));
            assertThat(file).hasContent("old");
            channel.write(ByteBuffer.wrap("w".getBytes()));
        });
        assertThat(file).hasContent("new");
    }
}
