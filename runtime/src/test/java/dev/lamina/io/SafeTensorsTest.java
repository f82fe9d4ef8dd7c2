package dev.lamina.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTensorsTest {
    @TempDir
    private Path directory;

    private Path file(String header, int dataBytes) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        return Files.write(directory.resolve("made.safetensors"), bytes.array());
    }

    private static String tensor(String name, String type, String shape, int begin, int end) {
        return "\"" + name + "\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":[" + begin + ","
                + end + "]}";
    }

    @Test
    void whatIsWrittenIsRead() {
        Path file = directory.resolve("w.safetensors");
        float[] values = {1.5f, -0f, Float.NaN, Float.MIN_VALUE, Float.NEGATIVE_INFINITY, 3f};
        float[] large = new float[100_000];
        for (int i = 0; i < large.length; i++) {
            large[i] = i;
        }
        new SafeTensorsWriter()
                .metadata("format", "pt")
                .metadata("odd \"key\"\n", "\\ ü \t")
                .add("a.weight", values, 2, 3)
                .add("scalar", new float[] {7f})
                .add("empty", new float[0], 0, 4)
                .add("größe \"x\"", large, 100_000)
                .write(file);
        try (SafeTensorsReader reader = SafeTensorsReader.open(file)) {
            assertThat(reader.tensors()).containsOnlyKeys("a.weight", "scalar", "empty", "größe \"x\"");
            assertThat(reader.tensors().get("a.weight")).hasToString("a.weight F32[2,3]");
            assertThat(reader.metadata()).containsEntry("format", "pt").containsEntry("odd \"key\"\n", "\\ ü \t");
            assertThat(reader.floats("a.weight")).containsExactly(values);
            assertThat(reader.floats("scalar")).containsExactly(7f);
            assertThat(reader.floats("empty")).isEmpty();
            assertThat(reader.floats("größe \"x\"")).containsExactly(large);
            assertThatExceptionOfType(WeightFileException.class)
                    .isThrownBy(() -> reader.floats("b"))
                    .withMessageContaining("there is no tensor b");
            assertThatExceptionOfType(WeightFileException.class)
                    .isThrownBy(() -> reader.doubles("scalar"))
                    .withMessageContaining("tensor scalar F32[] can't be read as F64");
        }
    }

    @Test
    void theBytesAreThoseOfTheFormat() throws IOException {
        Path file = directory.resolve("w.safetensors");
        new SafeTensorsWriter().add("w", new float[] {1f, 2f}, 2).write(file);
        byte[] bytes = Files.readAllBytes(file);
        String header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
        int length = (header.length() + 7) / 8 * 8;
        assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong())
                .isEqualTo(length);
        assertThat(new String(bytes, 8, length, StandardCharsets.UTF_8).stripTrailing())
                .isEqualTo(header);
        assertThat(Arrays.copyOfRange(bytes, 8 + length, bytes.length))
                .containsExactly(0, 0, (byte) 0x80, 0x3f, 0, 0, 0, 0x40);
    }

    @Test
    void otherTypesAreRead() throws IOException {
        String header = "{\"__metadata__\":{\"format\":\"pt\"}," + tensor("d", "F64", "[1]", 0, 8) + ","
                + tensor("l", "I64", "[]", 8, 16) + "," + tensor("i", "I32", "[2]", 16, 24) + ","
                + tensor("h", "BF16", "[2]", 24, 28) + "}  ";
        Path file = file(header, 28);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        data.position(bytes.length - 28)
                .putDouble(0.1)
                .putLong(-5L)
                .putInt(6)
                .putInt(-7)
                .putShort((short) 0x3f80)
                .putShort((short) 0xc020);
        Files.write(file, bytes);
        try (SafeTensorsReader reader = SafeTensorsReader.open(file)) {
            assertThat(reader.doubles("d")).containsExactly(0.1);
            assertThat(reader.longs("l")).containsExactly(-5L);
            assertThat(reader.ints("i")).containsExactly(6, -7);
            assertThat(reader.floats("h")).containsExactly(1f, -2.5f);
            assertThat(reader.floats("d")).containsExactly(0.1f);
            assertThatExceptionOfType(WeightFileException.class)
                    .isThrownBy(() -> reader.floats("l"))
                    .withMessageContaining("tensor l I64[] can't be read as floats: its type is I64, but only");
        }
    }

    static Stream<Arguments> hostileHeaders() {
        String good = tensor("a", "F32", "[2]", 0, 8);
        return Stream.of(
                Arguments.of("overlap", "{" + good + "," + tensor("b", "F32", "[2]", 4, 12) + "}", 12, "overlap"),
                Arguments.of("same place", "{" + good + "," + tensor("b", "F32", "[2]", 0, 8) + "}", 8, "overlap"),
                Arguments.of("gap", "{" + good + "," + tensor("b", "F32", "[1]", 12, 16) + "}", 16, "there is a gap"),
                Arguments.of("truncated", "{" + good + "}", 7, "tensor a: its data end at byte 8, but the file has"),
                Arguments.of("trailing data", "{" + good + "}", 9, "1 bytes follow the last tensor"),
                Arguments.of("shape and offsets", "{" + tensor("a", "F32", "[3]", 0, 8) + "}", 8, "needs 12 bytes"),
                Arguments.of("type and offsets", "{" + tensor("a", "F64", "[2]", 0, 8) + "}", 8, "needs 16 bytes"),
                Arguments.of(
                        "overflow", "{" + tensor("a", "F32", "[4294967296,4294967296]", 0, 8) + "}", 8, "overflows"),
                Arguments.of("negative axis", "{" + tensor("a", "F32", "[-2]", 0, 8) + "}", 8, "whole numbers from 0"),
                Arguments.of("fraction", "{" + tensor("a", "F32", "[2.0]", 0, 8) + "}", 8, "whole numbers from 0"),
                Arguments.of("backwards", "{" + tensor("a", "F32", "[2]", 8, 0) + "}", 8, "[begin, end]"),
                Arguments.of("unknown type", "{" + tensor("a", "F31", "[2]", 0, 8) + "}", 8, "unknown dtype F31"),
                Arguments.of("twice", "{" + good + "," + good + "}", 8, "the name \"a\" stands twice"),
                Arguments.of("missing field", "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}", 8, "exactly the fields"),
                Arguments.of("not an object", "{\"a\":5}", 8, "exactly the fields"),
                Arguments.of("metadata", "{\"__metadata__\":{\"a\":1}}", 0, "strings only"),
                Arguments.of("deep", "{\"a\":" + "[".repeat(50_000) + "}", 0, "exactly the fields"),
                Arguments.of("deep shape", "{" + tensor("a", "F32", "[[[1]]]", 0, 4) + "}", 4, "whole numbers from 0"),
                Arguments.of(
                        "rank",
                        "{" + tensor("a", "F32", "[1" + ",1".repeat(32) + "]", 0, 4) + "}",
                        4,
                        "at most 32 numbers"),
                Arguments.of("digits", "{" + tensor("a", "F32", "[9223372036854775808]", 0, 4) + "}", 4, "larger than"),
                Arguments.of(
                        "long name",
                        "{" + tensor("a".repeat(1025), "F32", "[1]", 0, 4) + "}",
                        4,
                        "more than 1024 char"),
                Arguments.of("long field", "{\"a\":{\"" + "f".repeat(99) + "\":1}}", 0, "more than 16 characters"),
                Arguments.of("field twice", "{\"a\":{\"shape\":[],\"shape\":[]}}", 0, "exactly the fields"),
                Arguments.of("metadata twice", "{\"__metadata__\":{},\"__metadata__\":{}}", 0, "stands twice"),
                Arguments.of("metadata key twice", "{\"__metadata__\":{\"k\":\"\",\"k\":\"\"}}", 0, "stands twice"),
                Arguments.of("open", "{" + good, 8, "ends too early"),
                Arguments.of("after", "{" + good + "}x", 8, "unexpected text"),
                Arguments.of("comma", "{" + good + ",}", 8, "expected '\"'"),
                Arguments.of("list", "[]", 0, "expected '{'"),
                Arguments.of("leading zero", "{" + tensor("a", "F32", "[02]", 0, 8) + "}", 8, "starts with 0"),
                Arguments.of("control", "{\"a\nb\":1}", 8, "control character"),
                Arguments.of("escape", "{\"a\\x\":1}", 8, "unknown escape"),
                Arguments.of("unicode", "{\"\\u12g4\":1}", 8, "bad \\u escape"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileHeaders")
    void hostileHeadersAreRefused(String name, String header, int dataBytes, String message) throws IOException {
        Path file = file(header, dataBytes);
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> SafeTensorsReader.open(file))
                .withMessageContaining("made.safetensors is not a valid safetensors file: ")
                .withMessageContaining(message)
                .withMessageContaining("Save or download it again");
    }

    /** Each is one that a decoder which isn't strict takes: too long, a surrogate, beyond Unicode, cut off. */
    @ParameterizedTest
    @ValueSource(strings = {"80", "c080", "c1bf", "e08080", "eda080", "f0808080", "f4908080", "f8888080", "c341"})
    void onlyStrictUtf8IsAName(String bytes) throws IOException {
        byte[] name = HexFormat.of().parseHex(bytes);
        byte[] header = new byte[12 + name.length];
        Arrays.fill(header, (byte) ' ');
        header[0] = '{';
        header[1] = '"';
        System.arraycopy(name, 0, header, 2, name.length);
        header[2 + name.length] = '"';
        ByteBuffer file = ByteBuffer.allocate(8 + header.length).order(ByteOrder.LITTLE_ENDIAN);
        Path path = Files.write(
                directory.resolve("text"),
                file.putLong(header.length).put(header).array());
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> SafeTensorsReader.open(path))
                .withMessageContaining("the text is not UTF-8 at byte");
    }

    @Test
    void namesOfAnyAlphabetAreRead() {
        Path file = directory.resolve("names.safetensors");
        String name = "\u00e4\u20ac\ud83d\ude00\u007f\u0080\uffff\ud800\udc00\udbff\udfff";
        new SafeTensorsWriter().add(name, new float[] {1f}).write(file);
        try (SafeTensorsReader reader = SafeTensorsReader.open(file)) {
            assertThat(reader.tensors()).containsOnlyKeys(name);
        }
    }

    /** What the header holds stands right at the ends of the pieces in which it is read. */
    @Test
    void whereAPieceOfTheHeaderEndsMakesNoDifference() throws IOException {
        for (int spaces = 8120; spaces < 8200; spaces++) {
            Path file = file("{" + " ".repeat(spaces) + tensor("a\u20acb", "F32", "[2]", 0, 8) + "}", 8);
            try (SafeTensorsReader reader = SafeTensorsReader.open(file)) {
                assertThat(reader.tensors().get("a\u20acb").size()).isEqualTo(2);
            }
        }
    }

    @Test
    void theLimitsOfAHeaderAreTheCallers() throws IOException {
        Path file = file(
                "{\"__metadata__\":{\"k\":\"text\"}," + tensor("ab", "F32", "[1]", 0, 4) + ","
                        + tensor("c", "F32", "[1]", 4, 8) + "}",
                8);
        int text = 5 + HeaderLimits.ENTRY + 3;
        SafeTensorsReader.open(file, new HeaderLimits(2, 2, text)).close();
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> SafeTensorsReader.open(file, new HeaderLimits(1, 2, text)))
                .withMessageContaining("more than 1 tensors");
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> SafeTensorsReader.open(file, new HeaderLimits(2, 2, text - 1)))
                .withMessageContaining("more than " + (text - 1) + " characters");
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> SafeTensorsReader.open(file, new HeaderLimits(2, 1, text)))
                .withMessageContaining("the name of a tensor has more than 1 characters");
    }

    @Test
    void aHeaderLongerThanTheFileIsRefusedBeforeMemoryIsTaken() throws IOException {
        Path file = directory.resolve("long.safetensors");
        for (long length : new long[] {11, 99_999_999, Integer.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE, 0, 1}) {
            ByteBuffer bytes = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
            Files.write(file, bytes.putLong(length).array());
            assertThatExceptionOfType(WeightFileException.class)
                    .isThrownBy(() -> SafeTensorsReader.open(file))
                    .withMessageContaining("its header would be " + Long.toUnsignedString(length));
        }
    }

    @Test
    void filesThatAreNoneAreRefused() throws IOException {
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> SafeTensorsReader.open(directory.resolve("none")))
                .withMessageContaining("there is no such file");
        Path empty = Files.createFile(directory.resolve("empty"));
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> SafeTensorsReader.open(empty))
                .withMessageContaining("it has only 0 bytes");
        Path file = file("{\"\0\":1}", 0);
        byte[] bytes = Files.readAllBytes(file);
        bytes[10] = (byte) 0xff;
        Files.write(file, bytes);
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> SafeTensorsReader.open(file))
                .withMessageContaining("the text is not UTF-8");
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> SafeTensorsReader.open(directory).floats("a"));
    }

    @Test
    void damageNeverCausesAnythingButTheRightException() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path good = directory.resolve("good");
        new SafeTensorsWriter()
                .add("a", new float[] {1, 2, 3}, 3)
                .add("b", new float[] {4}, 1, 1)
                .write(good);
        byte[] bytes = Files.readAllBytes(good);
        Path bad = directory.resolve("bad");
        for (int round = 0; round < 500; round++) {
            byte[] changed = Arrays.copyOf(bytes, random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length);
            for (int i = random.nextInt(3); i >= 0 && changed.length > 0; i--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            Files.write(bad, changed);
            try (SafeTensorsReader reader = SafeTensorsReader.open(bad)) {
                for (TensorInfo tensor : reader.tensors().values()) {
                    assertThat(tensor.size()).as("seed %d", seed).isBetween(0L, 16L);
                }
            } catch (WeightFileException expected) {
                assertThat(expected).as("seed %d", seed).hasMessageContaining("bad is not a valid safetensors file");
            } catch (RuntimeException other) {
                throw new AssertionError("seed " + seed + " round " + round, other);
            }
        }
    }

    @Test
    void theWriterChecksWhatItIsGiven() {
        SafeTensorsWriter writer = new SafeTensorsWriter().add("a", new float[2], 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.add("a", new float[2], 2))
                .withMessageContaining("name a is taken");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.add("b", new float[2], 3))
                .withMessageContaining("doesn't fit 2 values");
    }
}
