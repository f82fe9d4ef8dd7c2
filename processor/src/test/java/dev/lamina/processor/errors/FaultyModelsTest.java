package dev.lamina.processor.errors;

import static dev.lamina.processor.compilation.ModelCompilation.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.compilation.ModelCompilation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to a model with errors as a whole: all of them in one compile, no file, no noise. */
class FaultyModelsTest {
    @Test
    void allErrorsComeInOneCompile() {
        ModelCompilation compiled = ModelCompilation.of("""
                @Input(shape = {1, 28, 28})
                @Layer(name = "conv", conv2d = @Conv2d(filters = 0, kernel = {3, 3, 3}, stride = 0, dilation = -1))
                @Layer(name = "pool", maxPool2d = @MaxPool2d(value = 2, pad = 2))
                @Layer(name = "norm", batchNorm = @BatchNorm(eps = 0f, momentum = 2f))
                @Layer(name = "lost", from = "nowhere", layerNorm = @LayerNorm(axes = 0))
                @Layer(name = "twoSources", from = {"input", "conv"}, dense = @Dense(-5))
                @Layer(name = "wide", from = "input", dense = @Dense(Integer.MAX_VALUE))
                @Layer(name = "tall", from = "input", conv2d = @Conv2d(filters = 2, kernel = 29, padding = VALID))
                @Layer(name = "both", from = {"input", "flat"}, add = @Add)
                @Layer(name = "flat", from = "input", flatten = @Flatten)
                @Loss(value = SOFTMAX_CROSS_ENTROPY, from = "input")
                interface Net {}
                """);
        assertThat(compiled.summaries())
                .containsExactly(
                        "2: [LAM-LAYER-06] conv: filters is 0, but must be at least 1",
                        "2: [LAM-LAYER-08] conv: kernel has 3 values, but takes 1 or 2",
                        "2: [LAM-LAYER-06] conv: stride is 0, but must be at least 1",
                        "2: [LAM-LAYER-06] conv: dilation is -1, but must be at least 1",
                        "3: [LAM-LAYER-09] pool: pad 2 is more than half of the window 2x2",
                        "4: [LAM-LAYER-07] norm: eps is 0.0, but must be a number above 0",
                        "4: [LAM-LAYER-07] norm: momentum is 2.0, but must be from 0 to 1",
                        "5: [LAM-GRAPH-06] lost: there is no input or layer \"nowhere\" to read from",
                        "5: [LAM-LAYER-06] lost: axes is 0, but must be at least 1",
                        "6: [LAM-GRAPH-11] twoSources: dense reads from one layer, but from has 2 names",
                        "6: [LAM-LAYER-06] twoSources: units is -5, but must be at least 1",
                        "7: [LAM-SHAPE-09] wide: its weight would have 1683627179248 values, but an array holds at most"
                                + " 2147483583",
                        "8: [LAM-SHAPE-03] tall: kernel 29x29 doesn't fit its 28x28 input",
                        "9: [LAM-GRAPH-08] both: reads from \"flat\", which stands below it",
                        "11: [LAM-LOSS-04] the loss reads from the input \"input\", but must read from a layer");
        assertThat(compiled.sources()).isEmpty();
        assertThat(compiled.classes()).isEmpty();
    }

