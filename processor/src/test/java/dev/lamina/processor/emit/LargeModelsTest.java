package dev.lamina.processor.emit;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.model.Network;
import dev.lamina.model.Parameter;
import dev.lamina.model.Session;
import dev.lamina.processor.Generated;
import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.layer.LayerCase;
import dev.lamina.processor.op.ParameterOp;
import dev.lamina.processor.testing.Chosen;
import dev.lamina.processor.testing.CodeComparison;
import dev.lamina.processor.testing.CompiledRunner;
import dev.lamina.processor.testing.Externals;
import dev.lamina.processor.testing.GeneratedModel;
import dev.lamina.processor.testing.GraphCase;
import dev.lamina.processor.testing.MethodSizes;
import dev.lamina.processor.testing.ModelMaker;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models whose code is cut into several methods, or whose numbers are text: they run, and compute what they should. */
@Tag("any-jdk")
@Tag("slow")
class LargeModelsTest {
    private static final int ROWS = 3;

    /** Parameters of a method at most. */
    private static final int MOST_PARAMETERS = 255;

    /** HotSpot compiles no method of so many bytes. */
    private static final int HUGE_METHOD = 8_000;

    /** How much too large the estimate of a class's constants is at most. */
    private static final double LARGEST_ESTIMATE = 1.3;

    private static final Map<String, Large> LARGE = new LinkedHashMap<>();

    private static CompiledRunner.Sources sources;

    /** A case with the graphs of its training and inference. */
    private record Large(GraphCase training, GraphCase inference, ModelFacts facts) {}

    @BeforeAll
    static void compile() {
        Map<Graph, ModelFacts> facts = new LinkedHashMap<>();
        for (LayerCase test : Chosen.of(all())) {
            ModelMaker model = test.model().className("Large" + LARGE.size()).batch(ROWS + CompiledRunner.SPARE_ROWS);
            Large large = new Large(
                    gentle(test.training(ROWS, 64)), gentle(test.inference(ROWS, 65)), Generated.facts(model));
            LARGE.put(test.name(), large);
            facts.put(large.training().graph(), large.facts());
        }
        sources = CompiledRunner.Sources.of(facts);
    }

    private static List<LayerCase> all() {
        return List.of(
                new LayerCase("1,500 layers", chain()),
                new LayerCase("430 losses", losses()),
                new LayerCase("260 inputs", inputs()),
                new LayerCase("joins of 300 layers", joins()),
                new LayerCase("2,000 class weights", classWeights()));
    }

    private static ModelMaker chain() {
        ModelMaker model = model(2);
        for (int i = 0; i < 300; i++) {
            String above = i == 0 ? "input" : "sum" + (i - 1);
            model.add(layer("hidden" + i).from(above).op("dense", "value", 2));
            model.add(layer("active" + i).activation("TANH"));
            model.add(layer("scaled" + i).op("rescale", "scale", new float[] {0.5f}));
            model.add(layer("wrapped" + i).op("rescale", "offset", new float[] {0.01f}));
            model.add(layer("sum" + i).op("add").from("wrapped" + i, above));
        }
        return model;
    }

