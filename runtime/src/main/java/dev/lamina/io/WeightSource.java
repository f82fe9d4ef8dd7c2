package dev.lamina.io;

import dev.lamina.internal.FileFailures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** Where weights come from: a file, a resource of the class path, a stream or an array, each in the safetensors format. */
public final class WeightSource {
    private final String name;
    private final Opening opening;

    private interface Opening {
        ByteReader open() throws IOException;
    }

    private WeightSource(String name, Opening opening) {
        this.name = name;
        this.opening = opening;
    }

    /**
     * A file.
     *
     * @param file the file
     * @return the source
     */
    public static WeightSource file(Path file) {
        Objects.requireNonNull(file, "file");
        return new WeightSource(file.toString(), () -> new FileBytes(file));
    }

    /**
     * A resource that lies beside a class, such as a file of {@code src/main/resources}.
     *
     * @param beside the class, whose loader and package the name is looked up with
     * @param resource its name, as {@link Class#getResourceAsStream} takes it: {@code weights.safetensors}, from the root of
     *     the class path {@code /models/weights.safetensors}
     * @return the source
     */
    public static WeightSource resource(Class<?> beside, String resource) {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(beside, "beside");
        return new WeightSource("resource " + resource + " of " + beside.getName(), () -> {
            InputStream stream = beside.getResourceAsStream(resource);
            if (stream == null) {
                throw new NoSuchFileException(resource);
            }
            return new StreamBytes(stream);
        });
    }

    /**
     * A stream, read once from where it stands to its end, and closed.
     *
     * @param stream the stream; buffered or not makes no difference
     * @param name what messages call it
     * @return the source, for one use
     */
    public static WeightSource stream(InputStream stream, String name) {
        Objects.requireNonNull(stream, "stream");
        return new WeightSource(Objects.requireNonNull(name, "name"), () -> new StreamBytes(stream));
    }

    /**
     * An array that holds a whole file.
     *
     * @param bytes the bytes; not copied
     * @return the source
     */
    public static WeightSource bytes(byte[] bytes) {
        Objects.requireNonNull(bytes, "bytes");
        return new WeightSource("the array of " + bytes.length + " bytes", () -> new ArrayBytes(bytes));
    }

    /**
     * Opens the source and checks its header. The tensors of a stream or a resource can only be read in the
     * {@linkplain SafeTensorsReader#inOrderOfData order of their data}.
     *
     * @param limits what the header may take
     * @return a reader, to be closed
     * @throws WeightFileException if it can't be read, is not in the safetensors format, or its header goes beyond the limits
     */
    public SafeTensorsReader open(HeaderLimits limits) {
        try {
            return SafeTensorsReader.open(name, opening.open(), limits);
        } catch (IOException failure) {
            throw new WeightFileException(FileFailures.reading(name, failure), failure);
        }
    }

    /** {@return what messages call it} */
    @Override
    public String toString() {
        return name;
    }
}
