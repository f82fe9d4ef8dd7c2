package dev.lamina.internal;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes a large array where a file says how large it is, and says so if it doesn't fit into the heap. Not part of the
 * public API.
 */
public final class HeapRoom {
    /** What must be left for everything else: a sixteenth of the heap. */
    private static final int RESERVED_PART = 16;

    private HeapRoom() {}

    /**
     * Makes an array, if there is room.
     *
     * @param <T>   its type
     * @param bytes its size in bytes
     * @param array makes it
     * @return the array, or nothing if it doesn't fit; garbage is collected before that is said
     */
    public static <T> Optional<T> make(long bytes, Supplier<T> array) {
        if (!has(bytes)) {
            return Optional.empty();
        }
        try {
            return Optional.of(array.get());
        } catch (OutOfMemoryError inPieces) {
            return Optional.empty(); // there is room, but not in one piece: a heap has several parts
        }
    }

    private static boolean has(long bytes) {
        Runtime runtime = Runtime.getRuntime();
        long most = runtime.maxMemory() - runtime.maxMemory() / RESERVED_PART;
        if (bytes > most) {
            return false;
        }
        if (bytes <= most - used(runtime)) {
            return true;
        }
        System.gc();
        return bytes <= most - used(runtime);
    }

    /**
     * The end of an error message about an array that doesn't fit.
     *
     * @param bytes its size in bytes
     * @return for example {@code "needs 800 MB of memory, more than the heap of 256 MB has in one piece. Run java with a larger
     *     -Xmx"}
     */
    public static String tooLittle(long bytes) {
        return "needs " + megabytes(bytes) + " MB of memory, more than the heap of "
                + megabytes(Runtime.getRuntime().maxMemory()) + " MB has in one piece. Run java with a larger -Xmx";
    }

    private static long used(Runtime runtime) {
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static long megabytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }
}