    @Test
    void numbersOfActivationsPoolsAndScalesSayWhatTheyMustBe() {
        ModelCompilation compiled = ModelCompilation.of("""
                import static dev.lamina.annotation.Distribution.*; @Input(shape = {2, 4, 4})
                @Layer(name = "elu", activation = ELU, activationParameters = @ActivationParameters(alpha = 0))
                @Layer(name = "bounds", from = "input", activation = HARD_TANH, activationParameters = @ActivationParameters(min = 2))
                @Layer(name = "shrunk", from = "input", activation = SOFT_SHRINK, activationParameters = @ActivationParameters(lambda = -1))
                @Layer(name = "leaky", from = "input", activation = LEAKY_RELU, activationParameters = @ActivationParameters(slope = 0f / 0f))
                @Layer(name = "plain", from = "input", activation = RELU, activationParameters = @ActivationParameters(beta = 1))
                @Layer(name = "far", from = "input", maxPool2d = @MaxPool2d(value = 2, pad = 1, dilation = 5))
                @Layer(name = "wide", from = "input", maxPool2d = @MaxPool2d(value = 3, dilation = {1, 2}))
                @Layer(name = "close", from = "input", maxPool2d = @MaxPool2d(value = 3, dilation = 0))
                @Layer(name = "scaled", from = "input", rescale = @Rescale(scale = {1, 2, 3}, axis = 0))
                @Layer(name = "endless", from = "input", rescale = @Rescale(offset = 1f / 0f))
                @Layer(name = "turned", from = "input", permute = @Permute({0, -3, 1}))
                @Layer(name = "joined", from = {"input", "input"}, concat = @Concat(-4))
                @Layer(name = "dense", from = "input", dense = @Dense(2), init = @Init(value = KAIMING_NORMAL, std = 0.1f))
                @Layer(name = "cut", from = "input", dense = @Dense(2), init = @Init(value = TRUNCATED_NORMAL, low = 3.5f, high = 4))
                @Loss(value = MEAN_SQUARED_ERROR, from = "dense")
                interface Net {}
                """);
        assertThat(compiled.summaries())
                .filteredOn(text -> !text.contains("LAM-LINT-08"))
                .containsExactly(
                        "2: [LAM-LAYER-07] elu: alpha is 0.0, but must be a number above 0",
                        "3: [LAM-LAYER-07] bounds: max is 1.0, but must be finite and above min",
                        "4: [LAM-LAYER-07] shrunk: lambda is -1.0, but must be a finite number from 0",
                        "5: [LAM-LAYER-07] leaky: slope is NaN, but must be a finite number",
                        "6: [LAM-LAYER-17] plain: RELU has no beta, it takes no numbers",
                        "7: [LAM-LAYER-07] far: dilation is 5, but must be at most 4, for every window to see more than"
                                + " padding",
                        "8: [LAM-SHAPE-10] wide: window 3x5 with its gaps doesn't fit its 4x4 input",
                        "9: [LAM-LAYER-06] close: dilation is 0, but must be at least 1",
                        "10: [LAM-LAYER-18] scaled: scale has 3 values, but axis 0 has the size 2",
                        "11: [LAM-LAYER-07] endless: offset is Infinity, but must be a finite number",
                        "12: [LAM-SHAPE-14] turned: {0, -3, 1} is no order of the axes of input, which has the shape"
                                + " [2,4,4]",
                        "13: [LAM-LAYER-11] joined: axis is -4, but must be from -3 to 2",
                        "14: [LAM-LAYER-17] dense: KAIMING_NORMAL has no std, it takes slope, fanOut",
                        "15: [LAM-LAYER-07] cut: high is 4.0, but must be 0.1 or more above low, and the range within 3"
                                + " of 0, for values to be found");
    }

    @Test
    void alignmentsSayWhatTheyNeed() {
        ModelCompilation compiled = ModelCompilation.of("""
                @Input(shape = {4, 3})
                @Layer(name = "scores", dense = @Dense(5))
                @Layer(name = "single", from = "input", dense = @Dense(1))
                @Loss(value = CTC, from = "scores", name = "first", blank = 5)
                @Loss(value = CTC, from = "scores", name = "second", maxLabels = 5)
                @Loss(value = CTC, from = "single", name = "third")
                @Loss(value = HUBER, from = "scores", zeroInfinity = true)
                interface Net {}
                """);
        assertThat(compiled.summaries())
                .containsExactly(
                        "4: [LAM-LOSS-06] CTC: blank is 5, but must be a class, from 0 to 4",
                        "5: [LAM-LOSS-06] CTC: maxLabels is 5, but must be from 1 to 4",
                        "6: [LAM-LOSS-03] CTC needs 2 classes or more, but single has one value",
                        "7: [LAM-LOSS-05] HUBER doesn't use zeroInfinity");
    }

