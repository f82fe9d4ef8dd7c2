package dev.lamina.io;

import dev.lamina.internal.FileFailures;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Reads a safetensors file: 8 bytes with the header's length, the header (JSON), then the raw little-endian data.
 * Opening checks the whole header, so that hostile or damaged files fail before anything is allocated for their data.
 * Tensors are read when asked for. Not thread-safe.
 *
 * <p>Format: <a href="https://huggingface.co/docs/safetensors">huggingface.co/docs/safetensors</a>.
 */
public final class SafeTensorsReader implements Closeable {
    /** The largest header that is accepted, in bytes; the same limit as in the reference implementation. */
    public static final int MAX_HEADER = 100_000_000;

    private static final int PREFIX = 8;
    private static final int PIECE = 1 << 16;

    private final String source;
    private final ByteReader bytes;
    private final Header header;
    private final long dataStart;

    private SafeTensorsReader(String source, ByteReader bytes, HeaderLimits limits) throws IOException {
        this.source = source;
        this.bytes = bytes;
        long size = bytes.size();
        boolean known = size != ByteReader.UNKNOWN;
        if (known && size < PREFIX + 2) {
            throw damaged("it has only " + size + " bytes", null);
        }
        long length = bytes(0, PREFIX).getLong();
        if (length < 2 || length > MAX_HEADER || known && length > size - PREFIX) {
            throw damaged(
                    "its header would be " + Long.toUnsignedString(length) + " bytes long, but "
                            + (known ? "the file has " + size + " and a header" : "a header has") + " at most "
                            + MAX_HEADER,
                    null);
        }
        this.dataStart = PREFIX + length;
        long dataSize = known ? size - dataStart : ByteReader.UNKNOWN;
        try {
            this.header = new HeaderReader(new JsonReader(bytes, PREFIX, length), limits, dataSize).read();
        } catch (Json.Malformed malformed) {
            throw damaged(malformed.getMessage(), malformed);
        }
    }

    /**
     * Opens a file and checks its header, which may take what {@link HeaderLimits#DEFAULT} says.
     *
     * @param file the file
     * @return a reader, to be closed
     * @throws WeightFileException if the file can't be read or is not a valid safetensors file
     */
    public static SafeTensorsReader open(Path file) {
        return open(file, HeaderLimits.DEFAULT);
    }

    /**
     * Opens a file and checks its header. Its text is never held as a whole; memory is taken only for what it says, and
     * within the limits.
     *
     * @param file   the file
     * @param limits what the header may take
     * @return a reader, to be closed
     * @throws WeightFileException if the file can't be read, is not a valid safetensors file, or its header goes beyond
     *     the limits
     */
    public static SafeTensorsReader open(Path file, HeaderLimits limits) {
        return WeightSource.file(file).open(limits);
    }

    /** Opens bytes, and closes them if they are no such file. */
    static SafeTensorsReader open(String source, ByteReader bytes, HeaderLimits limits) throws IOException {
        ByteReader left = bytes;
        try {
            SafeTensorsReader reader = new SafeTensorsReader(source, bytes, limits);
            left = null;
            return reader;
        } finally {
            closeQuietly(left);
        }
    }

    /** {@return the tensors by name, in the order of the header; unmodifiable} */
    public Map<String, TensorInfo> tensors() {
        return header.tensors();
    }

    /** {@return the tensors in the order of their data, the only one in which those of a stream can be read} */
    public List<TensorInfo> inOrderOfData() {
        return tensors().values().stream()
                .sorted(Comparator.comparingLong(TensorInfo::begin))
                .toList();
    }

    /**
     * Checks that nothing follows the last tensor, where only the end of a stream tells.
     *
     * @throws WeightFileException if something does, or the stream ends before
     */
    public void checkEnd() {
        try {
            if (bytes.size() == ByteReader.UNKNOWN && !bytes.endsAt(dataStart + header.dataEnd())) {
                throw damaged("bytes follow the last tensor", null);
            }
        } catch (IOException failure) {
            throw new WeightFileException(FileFailures.reading(source, failure), failure);
        }
    }

    /** {@return the file's metadata; unmodifiable, empty if it has none} */
    public Map<String, String> metadata() {
        return header.metadata();
    }

