package dev.lamina.io;

/**
 * A weights file can't be written, read, or used for a network. The message names the file, the tensor where one is
 * at fault, and what to do. Nothing was changed: neither the network nor an existing file.
 *
 * <p>Unchecked, because most callers can only report it; catch it where another file can take its place. Failures of
 * the file system are the {@linkplain #getCause cause}.
 */
public class WeightFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception without a cause.
     *
     * @param message what is wrong and what to do
     */
    public WeightFileException(String message) {
        super(message);
    }

    /**
     * An exception with a cause.
     *
     * @param message what is wrong and what to do
     * @param cause   the failure beneath
     */
    public WeightFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
