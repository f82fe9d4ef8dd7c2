package dev.lamina.data;

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
}
