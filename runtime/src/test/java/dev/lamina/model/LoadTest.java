package dev.lamina.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lamina.io.SafeTensorsReader;
import dev.lamina.io.SafeTensorsWriter;
import dev.lamina.io.WeightChanges;
import dev.lamina.io.WeightFileException;
import dev.lamina.io.WeightSource;
import dev.lamina.testing.LinearNetwork;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights of another network, names of another library, and sources that are no files. */
class LoadTest {
    @TempDir
    private Path directory;

    private final LinearNetwork net = network(3, 2);

    private static LinearNetwork network(int outputs, long seed) {
        LinearNetwork network = new LinearNetwork(4, outputs, Objective.CLASS, 0f, 5);
        network.initialize(seed);
        return network;
    }

    /** The weights of a network with a name of its own for each parameter, and more tensors. */
    private Path file(LinearNetwork source, String weight, String bias, String mean, String... more) {
        SafeTensorsWriter writer = new SafeTensorsWriter();
        writer.add(
                bias,
                source.parameter("linear.bias").toArray(),
                source.parameter("linear.bias").shape());
        writer.add(
                weight,
                source.parameter("linear.weight").toArray(),
                source.parameter("linear.weight").shape());
        writer.add(mean, new float[] {1, 2, 3, 4, 5}, 5);
        for (String name : more) {
            writer.add(name, new float[2], 2);
        }
        Path file = directory.resolve("w.safetensors");
        writer.write(file);
        return file;
    }

