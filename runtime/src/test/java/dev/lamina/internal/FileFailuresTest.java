package dev.lamina.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileFailuresTest {
    static Stream<Arguments> failures() {
        String name = "net";
        return Stream.of(
                Arguments.of(new ClosedByInterruptException(), "net: can't be read: the thread was interrupted."),
                Arguments.of(new InterruptedIOException(), "net: can't be read: the thread was interrupted."),
                Arguments.of(new ClosedChannelException(), "net: can't be read: the file was closed meanwhile."),
                Arguments.of(new AsynchronousCloseException(), "net: can't be read: the file was closed meanwhile."),
                Arguments.of(new EOFException(), "net: can't be read: it is truncated. Save or download it again."),
                Arguments.of(
                        new AccessDeniedException(name),
                        "net: can't be read: access is denied. Check its permissions."),
                Arguments.of(new NoSuchFileException(name), "net: there is no such file."),
                Arguments.of(new NotLinkException(name), "net: can't be read: not link."),
                Arguments.of(new FileSystemException(name), "net: can't be read: file system."),
                Arguments.of(
                        new FileSystemException(name, null, "Input/output error"),
                        "net: can't be read: Input/output error."),
                Arguments.of(
                        new MalformedInputException(1),
                        "net: can't be read: it is not text in the encoding that is expected."),
                Arguments.of(new IOException(), "net: can't be read: the system gives no reason."),
                Arguments.of(new IOException((String) null), "net: can't be read: the system gives no reason."),
                Arguments.of(new IOException("Is a directory"), "net: can't be read: Is a directory."));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureHasAReasonInWords(IOException failure, String message) {
        assertThat(FileFailures.reading("net", failure)).isEqualTo(message);
        assertThat(FileFailures.writing(Path.of("folder/net"), failure))
                .startsWith("folder/net: can't be written: ")
                .doesNotContain("null");
    }
}