    private static ModelMaker losses() {
        ModelMaker model = model(2);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 430; i++) {
            names.add("head" + i);
            model.add(layer(names.get(i)).from("input").op("dense", "value", 1));
        }
        names.forEach(name -> model.term("of" + name, 0.5f, "MEAN_SQUARED_ERROR", List.of(name), ""));
        return model;
    }

    private static ModelMaker inputs() {
        ModelMaker model = model();
        List<String> read = new ArrayList<>();
        for (int i = 0; i < 260; i++) {
            if (i % 2 == 0) {
                model.input("x" + i, 2);
                read.add("x" + i);
            } else {
                model.indices("x" + i, 3, 1);
                model.add(layer("row" + i).from("x" + i).op("embedding", "width", 1));
                model.add(layer("flat" + i).op("flatten"));
                read.add("flat" + i);
            }
        }
        return model.add(layer("all").op("concat").from(read.toArray(String[]::new)))
                .add(layer("result").op("dense", "value", 3));
    }

    private static ModelMaker joins() {
        ModelMaker model = model(2);
        String[] names = IntStream.range(0, 300).mapToObj(i -> "part" + i).toArray(String[]::new);
        for (int i = 0; i < names.length; i++) {
            model.add(layer(names[i]).from("input").op("rescale", "scale", new float[] {1 + i / 100f}));
        }
        return model.add(layer("sum").op("add").from(names))
                .add(layer("all").op("concat").from(names))
                .add(layer("both").op("concat").from("sum", "all"))
                .add(layer("result").op("dense", "value", 2));
    }

    private static ModelMaker classWeights() {
        float[] weights = new float[2_000];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (i % 5) * 0.37f;
        }
        return model(2).add(layer("result").op("dense", "value", weights.length))
                .loss("SOFTMAX_CROSS_ENTROPY", "classWeights", weights);
    }

    /** The case with parameters so small that what runs through many layers stays of a size. */
    private static GraphCase gentle(GraphCase test) {
        Externals externals = test.externals();
        List.copyOf(externals.leaves()).stream()
                .filter(ParameterOp.class::isInstance)
                .forEach(leaf -> externals.put(
                        leaf,
                        Arrays.stream(externals.get(leaf))
                                .map(value -> (float) (0.05 * value))
                                .toArray()));
        return test;
    }

    static List<String> cases() {
        return List.copyOf(LARGE.keySet());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void trainsAsTheGraphMeans(String name) {
        CodeComparison comparison = new CodeComparison(sources, LARGE.get(name).training());
        comparison.agreesWithInterpreter();
        comparison.formsAgree();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void predictsWhatTheGraphMeans(String name) {
        Large large = LARGE.get(name);
        new CodeComparison(sources, large.training()).inferenceAgrees(large.inference());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void describesItself(String name) {
        Large large = LARGE.get(name);
        Network network = generated(large).network(1);
        assertThat(network.summary()).isEqualTo(large.facts().summary());
        assertThat(network.parameters().stream().map(Parameter::name))
                .containsExactlyElementsOf(large.facts().parameters().stream()
                        .map(ModelFacts.ParameterFacts::fileName)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasMethodsThatHotSpotCompiles(String name) {
        generated(LARGE.get(name))
                .classes()
                .forEach((type, bytes) -> MethodSizes.of(bytes).forEach((method, size) -> {
                    if (!method.startsWith("<")) {
                        assertThat(size).as("%s of %s", method, type).isLessThan(HUGE_METHOD);
                    }
                }));
    }

    /** Each of the models reaches for something that is cut, of which these methods are parts. */
    @Test
    void theCodeIsCut() {
        Map<String, List<String>> cut = Map.of(
                "1,500 layers", List.of("parameterList1", "assign", "summaryText", "allocate1"),
                "430 losses", List.of("lossTerms1", "gradientArrays1", "loss1", "output1"),
                "joins of 300 layers", List.of("bothPart2"));
        cut.forEach((name, parts) -> {
            if (LARGE.containsKey(name)) {
                Set<String> methods = new HashSet<>();
                generated(LARGE.get(name))
                        .classes()
                        .forEach((type, bytes) ->
                                methods.addAll(MethodSizes.of(bytes).keySet()));
                for (String part : parts) {
                    assertThat(methods.stream().filter(method -> method.startsWith(part)))
                            .as("%s of %s", part, name)
                            .isNotEmpty();
                }
            }
        });
    }

    /** What a class file has room for is known before javac knows it, and not by far too early. */
    @ParameterizedTest
    @MethodSource("cases")
    void itsConstantsAreEstimated(String name) {
        ModelFacts facts = LARGE.get(name).facts();
        Map<String, byte[]> classes = generated(LARGE.get(name)).classes();
        String prefix = facts.packageName() + "." + facts.className();
        int model = constants(classes.get(prefix));
        assertThat(ClassSize.of(ModelWriter.write(facts))).isGreaterThan(model);
        int session = constants(classes.get(prefix + Form.PORTABLE.suffix()));
        int estimate = ClassSize.of(SessionWriter.write(facts, Form.PORTABLE));
        assertThat(estimate).isGreaterThan(session);
        if (session > 5_000) { // what every class may have is most of a small one's
            assertThat(estimate).isLessThan((int) (LARGEST_ESTIMATE * session));
        }
        assertThat(ClassSize.atLeast(facts)).isLessThan(session);
    }

    /** The constants of a class file: the number stands behind its magic number and version. */
    private static int constants(byte[] file) {
        return ByteBuffer.wrap(file).getShort(8) & 0xffff;
    }

    @Test
    void predictsFromArraysWhereAMethodHasNoRoomForTheInputs() throws ReflectiveOperationException {
        GeneratedModel model = generated(LARGE.get("260 inputs"));
        Network network = model.network(5);
        int inputs = model.facts().inputs().size();
        assertThat(inputs).isGreaterThan(MOST_PARAMETERS);
        float[][] features = new float[inputs][];
        int[][] indices = new int[inputs][];
        Session session = model.session(network, Form.PORTABLE, false, 1);
        for (int i = 0; i < inputs; i++) {
            if (i % 2 == 0) {
                features[i] = new float[] {i / 10f, -i};
                System.arraycopy(features[i], 0, session.input(i), 0, 2);
            } else {
                indices[i] = new int[] {i % 3};
                session.indices(i)[0] = i % 3;
            }
        }
        session.infer(1);
        float[] predicted = (float[]) network.getClass()
                .getMethod("predict", float[][].class, int[][].class)
                .invoke(network, features, indices);
        assertThat(predicted).isEqualTo(Arrays.copyOf(session.output(0), 3));
    }

    private static GeneratedModel generated(Large large) {
        return sources.of(large.training().graph());
    }
}