    private void assertRefused(Path file, LoadOptions options, String... parts) {
        String before = net.sha256();
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> net.restore(file, options))
                .withMessageContainingAll(parts)
                .withMessageEndingWith("The network was not changed.");
        assertThat(net.sha256()).isEqualTo(before);
    }

    @Test
    void theLastLayerOfAnotherNumberOfClassesIsKept() {
        LinearNetwork other = network(7, 1);
        Path file = file(other, "linear.weight", "linear.bias", "center.running_mean");
        float[] weight = net.parameter("linear.weight").toArray();
        assertRefused(
                file,
                LoadOptions.strict(),
                "different: linear.weight F32[7,5] in the file, but linear.weight F32[3,5] in the network; linear.bias F32[7] in");
        LoadReport report = net.restore(file, LoadOptions.strict().keepDifferentShapes());
        assertThat(net.parameter("center.running_mean").toArray()).containsExactly(1, 2, 3, 4, 5);
        assertThat(net.parameter("linear.weight").toArray()).isEqualTo(weight);
        assertThat(report.loaded()).containsExactly("center.running_mean");
        assertThat(report.kept()).containsExactly("linear.weight", "linear.bias");
        assertThat(report)
                .hasToString(file + ": 1 of 3 parameters of Linear loaded\n"
                        + "  center.running_mean[5]  loaded from center.running_mean F32[5]\n"
                        + "  linear.weight[3,5]      kept: linear.weight F32[7,5] in the file has another shape\n"
                        + "  linear.bias[3]          kept: linear.bias F32[7] in the file has another shape");
    }

    @Test
    void pytorchsFilesAreLoadedAsTheyCome() {
        LinearNetwork other = network(3, 1);
        Path file = file(
                other,
                "module._orig_mod.linear.weight",
                "module._orig_mod.linear.bias",
                "module._orig_mod.center.running_mean",
                "module._orig_mod.center.num_batches_tracked");
        LoadReport report = net.restore(file);
        assertThat(net.parameter("linear.weight").toArray())
                .isEqualTo(other.parameter("linear.weight").toArray());
        assertThat(net.parameter("center.running_mean").toArray()).containsExactly(1, 2, 3, 4, 5);
        assertThat(report.with(LoadReport.Outcome.COUNTER))
                .extracting(LoadReport.Entry::tensor)
                .containsExactly("module._orig_mod.center.num_batches_tracked");
        assertThat(report.kept()).isEmpty();
    }

    @Test
    void aPrefixOfSomeNamesAloneIsPartOfThem() {
        Path file = file(network(3, 1), "module.linear.weight", "linear.bias", "center.running_mean");
        assertRefused(
                file,
                LoadOptions.strict(),
                "missing in the file: linear.weight[3,5]",
                "unexpected in the file: module.linear.weight F32[3,5]");
    }

    @Test
    void namesOfAnotherLibraryAreTranslated() {
        LinearNetwork other = network(3, 1);
        Path file =
                file(other, "module.fc.0.kernel", "module.fc.0.offset", "module.stats.moving_mean", "module.head.x");
        LoadOptions names = LoadOptions.strict()
                .rename("module.fc.*.kernel", "*.weight")
                .rename("fc.0.*", "linear.*")
                .rename("stats.moving_*", "center.running_*");
        assertRefused(file, names, "missing in the file: linear.weight[3,5]", "head.x F32[2]");
        LoadReport report = net.restore(
                file,
                LoadOptions.strict()
                        .rename("module.fc.0.kernel", "linear.weight")
                        .rename("fc.0.off*", "linear.bias*")
                        .rename("stats.moving_*", "center.running_*")
                        .ignoreUnexpected()
                        .keepMissing());
        assertThat(report.loaded()).containsExactly("center.running_mean", "linear.weight");
        assertThat(report.with(LoadReport.Outcome.MISSING))
                .extracting(LoadReport.Entry::reason)
                .containsExactly("kept: missing in the file; did you mean linear.biasset?");
        assertThat(report.with(LoadReport.Outcome.UNEXPECTED))
                .extracting(LoadReport.Entry::subject)
                .containsExactly("module.fc.0.offset F32[3]", "module.head.x F32[2]");
        assertThat(net.parameter("linear.weight").toArray())
                .isEqualTo(other.parameter("linear.weight").toArray());
    }

    @Test
    void renamesThatMissOrMeetAreRefused() {
        Path file = file(network(3, 1), "linear.weight", "linear.bias", "center.running_mean");
        assertRefused(
                file,
                LoadOptions.strict().rename("fc.*", "linear.*"),
                "rename(\"fc.*\", \"linear.*\") matches none of its tensors: [linear.bias, linear.weight, "
                        + "center.running_mean].");
        assertRefused(
                file,
                LoadOptions.strict().rename("center.running_mean", "linear.bias"),
                "linear.bias F32[3] and center.running_mean F32[5] would both be linear.bias of Linear");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadOptions.strict().rename("a.*.*", "b.*"))
                .withMessage("rename(\"a.*.*\", \"b.*\") needs as many stars on both sides");
    }

    @Test
    void someParametersAloneAreLoaded() {
        LinearNetwork other = network(3, 1);
        Path file = file(other, "linear.weight", "linear.bias", "center.running_mean");
        float[] mean = net.parameter("center.running_mean").toArray();
        LoadReport report = net.restore(file, LoadOptions.strict().only("linear.*"));
        assertThat(report.loaded()).containsExactly("linear.weight", "linear.bias");
        assertThat(report.with(LoadReport.Outcome.NOT_CHOSEN))
                .extracting(LoadReport.Entry::parameter)
                .containsExactly("center.running_mean");
        assertThat(net.parameter("center.running_mean").toArray()).isEqualTo(mean);
        assertThat(net.parameter("linear.bias").toArray())
                .isEqualTo(other.parameter("linear.bias").toArray());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.restore(file, LoadOptions.partial().only("head.*")))
                .withMessage("only(\"head.*\") matches no parameter of Linear: [center.running_mean, linear.weight, "
                        + "linear.bias]");
    }

    @Test
    void whatFitsNowhereIsAnErrorAlsoInPart() {
        Path file = file(network(3, 1), "a", "b", "c");
        assertRefused(
                file, LoadOptions.partial(), "0 of 3 parameters of Linear loaded", "Nothing fits. Say by rename(...)");
    }

    @Test
    void oneBadValueLeavesAllParametersAsTheyWere() {
        LinearNetwork broken = network(3, 1);
        broken.parameter("linear.weight").set(Arrays.copyOf(new float[] {Float.NaN}, 15));
        assertRefused(
                file(broken, "linear.weight", "linear.bias", "center.running_mean"),
                LoadOptions.partial(),
                "linear.weight F32[3,5] holds NaN at [0, 0]");
    }

    /** A stream that gives a few bytes at a time, never skips, and tells whether it was closed. */
    private static final class Drops extends FilterInputStream {
        private boolean closed;

        Drops(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return super.read(into, from, Math.min(length, 3));
        }

        @Override
        public long skip(long count) {
            return 0;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void streamsAndArraysAreSources() throws IOException {
        LinearNetwork other = network(3, 1);
        byte[] bytes = Files.readAllBytes(file(other, "linear.weight", "linear.bias", "center.running_mean", "more"));
        other.parameter("center.running_mean").set(new float[] {1, 2, 3, 4, 5});
        net.restore(WeightSource.bytes(bytes), LoadOptions.strict().ignoreUnexpected());
        assertThat(net.sha256()).isEqualTo(other.sha256());
        net.initialize(7);
        Drops drops = new Drops(bytes);
        LoadReport report = net.restore(WeightSource.stream(drops, "the download"), LoadOptions.partial());
        assertThat(net.sha256()).isEqualTo(other.sha256());
        assertThat(report.source()).isEqualTo("the download");
        assertThat(drops.closed).isTrue();
    }

    @Test
    void resourcesAreSources() {
        String resource = "/golden/optimizers/adam/tensors.safetensors";
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> net.restore(WeightSource.resource(LoadTest.class, resource), LoadOptions.strict()))
                .withMessageStartingWith(
                        "resource " + resource + " of dev.lamina.model.LoadTest holds the weights of another")
                .withMessageContaining("unexpected in the file: ");
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> net.restore(WeightSource.resource(LoadTest.class, "none"), LoadOptions.strict()))
                .withMessage("resource none of dev.lamina.model.LoadTest: there is no such file.");
    }

    @Test
    void damagedStreamsChangeNothing() throws IOException {
        byte[] bytes = Files.readAllBytes(file(network(3, 1), "linear.weight", "linear.bias", "center.running_mean"));
        String before = net.sha256();
        for (int length = 0; length < bytes.length; length++) {
            InputStream cut = new ByteArrayInputStream(bytes, 0, length);
            assertThatExceptionOfType(WeightFileException.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> net.restore(WeightSource.stream(cut, "a stream"), LoadOptions.strict()))
                    .withMessageStartingWith("a stream");
            byte[] array = Arrays.copyOf(bytes, length);
            assertThatExceptionOfType(WeightFileException.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> net.restore(WeightSource.bytes(array), LoadOptions.strict()))
                    .withMessageContaining("is not a valid safetensors file");
        }
        InputStream endless = new SequenceInputStream(new ByteArrayInputStream(bytes), new InputStream() {
            @Override
            public int read() {
                return 7;
            }
        });
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> net.restore(WeightSource.stream(endless, "a stream"), LoadOptions.strict()))
                .withMessageContaining("a stream is not a valid safetensors file: bytes follow the last tensor");
        InputStream zeros = new InputStream() {
            @Override
            public int read() {
                return 0x20;
            }
        };
        assertThatExceptionOfType(WeightFileException.class)
                .isThrownBy(() -> net.restore(WeightSource.stream(zeros, "a stream"), LoadOptions.strict()))
                .withMessageContaining("its header would be 2314885530818453536 bytes long, but a header has at most");
        assertThat(net.sha256()).isEqualTo(before);
    }

    @Test
    void filesSayWhatTheyAre() {
        Path file = directory.resolve("net.safetensors");
        net.save(file, Map.of("seed", "2"));
        try (SafeTensorsReader reader = SafeTensorsReader.open(file)) {
            assertThat(reader.metadata())
                    .containsOnly(
                            Map.entry("format", "pt"),
                            Map.entry("model", "Linear"),
                            Map.entry("seed", "2"),
                            Map.entry("sha256", net.sha256()));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.save(file, Map.of("sha256", "0")))
                .withMessage("the note sha256 is written by itself: give it another name");
        assertThat(net.changesSince(file).none()).isTrue();
        float[] bias = net.parameter("linear.bias").toArray();
        net.parameter("linear.bias").set(new float[] {bias[0], bias[1] + 1, bias[2]});
        assertThat(net.changesSince(file).tensors())
                .extracting(WeightChanges.Change::changed)
                .containsExactly(0, 0, 1);
        assertThat(net.changesSince(file).toString()).startsWith(file + " to Linear: 1 of 3 tensors changed");
    }

    /** Every bit of a value is found, whatever value comes of it; so no network gets weights that were never trained. */
    @Test
    void damagedValuesAreFoundByTheirChecksum() throws IOException {
        Path file = directory.resolve("net.safetensors");
        net.save(file);
        byte[] bytes = Files.readAllBytes(file);
        String before = net.sha256();
        int values = 23 * Float.BYTES;
        for (int bit = 0; bit < 8 * values; bit++) {
            byte[] damaged = bytes.clone();
            damaged[bytes.length - values + bit / 8] ^= (byte) (1 << bit % 8);
            assertThatExceptionOfType(WeightFileException.class)
                    .isThrownBy(() -> net.restore(WeightSource.bytes(damaged), LoadOptions.strict()))
                    .withMessageEndingWith("The network was not changed.");
            assertThat(net.sha256()).isEqualTo(before);
        }
        bytes[bytes.length - 1] ^= 1;
        net.restore(WeightSource.bytes(bytes), LoadOptions.strict().ignoreChecksum());
        assertThat(net.sha256()).isNotEqualTo(before);
    }

    /** The SHA-256 is that of the file's order. */
    @Test
    void layersMayBeDeclaredInAnotherOrder() {
        Path file = directory.resolve("net.safetensors");
        net.save(file);
        List<Parameter> reversed = List.of(
                Parameter.trainable("linear.bias", Layout.AS_IS, Initializer.zeros(), 3),
                Parameter.trainable("linear.weight", Layout.TRANSPOSED, Initializer.zeros(), 3, 5),
                Parameter.state("center.running_mean", Layout.AS_IS, Initializer.zeros(), 5));
        Network other =
                new Network(
                        "Other",
                        2,
                        List.of(Slot.features("input", 5)),
                        List.of(),
                        List.of(Slot.features("linear", 3)),
                        List.of(),
                        Objective.VALUES,
                        reversed,
                        "") {
                    @Override
                    protected Session createSession(boolean training, int threads) {
                        throw new UnsupportedOperationException();
                    }
                };
        other.restore(file);
        assertThat(other.parameter("linear.weight").toArray())
                .isEqualTo(net.parameter("linear.weight").toArray());
    }
}