    @Test
    void targetsOfOneNameHoldTheSame() {
        ModelCompilation compiled = ModelCompilation.of("""
                @Input(shape = {4, 3})
                @Layer(name = "scores", dense = @Dense(5), activation = LOG_SOFTMAX)
                @Layer(name = "weights", from = "input", flatten = @Flatten)
                @Loss(value = CTC, from = "scores", name = "text", sampleWeights = true)
                @Loss(value = HUBER, from = "weights", target = "textSampleWeights")
                interface Net {}
                """);
        assertThat(compiled.summaries())
                .containsExactly("5: [LAM-LOSS-14] two losses share the target \"textSampleWeights\", but one needs []"
                        + " and the other one [12]");
    }

    @Test
    void layersSayWhatTheyNeedOfAnAxis() {
        ModelCompilation compiled = ModelCompilation.of("""
                @Input(shape = {3, 5})
                @Layer(name = "soft", softmax = @Softmax(axis = 2))
                @Layer(name = "unit", from = "input", l2Normalize = @L2Normalize(axis = -3))
                @Layer(name = "odd", from = "input", glu = @Glu)
                @Layer(name = "groups", from = "input", groupNorm = @GroupNorm(groups = 2))
                @Layer(name = "none", from = "input", groupNorm = @GroupNorm(groups = 0, eps = -1f))
                @Layer(name = "deep", from = "input", rmsNorm = @RmsNorm(axes = 3))
                @Layer(name = "slope", from = "input", prelu = @Prelu(initial = 1f / 0f))
                @Layer(name = "flat", from = "input", flatten = @Flatten)
                @Layer(name = "channels", instanceNorm = @InstanceNorm)
                @Loss(MEAN_SQUARED_ERROR)
                interface Net {}
                """);
        assertThat(compiled.summaries())
                .filteredOn(summary -> !summary.contains("LAM-LINT"))
                .containsExactly(
                        "2: [LAM-LAYER-11] soft: axis is 2, but must be from -2 to 1",
                        "3: [LAM-LAYER-11] unit: axis is -3, but must be from -2 to 1",
                        "4: [LAM-SHAPE-05] odd: glu needs an input of shape [3,2n], but input has [3,5]",
                        "5: [LAM-SHAPE-07] groups: groups = 2 doesn't divide its 3 channels",
                        "6: [LAM-LAYER-06] none: groups is 0, but must be at least 1",
                        "6: [LAM-LAYER-07] none: eps is -1.0, but must be a number above 0",
                        "7: [LAM-SHAPE-08] deep: axes is 3, but input has the shape [3,5]",
                        "8: [LAM-LAYER-07] slope: initial is Infinity, but must be a finite number",
                        "10: [LAM-SHAPE-05] channels: instanceNorm needs an input of shape [channels,length] or"
                                + " [channels,height,width], but flat has [15]");
    }

    @Test
    void aFaultyLayerBringsNoErrorsOfTheLayersBelow() {
        assertThat(ModelCompilation.of("""
                @Input(shape = 8)
                @Layer(name = "a", dense = @Dense(0))
                @Layer(name = "b", conv2d = @Conv2d(filters = 8, kernel = 3))
                @Layer(name = "c", from = {"b", "input"}, add = @Add)
                @Loss(SOFTMAX_CROSS_ENTROPY)
                interface Net {}
                """).ids()).containsExactly("LAM-LAYER-06");
    }

    @Test
    void whoUsesTheNetworkInMethodsSeesOnlyTheErrorsOfTheModel() {
        ModelCompilation compiled = ModelCompilation.javac(List.of(), source("Net", """
                        @Input(shape = 8)
                        @Layer(name = "out", dense = @Dense(0))
                        @Loss(MEAN_SQUARED_ERROR)
                        interface Net {}
                        """), source("Main", """
                        class Main {
                            public static void main(String[] args) {
                                var net = CompiledNet.create(42);
                                System.out.println(net.predict(new float[8]));
                            }
                        }
                        """));
        assertThat(compiled.ids()).containsExactly("LAM-LAYER-06");
        assertThat(compiled.sources()).isEmpty();
        assertThat(compiled.classes()).isEmpty();
    }

