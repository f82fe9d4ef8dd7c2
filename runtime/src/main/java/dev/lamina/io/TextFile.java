package dev.lamina.io;

import dev.lamina.internal.FileFailures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** Writes text files as a whole. */
public final class TextFile {
    private TextFile() {}

    /**
     * Writes a file: beside its destination, then moved into place, so readers, and a crash, see the old text or the new one.
     *
     * @param file where to; an existing file is replaced
     * @param text the text, written as UTF-8
     * @throws UncheckedIOException if the file can't be written; the message says why, and an existing file is as it was
     */
    public static void write(Path file, String text) {
        Objects.requireNonNull(file, "file");
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        try {
            AtomicFile.write(file, channel -> {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(FileFailures.writing(file, failure), failure);
        }
    }
}
