package dev.lamina.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

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
    private static final int PIECE = 1 << 20;

    private final int[] shape;
    private final byte[] data;

    private Idx(int[] shape, byte[] data) {
        this.shape = shape;
        this.data = data;
    }

    /**
     * Reads a file. Whether it is compressed is seen from its content, not its name.
     *
     * @param file the file
     * @return its content
     * @throws DataFileException if it can't be read, isn't an IDX file of unsigned bytes, is truncated, or has data
     *     beyond its shape
     */
    public static Idx read(Path file) {
        try (InputStream in = open(file)) {
            int[] shape = readShape(file, in);
            int size = size(file, shape);
            byte[] data = readData(file, in, size);
            if (in.read() >= 0) {
                throw damaged(file, "data follow the " + size + " values of its shape " + Arrays.toString(shape));
            }
            return new Idx(shape, data);
        } catch (NoSuchFileException missing) {
            throw new DataFileException(file + ": there is no such file", missing);
        } catch (EOFException truncated) {
            throw damaged(file, "it is truncated");
        } catch (IOException failure) {
            throw new DataFileException(
                    file + ": can't be read: " + failure.getMessage() + ". Download it again.", failure);
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

    /** {@return all values divided by 255, so from 0 to 1; a new array} */
    public float[] scaled() {
        float[] values = new float[data.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (data[i] & 0xff) / 255f;
        }
        return values;
    }

    /** {@return all values as ints from 0 to 255; a new array} */
    public int[] toInts() {
        int[] values = new int[data.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = data[i] & 0xff;
        }
        return values;
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            in.mark(2);
            boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return gzip ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in;
        } catch (IOException | RuntimeException failure) {
            in.close();
            throw failure;
        }
    }

    private static int[] readShape(Path file, InputStream in) throws IOException {
        byte[] magic = in.readNBytes(4);
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

    /** Grows with what is really there, so that a header that promises gigabytes costs nothing. */
    private static byte[] readData(Path file, InputStream in, int size) throws IOException {
        byte[] data = new byte[Math.min(size, PIECE)];
        int filled = 0;
        try {
            while (filled < size) {
                if (filled == data.length) {
                    data = Arrays.copyOf(data, (int) Math.min(size, 2L * data.length));
                }
                int count = in.read(data, filled, data.length - filled);
                if (count < 0) {
                    throw new EOFException();
                }
                filled += count;
            }
        } catch (EOFException truncated) {
            throw damaged(file, "it ends after " + filled + " of " + size + " values");
        }
        return data;
    }

    private static DataFileException damaged(Path file, String what) {
        return new DataFileException(file + " is not a valid IDX file: " + what + ". Download it again.");
    }
}
