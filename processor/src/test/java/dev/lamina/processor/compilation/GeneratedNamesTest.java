package dev.lamina.processor.compilation;

import static dev.lamina.processor.compilation.ModelCompilation.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs and layers may have any name that Java allows; generated classes compile without warnings all the same. */
@Tag("any-jdk")
@Tag("slow")
class GeneratedNamesTest {
    private static final List<String> STRICT = List.of("-Xlint:all", "-Werror");

    /** Here javac warns in any case that the Vector API is incubating. */
    private static final List<String> VECTORS = List.of("-Xlint:all", "--add-modules", "jdk.incubator.vector");

    private static final List<String> NAMES = Arrays.asList(
            ("i j k n f g t x y v h w c p a0 b1 c00 x1 row rows row3 row8 rows3 lane lanes lanes0 sum sums sum2 plane"
                            + " image weight input output target labels forward backward infer part split taps tail oneHot"
                            + " exp log tanh erf sigmoid softplus expm1 floatMath arrays math system species batch lane_s"
                            + " hidden hiddenW hiddenB hiddenSum hiddenW2 hiddenValue dHiddenW hiddenStore hiddenTile4x2"
                            + " hiddenPanel2 hiddenInference kernelHidden lossSum lossValue gradients gradients2 values"
                            + " logits classes inputs argMax network training threads seed file summary worker units"
                            + " accumulate8 storeFirst buffer forwardPass lossPass wait getClass hashCode finalize record var yield"
                            + " sealed permits Int Switch Float Override String Session Network Parameter Slot List Object"
                            + " URLText $ $$ __ _a a$b $Lanes my$Arrays größe π 层 名前 Ωmega ß ǅ")
                    .split(" "));