    @Test
    void anotherModelOfTheSameCompileIsGenerated() {
        String good = """
                @Input(shape = 8)
                @Layer(name = "out", dense = @Dense(2))
                @Loss(MEAN_SQUARED_ERROR)
                interface Good {}
                """;
        ModelCompilation compiled = ModelCompilation.javac(
                List.of(),
                source("Bad", good.replace("Good", "Bad").replace("@Dense(2)", "@Dense(-2)")),
                source("Good", good));
        assertThat(compiled.ids()).containsExactly("LAM-LAYER-06");
        assertThat(compiled.sources()).containsOnlyKeys("CompiledGood.java", "CompiledGoodPortable.java");
    }

    @Test
    void modelsThatWouldGenerateTheSameSessionClassAreRefused() {
        String model = """
                @Model(className = "%s") @Input(shape = 8) @Layer(name = "out", dense = @Dense(2))
                @Loss(MEAN_SQUARED_ERROR) interface %s {}
                """;
        ModelCompilation compiled =
                ModelCompilation.of(model.formatted("Digits", "Net") + model.formatted("DigitsPortable", "Other"));
        assertThat(compiled.summaries())
                .containsExactly("3: [LAM-MODEL-07] Net and Other would both generate the class DigitsPortable");
        assertThat(compiled.sources()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            conv2d = @Conv2d(filters = 100_000_000, kernel = 1)                                  | LAM-SHAPE-09
            conv2d = @Conv2d(filters = 2147483647, kernel = 28)                                  | LAM-SHAPE-09
            conv2d = @Conv2d(filters = 1, kernel = 2147483647)                                   | LAM-SHAPE-03
            conv2d = @Conv2d(filters = 1, kernel = 2147483647, padding = SAME)                   | LAM-SHAPE-09
            conv2d = @Conv2d(filters = 1, kernel = 3, dilation = 2147483647)                     | LAM-SHAPE-03
            conv2d = @Conv2d(filters = 1, kernel = 3, dilation = 2147483647, padding = SAME)     | LAM-SHAPE-09
            conv2d = @Conv2d(filters = 1, kernel = 1, pad = 2147483647)                          | LAM-SHAPE-09
            conv2d = @Conv2d(filters = 1, kernel = 1, pad = {0, 2147483647, 0, 1})               | LAM-SHAPE-09
            conv2d = @Conv2d(filters = 1, kernel = 1, pad = -1)                                  | LAM-LAYER-06
            conv2d = @Conv2d(filters = 1, kernel = -2147483648)                                  | LAM-LAYER-06
            conv2d = @Conv2d(filters = 1, kernel = {})                                           | LAM-LAYER-08
            conv2d = @Conv2d(filters = 1, kernel = 1, pad = {1, 1, 1})                           | LAM-LAYER-08
            conv2d = @Conv2d(filters = 1, kernel = 1, groups = 2147483647)                       | LAM-SHAPE-07
            maxPool2d = @MaxPool2d(2147483647)                                                   | LAM-SHAPE-10
            avgPool2d = @AvgPool2d(value = 2, stride = {1, 2, 3})                                | LAM-LAYER-08
            conv2d = @Conv2d(filters = 1, kernel = 3, padding = CAUSAL)                          | LAM-LAYER-07
            conv1d = @Conv1d(filters = 1, kernel = 3)                                            | LAM-SHAPE-05
            depthwiseConv2d = @DepthwiseConv2d(kernel = 3, multiplier = 0)                       | LAM-LAYER-06
            depthwiseConv2d = @DepthwiseConv2d(kernel = 3, multiplier = 2147483647)              | LAM-SHAPE-09
            convTranspose2d = @ConvTranspose2d(filters = 1, kernel = 3, outputPadding = 1)       | LAM-LAYER-07
            convTranspose2d = @ConvTranspose2d(filters = 1, kernel = 3, pad = 15)                | LAM-LAYER-07
            convTranspose2d = @ConvTranspose2d(filters = 1, kernel = 3, pad = 2147483647)        | LAM-LAYER-07
            convTranspose2d = @ConvTranspose2d(filters = 3, kernel = 3, groups = 3)              | LAM-SHAPE-07
            convTranspose2d = @ConvTranspose2d(filters = 3, kernel = 3, groups = 2)              | LAM-SHAPE-07
            convTranspose2d = @ConvTranspose2d(filters = 1, kernel = 3, stride = 2147483647)     | LAM-SHAPE-09
            convTranspose2d = @ConvTranspose2d(filters = 1, kernel = 2147483647)                 | LAM-SHAPE-09
            convTranspose2d = @ConvTranspose2d(filters = 1, kernel = 3, dilation = 2147483647)   | LAM-SHAPE-09
            zeroPad2d = @ZeroPad2d({1, 2, 3})                                                    | LAM-LAYER-08
            zeroPad2d = @ZeroPad2d(-1)                                                           | LAM-LAYER-06
            zeroPad2d = @ZeroPad2d(2147483647)                                                   | LAM-SHAPE-09
            pixelShuffle = @PixelShuffle(2)                                                      | LAM-SHAPE-05
            pixelShuffle = @PixelShuffle(2147483647)                                             | LAM-SHAPE-05
            upsample = @Upsample(0)                                                              | LAM-LAYER-06
            upsample = @Upsample(2147483647)                                                     | LAM-SHAPE-09
            adaptiveAvgPool2d = @AdaptiveAvgPool2d(2147483647)                                   | LAM-SHAPE-09
            adaptiveMaxPool2d = @AdaptiveMaxPool2d({2, 0})                                       | LAM-LAYER-06
            globalAvgPool1d = @GlobalAvgPool1d                                                   | LAM-SHAPE-05
            dense = @Dense(2147483647)                                                           | LAM-SHAPE-09
            dense = @Dense(-2147483648)                                                          | LAM-LAYER-06
            layerNorm = @LayerNorm(axes = 2147483647)                                            | LAM-SHAPE-08
            batchNorm = @BatchNorm(eps = 0f / 0f)                                                | LAM-LAYER-07
            """)
    void sizesThatOverflowAreReported(String operation, String id) {
        ModelCompilation compiled = ModelCompilation.of("@Input(shape = {1, 28, 28}) @Layer(name = \"wild\", "
                + operation + ") @Loss(MEAN_SQUARED_ERROR) interface Net {}");
        assertThat(compiled.ids()).containsExactly(id);
        assertThat(compiled.sources()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            conv2d = @Conv2d(filters = 1, kernel = 1, stride = 2147483647)
            conv2d = @Conv2d(filters = 2, kernel = 3, stride = {2147483647, 1}, padding = SAME)
            conv2d = @Conv2d(filters = 1, kernel = 1, dilation = 2147483647)
            maxPool2d = @MaxPool2d(value = 2, stride = 2147483647, ceil = true)
            maxPool2d = @MaxPool2d(value = 2147483647, pad = 1073741823)
            avgPool2d = @AvgPool2d(value = {65536, 65536}, pad = 32768)
            conv2d = @Conv2d(filters = 1, kernel = 28, stride = 27)
            adaptiveAvgPool2d = @AdaptiveAvgPool2d({100003, 3})
            """)
    void hugeNumbersThatMakeSenseAreNoError(String operation) {
        ModelCompilation compiled = ModelCompilation.of("@Input(shape = {1, 28, 28}) @Layer(name = \"wild\", "
                + operation + ") @Loss(MEAN_SQUARED_ERROR) interface Net {}");
        assertThat(compiled.summaries()).isEmpty();
        assertThat(compiled.classes()).contains("CompiledNetPortable.class");
        assertThat(compiled.sources().get("CompiledNetPortable.java")).doesNotContain("/ 0f", "NaN", "BATCH * 0");
    }

    @Test
    void layersOfSequencesSpeakOfLengths() {
        assertThat(ModelCompilation.of("""
                @Input(shape = {2, 9})
                @Layer(name = "wide", from = "input", conv1d = @Conv1d(filters = 2, kernel = 11, pad = 0))
                @Layer(name = "apart", from = "input", conv1d = @Conv1d(filters = 2, kernel = 5, dilation = 3, pad = 1))
                @Layer(name = "both", from = "input", conv1d = @Conv1d(filters = 2, kernel = 3, padding = CAUSAL, pad = 1))
                @Layer(name = "pool", from = "input", maxPool1d = @MaxPool1d(value = 10))
                @Layer(name = "still", from = "input", avgPool1d = @AvgPool1d(value = 2, stride = 0))
                @Layer(name = "padded", from = "input", avgPool1d = @AvgPool1d(value = 3, pad = 2))
                @Layer(name = "cut", from = "input", convTranspose1d = @ConvTranspose1d(filters = 2, kernel = 3, pad = 6))
                @Layer(name = "more", from = "input", convTranspose1d = @ConvTranspose1d(filters = 2, kernel = 3, stride = 2,
                    outputPadding = 2))
                @Loss(value = MEAN_SQUARED_ERROR, from = "more")
                interface Net {}
                """).summaries())
                .filteredOn(summary -> !summary.contains("LAM-LINT"))
                .containsExactly(
                        "2: [LAM-SHAPE-03] wide: kernel 11 doesn't fit its length-9 input",
                        "3: [LAM-SHAPE-03] apart: kernel 5 with dilation 3 doesn't fit its length-11 padded input",
                        "4: [LAM-LAYER-10] both: has both padding = CAUSAL and an explicit pad",
                        "5: [LAM-SHAPE-10] pool: window 10 doesn't fit its length-9 input",
                        "6: [LAM-LAYER-06] still: stride is 0, but must be at least 1",
                        "7: [LAM-LAYER-09] padded: pad 2 is more than half of the window 3",
                        "8: [LAM-LAYER-07] cut: pad is 6, but must be at most 5 to leave an output",
                        "10: [LAM-LAYER-07] more: outputPadding is 2, but must be below stride or dilation");
    }

    @Test
    void aBatchCountsIntoTheSizeOfALayer() {
        String model = """
                @Model(batch = %d) @Input(shape = 8) @Layer(name = "wide", dense = @Dense(40_000))
                @Layer(name = "out", dense = @Dense(2)) @Loss(MEAN_SQUARED_ERROR) interface Net {}
                """;
        assertThat(ModelCompilation.of(model.formatted(65_536)).summaries())
                .containsExactly(
                        "1: [LAM-SHAPE-09] wide: its output for 65536 rows would have 2621440000 values, but an"
                                + " array holds at most 2147483583");
        assertThat(ModelCompilation.of(model.formatted(50_000)).errors()).isEmpty();
    }

    @Test
    void theLossSaysWhichShapeItNeeds() {
        ModelCompilation compiled = ModelCompilation.of("""
                @Input(shape = {4, 6}) @Layer(name = "steps", dense = @Dense(3), activation = RELU)
                @Loss(value = SOFTMAX_CROSS_ENTROPY, from = "steps")
                interface Net {}
                """);
        assertThat(compiled.findings()).hasSize(1);
        assertThat(compiled.findings().get(0).text())
                .isEqualTo("[LAM-LOSS-02] SOFTMAX_CROSS_ENTROPY needs a layer of shape [classes], but steps has [4,3]\n"
                        + "  flow: input[4,6] -> steps[4,3] -> loss\n"
                        + "  help: end with a flatten layer and a dense layer that has one unit for each class, or set"
                        + " classAxis (-1 for [positions, classes]) for a label at each position");
    }
}
