package dev.lamina.io;

import dev.lamina.internal.FileFailures;
import dev.lamina.internal.LittleEndian;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a safetensors file with F32 tensors. The same tensors and metadata give the same bytes. Nothing touches the
 * disk before {@link #write}, which replaces an existing file in one step or not at all.
 */
public final class SafeTensorsWriter {
    private final Map<String, int[]> shapes = new LinkedHashMap<>();
    private final Map<String, float[]> values = new LinkedHashMap<>();
    private final Map<String, String> metadata = new TreeMap<>();

    /** An empty writer. */
    public SafeTensorsWriter() {}

    /**
     * Adds a text to the file's metadata.
     *
     * @param key  its name
     * @param text the text
     * @return this writer
     */
    public SafeTensorsWriter metadata(String key, String text) {
        metadata.put(key, text);
        return this;
    }

    /**
     * Adds a tensor. Tensors stand in the file in the order they were added.
     *
     * @param name  a name that was not added before, other than {@code __metadata__}
     * @param data  the values, row-major; not copied, so they must not change before {@link #write}
     * @param shape the shape
     * @return this writer
     * @throws IllegalArgumentException if the name is taken or the shape doesn't fit the number of values
     */
    public SafeTensorsWriter add(String name, float[] data, int... shape) {
        long size = 1;
        for (int axis : shape) {
            size = axis < 0 ? -1 : Math.multiplyExact(size, axis);
        }
        if (size != data.length) {
            throw new IllegalArgumentException("tensor " + name + ": the shape doesn't fit " + data.length + " values");
        }
        if (name.equals("__metadata__") || values.putIfAbsent(name, data) != null) {
            throw new IllegalArgumentException("the tensor name " + name + " is taken");
        }
        shapes.put(name, shape.clone());
        return this;
    }

    /**
     * Writes the file: to a temporary file in the same directory, forced to the disk, then moved into place. The
     * temporary file is called {@code .NAME.16 random hex digits.tmp}. One that stays behind because the process was
     * killed is deleted by a later save to the same file, once it is a day old.
     *
     * @param file where to; an existing file is replaced. A symbolic link stays one, and the file that it leads to is
     *     replaced
     * @throws WeightFileException if writing fails, or if there is a directory, a device, a pipe or a socket; an
     *     existing file is as it was and no temporary file stays behind
     */
    public void write(Path file) {
        byte[] header = header();
        try {
            AtomicFile.write(file, channel -> {
                ByteBuffer prefix = ByteBuffer.allocate(8 + header.length).order(ByteOrder.LITTLE_ENDIAN);
                writeFully(channel, prefix.putLong(header.length).put(header).flip());
                for (float[] data : values.values()) {
                    LittleEndian.<IOException>write(data, bytes -> writeFully(channel, bytes));
                }
            });
        } catch (IOException failure) {
            throw new WeightFileException(FileFailures.writing(file, failure), failure);
        }
    }

    private byte[] header() {
        StringBuilder json = new StringBuilder("{");
        if (!metadata.isEmpty()) {
            json.append("\"__metadata__\":{");
            metadata.forEach((key, text) -> json.append(Json.quote(key))
                    .append(':')
                    .append(Json.quote(text))
                    .append(','));
            json.setCharAt(json.length() - 1, '}');
            json.append(',');
        }
        long offset = 0;
        for (Map.Entry<String, float[]> entry : values.entrySet()) {
            long end = offset + (long) entry.getValue().length * Float.BYTES;
            json.append(Json.quote(entry.getKey())).append(":{\"dtype\":\"F32\",\"shape\":[");
            int[] shape = shapes.get(entry.getKey());
            for (int i = 0; i < shape.length; i++) {
                json.append(i == 0 ? "" : ",").append(shape[i]);
            }
            json.append("],\"data_offsets\":[")
                    .append(offset)
                    .append(',')
                    .append(end)
                    .append("]},");
            offset = end;
        }
        if (json.charAt(json.length() - 1) == ',') {
            json.setLength(json.length() - 1);
        }
        json.append('}');
        // Spaces up to a multiple of 8, so that a memory-mapped file has its data aligned.
        byte[] unpadded = json.toString().getBytes(StandardCharsets.UTF_8);
        byte[] padded = java.util.Arrays.copyOf(unpadded, (unpadded.length + 7) / 8 * 8);
        java.util.Arrays.fill(padded, unpadded.length, padded.length, (byte) ' ');
        return padded;
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