    /** The names of a list that are no more alike than a model allows. */
    private static List<String> unlike(Iterable<String> names) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : names) {
            String canonical = name.replace("_", "").toLowerCase(Locale.ROOT);
            boolean gradient = canonical.startsWith("d") && kept.containsKey(canonical.substring(1));
            if (!gradient && !kept.containsKey("d" + canonical)) {
                kept.putIfAbsent(canonical, name);
            }
        }
        return List.copyOf(kept.values());
    }

    private static String dense(List<String> names) {
        return "@Input(name = \"fed9\", shape = 6)\n"
                + names.stream()
                        .map(name -> "@Layer(name = \"" + name
                                + "\", dense = @Dense(6), activation = TANH, dropout = 0.1f)\n")
                        .collect(Collectors.joining())
                + "@Layer(name = \"normed9\", layerNorm = @LayerNorm)\n"
                + "@Loss(SOFTMAX_CROSS_ENTROPY) interface Net {}";
    }

    /** Big enough that the kernels are split over threads. */
    private static String convolutions(List<String> names) {
        return "@Input(name = \"fed9\", shape = {2, 24, 24})\n"
                + names.stream()
                        .map(name -> "@Layer(name = \"" + name
                                + "\", conv2d = @Conv2d(filters = 8, kernel = 3, padding = SAME), activation = RELU)\n")
                        .collect(Collectors.joining())
                + "@Layer(name = \"pooled9\", maxPool2d = @MaxPool2d(2))\n"
                + "@Layer(name = \"normed9\", batchNorm = @BatchNorm)\n"
                + "@Loss(MEAN_SQUARED_ERROR) interface Net {}";
    }

    private static String inputs(List<String> names, String loss) {
        return names.stream()
                        .map(name -> "@Input(name = \"" + name + "\", shape = 3)\n")
                        .collect(Collectors.joining())
                + "@Layer(name = \"all9\", from = {\"" + String.join("\", \"", names) + "\"}, add = @Add)\n"
                + "@Layer(name = \"out9\", dense = @Dense(2))\n@Loss(" + loss + ") interface Net {}";
    }

    /** In both forms, without a warning. */
    private static void compiles(String model) {
        compiles(source("Net", model));
    }

    private static void compiles(ModelCompilation.Source... sources) {
        assertThat(ModelCompilation.javac(VECTORS, sources).findings())
                .allMatch(finding -> finding.code().contains("incubating"));
    }

    @Test
    void denseLayers() {
        String model = dense(unlike(NAMES));
        compiles(model);
        assertThat(ModelCompilation.javac(STRICT, source("Net", model)).findings())
                .as("without the Vector API")
                .isEmpty();
    }

    @Test
    void convolutions() {
        compiles(convolutions(unlike(NAMES)));
    }

    @Test
    void recurrentLayers() {
        StringBuilder layers = new StringBuilder();
        for (String name : List.of("before", "carry", "cells", "direct", "gates", "projection", "state", "step")) {
            layers.append("@Layer(name = \"" + name + "\", lstm = @Lstm(4), activation = TANH)\n");
            layers.append("@Layer(name = \"" + name + "9\", gru = @Gru(4))\n");
        }
        compiles("@Input(name = \"fed9\", shape = {3, 4})\n" + layers + "@Loss(MEAN_SQUARED_ERROR) interface Net {}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SOFTMAX_CROSS_ENTROPY", "BINARY_CROSS_ENTROPY", "MEAN_SQUARED_ERROR"})
    void severalInputs(String loss) {
        compiles(inputs(unlike(NAMES), loss));
    }

    /** Whatever variables kernels come to have, this test knows them. */
    @Test
    void variablesOfGeneratedCode() {
        Set<String> variables = new TreeSet<>();
        for (String model : List.of(Models.XOR, Models.LE_NET, Models.RESIDUAL, Models.MIXED)) {
            String name = model.replaceAll("(?s).*interface (\\w+).*", "$1");
            ModelCompilation compiled = ModelCompilation.javac(VECTORS, source(name, model));
            compiled.sources().values().forEach(text -> variables.addAll(variables(text, layers(model))));
        }
        assertThat(variables).contains("rows", "begin", "lane", "plane", "taps", "row7", "values");
        List<String> names = unlike(variables);
        compiles(convolutions(names));
        compiles(inputs(names, "SOFTMAX_CROSS_ENTROPY"));
    }

    private static Set<String> layers(String model) {
        return Pattern.compile("name = \"(\\w+)")
                .matcher(model)
                .results()
                .map(match -> match.group(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** What is declared with a type of a single word, {@code int row = 0} or {@code float[] sum)}, unless named after a layer. */
    private static List<String> variables(String text, Set<String> layers) {
        return Pattern.compile("\\b(?:int|float|boolean|long|[A-Z]\\w+)(?:\\[])* (\\w+)(?= *[=;,):])")
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .filter(name -> SourceVersion.isName(name) && !name.equals("loss"))
                .filter(name -> layers.stream()
                        .noneMatch(layer ->
                                name.replace("_", "").toLowerCase(Locale.ROOT).contains(layer)))
                .toList();
    }

    @Test
    void constantsThatWouldMeet() {
        String model = """
                @Input(shape = {1, 28, 28})
                @Layer(name = "conv1", conv2d = @Conv2d(filters = 8, kernel = 3), activation = RELU)
                @Layer(name = "conv1Height", dense = @Dense(30), activation = RELU)
                @Layer(name = "batch", dense = @Dense(31), activation = RELU)
                @Layer(name = "species", dense = @Dense(32), activation = RELU)
                @Layer(name = "lanes", dense = @Dense(33), activation = RELU)
                @Layer(name = "kernelConv1", dense = @Dense(34), activation = RELU)
                @Layer(name = "conv1Taps", dense = @Dense(35))
                @Loss(MEAN_SQUARED_ERROR)
                interface Net {}
                """;
        compiles(model);
        String text =
                ModelCompilation.javac(VECTORS, source("Net", model)).sources().get("CompiledNetSimd.java");
        assertThat(text)
                .contains("int CONV1_HEIGHT = 26;", "int CONV1_HEIGHT_2 = 30;", "int BATCH = 64;", "int BATCH_2 = 31;")
                .contains(
                        "int SPECIES_2 = 32;", "int LANES_2 = 33;", "int KERNEL_CONV1 = 34;", "int KERNEL_CONV1_2 = ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Math", "System", "Float", "String", "Override", "Arrays", "Network", "Session", "List", "Lanes"
            })
    void theGeneratedClassOrOneBesideItMayHaveTheNameOfATypeInUse(String name) {
        String model = Models.MIXED.replace("@Model(", "@Model(className = \"" + name + "\", ");
        compiles(source("shop.Mixed", model));
        compiles(source("shop.Mixed", Models.MIXED), source("shop." + name, "final class " + name + " {}"));
    }

    @Test
    void theRemainingReservedNamesAreReported() {
        assertThat(ModelCompilation.of(dense(List.of("loss"))).ids()).containsExactly("LAM-GRAPH-05");
    }
}
