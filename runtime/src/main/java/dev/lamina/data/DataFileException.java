package dev.lamina.data;

import dev.lamina.internal.FileFailures;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A data file can't be read. The message names the file and what to do. Unchecked, because most callers can only
 * report it; failures of the file system are the {@linkplain #getCause cause}.
 */
public class DataFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception without a cause.
     *
     * @param message what is wrong and what to do
     */
    public DataFileException(String message) {
        super(message);
    }

    /**
     * An exception with a cause.
     *
     * @param message what is wrong and what to do
     * @param cause   the failure beneath
     */
    public DataFileException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Says what a failure of the file system means: Java's own messages are often only the file's name, or null.
     *
     * @param file    what couldn't be read
     * @param failure what happened, which becomes the cause
     * @return an exception to throw
     */
    public static DataFileException unreadable(Path file, IOException failure) {
        return new DataFileException(FileFailures.reading(file, failure), failure);
    }
}
