package dev.lamina.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lamina.io.DataType;
import dev.lamina.io.SafeTensorsReader;
import dev.lamina.io.SafeTensorsWriter;
import dev.lamina.io.WeightFileException;
import dev.lamina.testing.LinearNetwork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsTest {
    @TempDir
    private Path directory;

    private static LinearNetwork network(int outputs, long seed) {
        LinearNetwork net = new LinearNetwork(4, outputs, Objective.CLASS, 0f, 5);
        net.initialize(seed);
        return net;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatIsSavedIsRestoredBitForBit() throws IOException {
        LinearNetwork saved = network(3, 1);
        saved.parameter("center.running_mean").set(new float[] {1, 2, 3, 4, 5});
        Path file = directory.resolve("net.safetensors");
        saved.save(file);
        saved.save(file); // replaces
        assertThat(files()).containsExactly("net.safetensors");
        LinearNetwork restored = network(3, 2);
        restored.restore(file);
        assertThat(restored.sha256()).isEqualTo(saved.sha256());
        try (SafeTensorsReader reader = SafeTensorsReader.open(file)) {
            assertThat(reader.tensors().get("linear.weight").shape()).containsExactly(3, 5);
            assertThat(reader.floats("linear.weight"))
                    .containsExactly(saved.parameter("linear.weight").toArray());
            assertThat(reader.metadata()).containsEntry("format", "pt");
        }
    }

    @Test
    void aRelativeFileNameWithoutDirectoryWorks() throws IOException {
        Path file = Path.of("target-of-weights-test.safetensors");
        try {
            network(3, 1).save(file);
            network(3, 2).restore(file);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void weightsOfAnotherArchitectureAreRefusedWithEveryDifference() {
        Path file = directory.resolve("other.safetensors");
        new SafeTensorsWriter()
                .add("linear.weight", new float[20], 4, 5)
                .add("linear.bias", new float[3], 3)
                .add("hidden.weight", new float[2], 2)
                .write(file);
        LinearNetwork net = network(3, 1);
        String before = net.sha256();
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> net.restore(file))
                .withMessageContaining("other.safetensors holds the weights of another network than Linear:")
                .withMessageContaining(
                        "different: linear.weight F32[4,5] in the file, but linear.weight F32[3,5] in the network")
                .withMessageContaining("missing in the file: center.running_mean[5]")
                .withMessageContaining("unexpected in the file: hidden.weight F32[2]");
        assertThat(net.sha256()).isEqualTo(before);
    }

    @Test
    void pytorchsBatchCounterIsIgnored() {
        Path file = directory.resolve("counter.safetensors");
        LinearNetwork source = network(3, 1);
        SafeTensorsWriter writer = new SafeTensorsWriter();
        for (Parameter parameter : source.parameters()) {
            writer.add(parameter.name(), parameter.toArray(), parameter.shape());
        }
        writer.add("center.num_batches_tracked", new float[1]).write(file);
        LinearNetwork net = network(3, 2);
        net.restore(file);
        assertThat(net.sha256()).isEqualTo(source.sha256());
    }

    /** Writes the parameters of a linear network of 5 inputs and 3 outputs, in order, with elements of a type. */
    private Path typed(String type, int bytesEach, Consumer<ByteBuffer> data) throws IOException {
        String header = "{";
        int at = 0;
        for (Parameter parameter : network(3, 1).parameters()) {
            int end = at + parameter.size() * bytesEach;
            header += (at == 0 ? "" : ",") + "\"" + parameter.name() + "\":{\"dtype\":\"" + type + "\",\"shape\":"
                    + Arrays.toString(parameter.shape()) + ",\"data_offsets\":[" + at + "," + end + "]}";
            at = end;
        }
        header += "}";
        ByteBuffer bytes = ByteBuffer.allocate(8 + header.length() + at).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
        data.accept(bytes);
        return Files.write(directory.resolve("typed.safetensors"), bytes.array());
    }

    @Test
    void halfAndDoublePrecisionIsConverted() throws IOException {
        LinearNetwork net = network(3, 1);
        net.restore(typed("F16", 2, data -> {
            for (int i = 0; i < 5; i++) {
                data.putShort((short) (0x3c00 + 0x200 * i)); // 1, 1.5, 2, 3, 4
            }
        }));
        assertThat(net.parameter("center.running_mean").toArray()).containsExactly(1, 1.5f, 2, 3, 4);
        assertThat(net.parameter("linear.bias").toArray()).containsOnly(0f);
        net.restore(typed("BF16", 2, data -> data.putShort((short) 0xbf80)));
        assertThat(net.parameter("center.running_mean").toArray()).containsExactly(-1, 0, 0, 0, 0);
        net.restore(typed("F64", 8, data -> data.putDouble(0.1).putDouble(1 / 3.0)));
        assertThat(net.parameter("center.running_mean").toArray()).containsExactly(0.1f, 1 / 3f, 0, 0, 0);
    }

    @Test
    void otherTypesAreRefusedAndTheTypeIsTheReason() throws IOException {
        LinearNetwork net = network(3, 1);
        String before = net.sha256();
        for (String type : List.of("I32", "U32", "I64", "U8", "BOOL", "F8_E4M3", "F8_E5M2")) {
            Path file = typed(type, DataType.valueOf(type).bytes(), data -> {});
            assertThatExceptionOfType(WeightFileException.class)
                    .isThrownBy(() -> net.restore(file))
                    .withMessage(file
                            + ": weights of these types can't be loaded, only F32, F16, BF16 and F64:\n  of another type: "
                            + "center.running_mean T[5]; linear.weight T[3,5]; linear.bias T[3]".replace("T", type)
                            + "\n  Save them again as F32. The network was not changed.");
        }
        assertThat(net.sha256()).isEqualTo(before);
    }

    @Test
    void valuesThatAreNotFiniteNeedPermission() {
        LinearNetwork broken = network(3, 1);
        float[] weight = broken.parameter("linear.weight").toArray();
        weight[8] = Float.NaN; // row 1, column 3 in the file
        weight[14] = Float.NEGATIVE_INFINITY;
        broken.parameter("linear.weight").set(weight);
        Path file = directory.resolve("broken.safetensors");
        broken.save(file);
        LinearNetwork net = network(3, 2);
        String before = net.sha256();
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> net.restore(file))
                .withMessage(
                        file + ": linear.weight F32[3,5] holds NaN at [1, 3], and 1 more such values. Take weights from"
                                + " before the training diverged, or load it with LoadOptions.strict().allowNonFinite(). The network"
                                + " was not changed.");
        assertThat(net.sha256()).isEqualTo(before);
        net.restore(file, LoadOptions.strict().allowNonFinite());
        assertThat(net.sha256()).isEqualTo(broken.sha256());
        assertThat(LoadOptions.strict().allowsNonFinite()).isFalse();
    }

    @Test
    void infinityIsFoundInEveryTypeAndEveryParameter() throws IOException {
        LinearNetwork net = network(3, 1);
        Path half = typed("F16", 2, data -> data.position(data.limit() - 2).putShort((short) 0x7c00));
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> net.restore(half))
                .withMessageContaining("linear.bias F16[3] holds Infinity at [2].");
        Path wide = typed("F64", 8, data -> data.putDouble(-1e39));
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> net.restore(wide))
                .withMessageContaining("center.running_mean F64[5] holds -Infinity as a float at [0].");
    }

    @Test
    void truncatedFilesChangeNothing() throws IOException {
        Path file = directory.resolve("net.safetensors");
        network(3, 1).save(file);
        byte[] bytes = Files.readAllBytes(file);
        LinearNetwork net = network(3, 2);
        String before = net.sha256();
        for (int length : new int[] {0, 7, 8, 20, bytes.length - 60, bytes.length - 1}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThatExceptionOfType(WeightFileException.class)
                    .isThrownBy(() -> net.restore(file))
                    .withMessageContaining("net.safetensors is not a valid safetensors file");
            assertThat(net.sha256()).isEqualTo(before);
        }
    }

    @Test
    void aFailedSaveLeavesNoTemporaryFileAndTheOldContent() throws IOException {
        LinearNetwork net = network(3, 1);
        Path folder = Files.createDirectory(directory.resolve("folder"));
        Files.writeString(folder.resolve("kept"), "old");
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> net.save(folder))
                .withMessageContaining("folder: can't be written")
                .withMessageContaining("it is a directory");
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> net.save(directory.resolve("missing/net.safetensors")))
                .withMessageContaining("missing doesn't exist");
        assertThat(files()).containsExactly("folder");
        assertThat(folder.resolve("kept")).hasContent("old");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path real = directory.resolve("real.safetensors");
        Path link = directory.resolve("link.safetensors");
        network(3, 1).save(real);
        Files.createSymbolicLink(link, real);
        LinearNetwork other = network(3, 2);
        other.save(link);
        assertThat(link).isSymbolicLink();
        LinearNetwork net = network(3, 1);
        net.restore(real);
        assertThat(net.sha256()).isEqualTo(other.sha256());
    }
}
