package dev.lamina.data;

import dev.lamina.internal.HeapRoom;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file in the IDX format of the MNIST digits: unsigned bytes with a shape, plain or gzip-compressed.
 *
 * <p>Layout: two zero bytes, a type byte (only 0x08, unsigned byte, is read), the number of axes, each axis as a
 * big-endian int, then the data, last axis fastest.
 */
public final class Idx {
    /** The largest number of axes that is accepted. */
    public static final int MAX_AXES = 8;

    private static final int UNSIGNED_BYTE = 0x08;
    private static final int HEADER = 4;
    private static final int BUFFER = 1 << 16;

    /** What deflate compresses at most: a byte holds 1032 equal ones (RFC 1951: 258 of them take 2 bits). */
    private static final long MAX_COMPRESSION = 1032;

    private final Path file;
    private final int[] shape;
    private final byte[] data;

    private Idx(Path file, int[] shape, byte[] data) {
        this.file = file;
        this.shape = shape;
        this.data = data;
    }

    /**
     * Reads a file. Whether it is compressed is seen from its content, not its name. No more is decompressed than its
     * shape says, and no memory taken for a shape that the file can't fill or the heap can't hold.
     *
     * @param file the file
     * @return its content
     * @throws DataFileException if it can't be read, isn't an IDX file of unsigned bytes, is truncated, has data beyond
     *     its shape, or is too large for the heap
     */
    public static Idx read(Path file) {
        try (InputStream buffered = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            boolean compressed = isCompressed(buffered);
            InputStream in = compressed ? decompressed(buffered) : buffered;
            int[] shape = readShape(file, in);
            int size = size(file, shape);
            checkPromise(file, compressed, HEADER + 4L * shape.length, size);
            byte[] data = make(file, size, Byte.BYTES, () -> new byte[size]);
            int filled = in.readNBytes(data, 0, size);
            if (filled < size) {
                throw tooShort(file, filled, size);
            }
            if (in.read() >= 0) {
                throw damaged(file, "data follow the " + size + " values of its shape " + Arrays.toString(shape));
            }
            return new Idx(file, shape, data);
        } catch (EOFException truncated) {
            throw damaged(file, "it is truncated");
        } catch (ZipException damaged) {
            throw damaged(file, "it can't be decompressed: " + damaged.getMessage());
        } catch (IOException failure) {
            throw DataFileException.unreadable(file, failure);
        }
    }

    /** {@return the shape, a copy; the first axis counts the items} */
    public int[] shape() {
        return shape.clone();
    }

    /** {@return the number of items: the first axis} */
    public int items() {
        return shape[0];
    }

    /** {@return the number of values of one item: the product of the other axes} */
    public int itemSize() {
        int size = 1;
        for (int i = 1; i < shape.length; i++) {
            size *= shape[i];
        }
        return size;
    }

    /**
     * All values divided by 255, so from 0 to 1.
     *
     * @return a new array
     * @throws DataFileException if the heap has no room for it
     */
    public float[] scaled() {
        float[] values = make(file, data.length, Float.BYTES, () -> new float[data.length]);
        for (int i = 0; i < values.length; i++) {
            values[i] = (data[i] & 0xff) / 255f;
        }
        return values;
    }

    /**
     * All values as ints from 0 to 255.
     *
     * @return a new array
     * @throws DataFileException if the heap has no room for it
     */
    public int[] toInts() {
        int[] values = make(file, data.length, Integer.BYTES, () -> new int[data.length]);
        for (int i = 0; i < values.length; i++) {
            values[i] = data[i] & 0xff;
        }
        return values;
    }

    private static boolean isCompressed(InputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip;
    }

    private static InputStream decompressed(InputStream in) throws IOException {
        return new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER);
    }

    private static int[] readShape(Path file, InputStream in) throws IOException {
        byte[] magic = in.readNBytes(HEADER);
        if (magic.length < 4 || magic[0] != 0 || magic[1] != 0) {
            throw damaged(file, "it doesn't start as one");
        }
        if (magic[2] != UNSIGNED_BYTE) {
            throw damaged(
                    file,
                    "its values have type 0x" + String.format("%02x", magic[2])
                            + ", but only 0x08, unsigned bytes, is supported");
        }
        int axes = magic[3] & 0xff;
        if (axes < 1 || axes > MAX_AXES) {
            throw damaged(file, "it has " + axes + " axes, but 1 to " + MAX_AXES + " are supported");
        }
        int[] shape = new int[axes];
        for (int i = 0; i < axes; i++) {
            byte[] axis = in.readNBytes(4);
            if (axis.length < 4) {
                throw damaged(file, "it ends within its header");
            }
            shape[i] = (axis[0] & 0xff) << 24 | (axis[1] & 0xff) << 16 | (axis[2] & 0xff) << 8 | (axis[3] & 0xff);
        }
        return shape;
    }

    private static int size(Path file, int[] shape) {
        long size = 1;
        boolean empty = false;
        for (int axis : shape) {
            empty |= axis == 0;
            size *= Math.max(1, axis);
            if (axis < 0 || size > Integer.MAX_VALUE - 16) {
                throw damaged(file, "its shape " + Arrays.toString(shape) + " is impossible or too large");
            }
        }
        return empty ? 0 : (int) size;
    }

    /** Compares what the shape needs with what a file of that length can hold, before memory is taken for it. */
    private static void checkPromise(Path file, boolean compressed, long header, int size) throws IOException {
        if (!Files.isRegularFile(file)) {
            return; // a pipe has no length
        }
        long length = Files.size(file);
        if (!compressed && header + size > length) {
            throw tooShort(file, length - header, size);
        }
        if (compressed && header + size > MAX_COMPRESSION * length) {
            throw damaged(
                    file,
                    "its shape has " + size + " values, which can't be compressed to the " + length
                            + " bytes that it is long");
        }
    }

    private static <T> T make(Path file, int values, int bytesEach, Supplier<T> array) {
        long bytes = (long) values * bytesEach;
        return HeapRoom.make(bytes, array)
                .orElseThrow(() -> new DataFileException(file + ": its " + values + " values, "
                        + (bytesEach == 1 ? "1 byte" : bytesEach + " bytes") + " each, are too much: it "
                        + HeapRoom.tooLittle(bytes) + ", if you trust the file."));
    }

    private static DataFileException tooShort(Path file, long filled, int size) {
        return damaged(file, "it ends after " + filled + " of " + size + " values");
    }

    private static DataFileException damaged(Path file, String what) {
        return new DataFileException(file + " is not a valid IDX file: " + what + ". Download it again.");
    }
}
