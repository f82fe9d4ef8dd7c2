package dev.lamina.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.processor.layer.Network;
import dev.lamina.processor.testing.ChildJvm;
import dev.lamina.processor.testing.CodeComparison;
import dev.lamina.processor.testing.CompiledRunner;
import dev.lamina.processor.testing.Externals;
import dev.lamina.processor.testing.FloatErrors;
import dev.lamina.processor.testing.GraphCase;
import dev.lamina.processor.testing.MethodSizes;
import dev.lamina.processor.testing.RandomValues;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Generated code of every operation and layer against the interpreter, and its forms against each other. What is compared with
 * the interpreter on one JDK needs only be the same bits in both forms on another.
 */
@Tag("slow")
class GeneratedCodeTest {
    private static final List<CodeCase> CASES = new ArrayList<>();

    /** Of the portable forms, which have no vectors. */
    private static final List<String> FINGERPRINTS = new ArrayList<>();

    private static CompiledRunner.Sources sources;
    private static CompiledRunner.Sources split;

    @BeforeAll
    static void compile() {
        CASES.addAll(CodeCase.all());
        sources = CompiledRunner.Sources.of(CodeCase.facts(CASES));
        split = sources.within(CodeCase.SPLIT_ALL);
    }

    /** The next class in this JVM has use for the memory. */
    @AfterAll
    static void forget() {
        CASES.clear();
        FINGERPRINTS.clear();
        sources = null;
        split = null;
    }

    static List<CodeCase> cases() {
        return CASES;
    }

    @Tag("any-jdk")
    @ParameterizedTest
    @MethodSource("cases")
    void callsSizesByNamesOfTheirValues(CodeCase test) {
        NamedSizes.check(test.facts());
    }

    static Stream<CodeCase> layers() {
        return CASES.stream().filter(test -> test.layer().isPresent());
    }

    @Tag("any-jdk")
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("layers")
    void predictsWhatTheGraphMeans(CodeCase test) {
        GraphCase inference = test.inference();
        assertThat(FloatErrors.of(inference).stable())
                .as("%s is away from kinks", inference)
                .isTrue();
        new CodeComparison(sources, test.step()).inferenceAgrees(inference);
    }

    static Stream<CodeCase> evaluated() {
        return layers().filter(test -> test.layer().orElseThrow().test().evaluated());
    }

    /** In every form and on every session. */
    @Tag("any-jdk")
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("evaluated")
    void evaluatesTheLossOfWhatInferenceYields(CodeCase test) {
        Network network = test.layer().orElseThrow().network();
        for (int rows : List.of(1, 4)) {
            Externals externals = new RandomValues(8).forLeaves(network.inference(), rows);
            Externals targets = new RandomValues(9).forLeaves(network.evaluation(), rows);
            targets.leaves().forEach(leaf -> externals.put(leaf, targets.get(leaf)));
            double first = Double.NaN;
            for (Form form : Form.values()) {
                for (boolean training : new boolean[] {false, true}) {
                    double[] loss = new CompiledRunner(sources, form, 1).evaluate(network, rows, externals, training);
                    assertThat(loss[0])
                            .as("%s of %d rows, %s, training session: %s", test, rows, form, training)
                            .isCloseTo(loss[1], within(1e-5 + 1e-5 * Math.abs(loss[1])));
                    first = Double.isNaN(first) || changesStates(network) ? loss[0] : first;
                    assertThat(loss[0]).isEqualTo(first);
                }
            }
        }
    }

    /** A training step before changes what inference yields after. */
    private static boolean changesStates(Network network) {
        return network.parameters().stream().anyMatch(spec -> spec.name().contains("running"));
    }

    /** HotSpot compiles no method of 8,000 bytes or more. */
    @ParameterizedTest
    @MethodSource("cases")
    void hasMethodsFarBelowTheLimit(CodeCase test) {
        sources.of(test.step().graph())
                .classes()
                .forEach((name, bytes) -> assertThat(MethodSizes.of(bytes))
                        .as("bytes of each method of %s", name)
                        .allSatisfy(
                                (method, size) -> assertThat(size).as(method).isLessThan(4000)));
    }

    @Tag("any-jdk")
    @ParameterizedTest
    @MethodSource("cases")
    void computesWhatTheGraphMeans(CodeCase test) {
        new CodeComparison(sources, test.step()).agreesWithInterpreter();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheSameBitsInBothFormsAndOnAnyNumberOfThreads(CodeCase test) {
        new CodeComparison(sources, test.step()).formsAgree();
    }

    @Tag("any-jdk")
    @ParameterizedTest
    @MethodSource("cases")
    void givesTheSameBitsHoweverItIsSplit(CodeCase test) {
        new CodeComparison(sources, test.step()).agreesWith(split, List.of(1, 3));
        new CodeComparison(sources, test.full()).agreesWith(split, List.of(1, 2, 3, 5));
    }

    /** Vectors of 4 and of 8 floats, or as many as this machine has if those are fewer. */
    @Tag("any-jdk")
    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void givesTheSameBitsAtAnyVectorWidth(int lanes, @TempDir Path folder) {
        Path classes = folder.resolve("classes");
        split.write(classes);
        List<String> options = List.of(
                "-XX:MaxVectorSize=" + lanes * Float.BYTES,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlamina.cases=" + System.getProperty("lamina.cases", ""));
        List<String> lines = ChildJvm.run(WidthProbe.class, options, classes.toString());
        assertThat(lines).contains(WidthProbe.LANES + Math.min(lanes, WidthProbe.lanes()));
        assertThat(lines.stream().filter(line -> line.startsWith(WidthProbe.CASE)))
                .containsExactlyElementsOf(fingerprints());
    }

    private static List<String> fingerprints() {
        if (FINGERPRINTS.isEmpty()) {
            for (CodeCase test : CASES) {
                FINGERPRINTS.add(fingerprint(test.step()));
                FINGERPRINTS.add(fingerprint(test.full()));
            }
        }
        return FINGERPRINTS;
    }

    private static String fingerprint(GraphCase test) {
        return WidthProbe.line(test, new CompiledRunner(sources, Form.PORTABLE, 1));
    }
}
