package dev.lamina.processor.compilation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lamina.annotation.LossFunction;
import dev.lamina.model.Network;
import dev.lamina.model.Session;
import dev.lamina.processor.testing.MemoryCompiler;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What losses ask of their targets reaches generated networks, and their sessions hold users to it. */
class LossTargetsTest {
    private static final Pattern RULE = Pattern.compile("\\.(within|sequence)\\(([^)]*)\\)");

    private static final String TWO =
            "@Layer(name = \"a\", dense = @Dense(3)) @Layer(name = \"b\", from = \"input\", dense =" + " @Dense(3)) ";

    @Test
    void eachLossSaysWhatItIsDefinedOn() {
        Map<LossFunction, String> expected = new EnumMap<>(LossFunction.class);
        for (LossFunction any : List.of(
                LossFunction.SOFTMAX_CROSS_ENTROPY,
                LossFunction.NEGATIVE_LOG_LIKELIHOOD,
                LossFunction.MULTI_MARGIN,
                LossFunction.MEAN_SQUARED_ERROR,
                LossFunction.MEAN_ABSOLUTE_ERROR,
                LossFunction.HUBER,
                LossFunction.SMOOTH_L1,
                LossFunction.GAUSSIAN_NLL,
                LossFunction.TRIPLET_MARGIN)) {
            expected.put(any, "");
        }
        for (LossFunction probability : List.of(
                LossFunction.DISTRIBUTION_CROSS_ENTROPY,
                LossFunction.BINARY_CROSS_ENTROPY,
                LossFunction.PROBABILITY_BINARY_CROSS_ENTROPY,
                LossFunction.MULTI_LABEL_SOFT_MARGIN,
                LossFunction.KL_DIVERGENCE)) {
            expected.put(probability, "within(Domain.PROBABILITY)");
        }
        for (LossFunction sign : List.of(
                LossFunction.HINGE,
                LossFunction.SQUARED_HINGE,
                LossFunction.HINGE_EMBEDDING,
                LossFunction.SOFT_MARGIN,
                LossFunction.COSINE_EMBEDDING,
                LossFunction.MARGIN_RANKING)) {
            expected.put(sign, "within(Domain.SIGN)");
        }
        expected.put(LossFunction.POISSON_NLL, "within(Domain.NOT_NEGATIVE)");
        expected.put(LossFunction.CTC, "sequence(0)");
        for (LossFunction function : LossFunction.values()) {
            assertThat(rules(declaration(function))).as(function.name()).isEqualTo(expected.get(function));
        }
    }

    private static String declaration(LossFunction function) {
        return switch (function) {
            case GAUSSIAN_NLL, COSINE_EMBEDDING, MARGIN_RANKING -> TWO + loss(function, ", from = {\"a\", \"b\"}");
            case TRIPLET_MARGIN ->
                TWO
                        + "@Layer(name = \"c\", from = \"input\", dense = @Dense(3)) "
                        + loss(function, ", from = {\"a\", \"b\", \"c\"}");
            case CTC -> sequences("");
            default -> "@Layer(name = \"a\", dense = @Dense(3)) " + loss(function, "");
        };
    }

    private static String loss(LossFunction function, String attributes) {
        return "@Loss(value = " + function + attributes + ")";
    }

    private static String sequences(String attributes) {
        return "@Layer(name = \"steps\", reshape = @Reshape({3, 1})) @Layer(name = \"a\", dense = @Dense(4), activation ="
                + " LOG_SOFTMAX) @Loss(value = CTC, maxLabels = 2" + attributes + ")";
    }

    private static String rules(String declaration) {
        ModelCompilation compiled = ModelCompilation.of("@Input(shape = 3) " + declaration + " interface Net {}");
        assertThat(compiled.errors()).isEmpty();
        return RULE.matcher(compiled.sources().get("CompiledNet.java"))
                .results()
                .map(MatchResult::group)
                .map(text -> text.substring(1))
                .reduce("", (a, b) -> a.isEmpty() ? b : a + " " + b);
    }

    @Test
    void attributesChangeIt() {
        String dense = "@Layer(name = \"a\", dense = @Dense(3)) ";
        assertThat(rules(dense + loss(LossFunction.KL_DIVERGENCE, ", logTarget = true")))
                .isEqualTo("within(Domain.LOG_PROBABILITY)");
        assertThat(rules(dense + loss(LossFunction.MEAN_SQUARED_ERROR, ", sampleWeights = true")))
                .isEqualTo("within(Domain.NOT_NEGATIVE)");
        assertThat(rules(sequences(", zeroInfinity = true"))).isEqualTo("sequence()");
        assertThat(rules(sequences(", blank = 3"))).isEqualTo("sequence(3)");
    }

    @Test
    void lossesThatShareATargetAllHaveTheirSay() {
        assertThat(rules(TWO + loss(LossFunction.MEAN_SQUARED_ERROR, ", from = \"a\", target = \"t\"") + " "
                        + loss(LossFunction.BINARY_CROSS_ENTROPY, ", from = \"b\", name = \"n\", target = \"t\"") + " "
                        + loss(LossFunction.POISSON_NLL, ", from = \"a\", name = \"m\", target = \"t\"")))
                .isEqualTo("within(Domain.PROBABILITY, Domain.NOT_NEGATIVE)");
    }

    @Test
    void generatedSessionsRefuseWrongUse() throws Exception {
        Network net = network("@Model(batch = 4) @Input(shape = 2) @Layer(name = \"hidden\", dense = @Dense(5)) "
                + "@Layer(name = \"norm\", batchNorm = @BatchNorm, activation = RELU) "
                + "@Layer(name = \"logits\", dense = @Dense(3)) "
                + "@Loss(value = SOFTMAX_CROSS_ENTROPY, ignoreIndex = -100) interface Net {}");
        Session session = net.newTrainingSession(1);
        for (int i = 0; i < 8; i++) {
            session.input(0)[i] = i * 0.1f;
        }
        for (int label : new int[] {3, 5, -1, 99}) {
            session.labels(0)[1] = label;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> session.forward(4))
                    .withMessage("Net: target labels takes classes from 0 to 2, or -100 to be ignored, but row 1 is "
                            + label);
            assertThatIllegalArgumentException().isThrownBy(() -> session.evaluate(4));
        }
        session.labels(0)[1] = -100;
        session.forward(4);
        session.backward(4);
        float[] gradient = Arrays.copyOf(session.gradients().values(0), 10);
        session.forward(4);
        session.infer(4);
        assertThatIllegalStateException().isThrownBy(() -> session.backward(4));
        session.forward(2);
        assertThatIllegalArgumentException().isThrownBy(() -> session.backward(4));
        session.forward(4);
        session.backward(4);
        assertThat(Arrays.copyOf(session.gradients().values(0), 10)).isEqualTo(gradient);
        assertThatIllegalStateException().isThrownBy(() -> session.backward(4));
    }

    private static Network network(String text) throws ReflectiveOperationException {
        Map<String, String> byClass = new LinkedHashMap<>();
        ModelCompilation.of(text).sources().forEach((file, source) -> byClass.put(file.replace(".java", ""), source));
        MemoryCompiler compiler = MemoryCompiler.compile(byClass);
        assertThat(compiler.findings()).isEmpty();
        return (Network) compiler.loader()
                .loadClass("CompiledNet")
                .getMethod("create", long.class)
                .invoke(null, 1L);
    }
}
