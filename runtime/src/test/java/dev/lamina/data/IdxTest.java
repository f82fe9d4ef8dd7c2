package dev.lamina.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lamina.testing.SmallHeap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdxTest {
    @TempDir
    private Path directory;

    private static byte[] idx(int type, int[] shape, int... data) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * shape.length + data.length);
        bytes.put((byte) 0).put((byte) 0).put((byte) type).put((byte) shape.length);
        for (int axis : shape) {
            bytes.putInt(axis);
        }
        for (int value : data) {
            bytes.put((byte) value);
        }
        return bytes.array();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(directory.resolve(name), bytes);
    }

    private void writeMnist(String part, String suffix, byte[] images, byte[] labels) throws IOException {
        boolean gzip = suffix.equals(".gz");
        write(part + "-images-idx3-ubyte" + suffix, gzip ? gzip(images) : images);
        write(part + "-labels-idx1-ubyte" + suffix, gzip ? gzip(labels) : labels);
    }

    @Test
    void plainAndCompressedDigitsAreRead() throws IOException {
        byte[] images = idx(8, new int[] {2, 1, 3}, 0, 51, 255, 1, 2, 3);
        writeMnist("train", ".gz", images, idx(8, new int[] {2}, 7, 9));
        writeMnist("t10k", "", images, idx(8, new int[] {2}, 4, 0));
        Dataset train = Mnist.train(directory);
        assertThat(train.size()).isEqualTo(2);
        assertThat(train.row(0)).containsExactly(0f, 0.2f, 1f);
        assertThat(train.row(1)[2]).isEqualTo(3 / 255f);
        assertThat(train.label(0)).isEqualTo(7);
        assertThat(train.maxLabel()).isEqualTo(9);
        assertThat(Mnist.test(directory).label(0)).isEqualTo(4);
    }

    static Stream<Arguments> hostileFiles() throws IOException {
        byte[] good = idx(8, new int[] {3}, 1, 2, 3);
        byte[] compressed = gzip(good);
        byte[] broken = compressed.clone();
        broken[12] ^= 0x55;
        return Stream.of(
                Arguments.of("empty", new byte[0], "doesn't start as one"),
                Arguments.of("text", "<html>Not found</html>".getBytes(), "doesn't start as one"),
                Arguments.of("floats", idx(0x0d, new int[] {3}, 1, 2, 3), "type 0x0d"),
                Arguments.of("no axes", idx(8, new int[0]), "it has 0 axes"),
                Arguments.of("many axes", idx(8, new int[255]), "it has 255 axes"),
                Arguments.of("negative", idx(8, new int[] {-1}), "impossible or too large"),
                Arguments.of("overflow", idx(8, new int[] {65536, 65536, 65536, 65536}), "impossible or too large"),
                Arguments.of("hidden overflow", idx(8, new int[] {0, 65536, 65536}), "impossible or too large"),
                Arguments.of("promises", idx(8, new int[] {2_000_000_000}, 1), "it ends after 1 of 2000000000 values"),
                Arguments.of("header", Arrays.copyOf(good, 6), "it ends within its header"),
                Arguments.of("truncated", Arrays.copyOf(good, 10), "it ends after 2 of 3 values"),
                Arguments.of("trailing", Arrays.copyOf(good, 12), "data follow the 3 values"),
                Arguments.of("cut gzip", Arrays.copyOf(compressed, 15), "idx"),
                Arguments.of("cut gzip header", Arrays.copyOf(compressed, 5), "it is truncated"),
                Arguments.of("broken gzip", broken, "idx"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileFiles")
    void hostileFilesAreRefused(String name, byte[] bytes, String message) throws IOException {
        Path file = write("some-idx", bytes);
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> Idx.read(file))
                .withMessageContaining("some-idx")
                .withMessageContaining(message)
                .withMessageContaining("Download it again");
    }

    @Test
    void filesThatDecompressToMoreThanTheHeapAreRefused() throws Exception {
        String printed = SmallHeap.run("32m", GzipBombs.class, List.of(directory.toString()));
        String end = " Run java with a larger -Xmx, if you trust the file.";
        assertThat(printed.lines()
                        .map(line -> line.replaceAll("the \\d+ bytes", "the n bytes")
                                .replaceAll("heap of \\d+ MB", "heap of n MB")))
                .containsExactly(
                        "behind its shape: it is not a valid IDX file: data follow the 10 values of its shape [10, 1, 1]."
                                + " Download it again.",
                        "as its shape says: it: its 41943040 values, 1 byte each, are too much: it needs 40 MB of memory,"
                                + " more than the heap of n MB has in one piece." + end,
                        "more than compression gives: it is not a valid IDX file: its shape has 2000000000 values, which"
                                + " can't be compressed to the n bytes that it is long. Download it again.",
                        "bytes fit but floats don't: it: its 10485760 values, 4 bytes each, are too much: it needs 40 MB of"
                                + " memory, more than the heap of n MB has in one piece." + end,
                        "floats fit, but not in one piece: it: its 5242880 values, 4 bytes each, are too much: it needs 20 MB"
                                + " of memory, more than the heap of n MB has in one piece." + end,
                        "all fits: 1048576 items, 1048576 floats");
    }

    @Test
    void digitFilesThatDontBelongTogetherAreRefused() throws IOException {
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> Mnist.train(directory))
                .withMessageContaining("has neither train-images-idx3-ubyte nor train-images-idx3-ubyte.gz");
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> Idx.read(directory.resolve("none")))
                .withMessageContaining("there is no such file");
        byte[] images = idx(8, new int[] {2, 1, 1}, 1, 2);
        writeMnist("train", "", images, idx(8, new int[] {1}, 1));
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> Mnist.train(directory))
                .withMessageContaining("has 2 images, but")
                .withMessageContaining("has 1 labels");
        writeMnist("train", "", idx(8, new int[] {2}, 1, 2), idx(8, new int[] {2}, 1, 2));
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> Mnist.train(directory))
                .withMessageContaining("images need three axes");
        writeMnist("train", "", images, images);
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> Mnist.train(directory))
                .withMessageContaining("labels need one axis");
    }
}