    /**
     * Reads an F32, F16, BF16 or F64 tensor as floats. F16 and BF16 are widened exactly, F64 is rounded to the nearest
     * float, ties to even; a magnitude beyond the floats becomes infinite.
     *
     * @param name the tensor's name
     * @return its values, row-major
     * @throws WeightFileException if there is no such tensor, it has another type, or reading fails
     */
    public float[] floats(String name) {
        TensorInfo tensor = tensor(name);
        if (!FloatConversion.converts(tensor.type())) {
            throw new WeightFileException(source + ": tensor " + tensor + " can't be read as floats: its type is "
                    + tensor.type() + ", but only F32, F16, BF16 and F64 are. Save it again as F32.");
        }
        float[] values = new float[length(tensor)];
        pieces(tensor, (bytes, from) -> FloatConversion.copy(tensor.type(), bytes, values, from));
        return values;
    }

    /**
     * Reads an F64 tensor.
     *
     * @param name the tensor's name
     * @return its values, row-major
     * @throws WeightFileException if there is no such tensor, it has another type, or reading fails
     */
    public double[] doubles(String name) {
        TensorInfo tensor = tensor(name, DataType.F64);
        double[] values = new double[length(tensor)];
        pieces(tensor, (bytes, from) -> bytes.asDoubleBuffer().get(values, from, bytes.remaining() / Double.BYTES));
        return values;
    }

    /**
     * Reads an I32 tensor.
     *
     * @param name the tensor's name
     * @return its values, row-major
     * @throws WeightFileException if there is no such tensor, it has another type, or reading fails
     */
    public int[] ints(String name) {
        TensorInfo tensor = tensor(name, DataType.I32);
        int[] values = new int[length(tensor)];
        pieces(tensor, (bytes, from) -> bytes.asIntBuffer().get(values, from, bytes.remaining() / Integer.BYTES));
        return values;
    }

    /**
     * Reads an I64 tensor.
     *
     * @param name the tensor's name
     * @return its values, row-major
     * @throws WeightFileException if there is no such tensor, it has another type, or reading fails
     */
    public long[] longs(String name) {
        TensorInfo tensor = tensor(name, DataType.I64);
        long[] values = new long[length(tensor)];
        pieces(tensor, (bytes, from) -> bytes.asLongBuffer().get(values, from, bytes.remaining() / Long.BYTES));
        return values;
    }

    @Override
    public void close() {
        closeQuietly(bytes);
    }

    private TensorInfo tensor(String name) {
        TensorInfo tensor = tensors().get(name);
        if (tensor == null) {
            throw new WeightFileException(source + ": there is no tensor " + name + " in it");
        }
        return tensor;
    }

    private TensorInfo tensor(String name, DataType type) {
        TensorInfo tensor = tensor(name);
        if (tensor.type() != type) {
            throw new WeightFileException(
                    source + ": tensor " + tensor + " can't be read as " + type + ": save it again with that type");
        }
        return tensor;
    }

    private int length(TensorInfo tensor) {
        if (tensor.size() > Integer.MAX_VALUE - PREFIX) {
            throw new WeightFileException(source + ": tensor " + tensor + " is too large for a Java array");
        }
        return (int) tensor.size();
    }

    /** Copies a piece into the array that is being filled, starting at element {@code from}. */
    private interface Piece {
        void copy(ByteBuffer bytes, int from);
    }

    private void pieces(TensorInfo tensor, Piece piece) {
        try {
            for (long at = tensor.begin(); at < tensor.end(); at += PIECE) {
                ByteBuffer part = bytes(dataStart + at, (int) Math.min(PIECE, tensor.end() - at));
                piece.copy(part, (int) ((at - tensor.begin()) / tensor.type().bytes()));
            }
        } catch (IOException failure) {
            throw new WeightFileException(FileFailures.reading(source + ": tensor " + tensor, failure), failure);
        }
    }

    private ByteBuffer bytes(long position, int length) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.read(piece, position);
        return piece.flip();
    }

    private WeightFileException damaged(String what, Throwable cause) {
        return new WeightFileException(
                source + " is not a valid safetensors file: " + what + ". Save or download it again.", cause);
    }

    private static void closeQuietly(ByteReader bytes) {
        if (bytes != null) {
            try {
                bytes.close();
            } catch (IOException ignored) {
                // Nothing was written, so nothing can be lost.
            }
        }
    }
}
