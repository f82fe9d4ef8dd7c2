package dev.lamina.processor.emit;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.processor.Generated;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Phase;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.layer.LayerCases;
import dev.lamina.processor.op.ParameterOp;
import dev.lamina.processor.pass.Differentiated;
import dev.lamina.processor.pass.Kernel;
import dev.lamina.processor.pass.Plan;
import dev.lamina.processor.testing.Comments;
import dev.lamina.processor.testing.GeneratedModel;
import dev.lamina.processor.testing.ModelMaker;
import dev.lamina.processor.testing.SampleModels;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Comments say what a kernel computes and which formulas of forward it differentiates, in names that exist. */
@Tag("any-jdk")
class FormulasTest {
    private static final Pattern DOCUMENTED = Pattern.compile(
            "/\\*\\*((?:(?!\\*/)[\\s\\S])*Gradient of(?:(?!\\*/)[\\s\\S])*)\\*/\\s+private void (\\w+)\\(");

    @Test
    void gradientsOfDenseLayersAreThoseOfTheirFormulas() {
        ModelMaker xor = model(2).add(layer("hidden").op("dense", "value", 8).activation("TANH"))
                .add(layer("answer").op("dense", "value", 1))
                .loss("BINARY_CROSS_ENTROPY")
                .batch(4);
        String hidden = "hiddenSum = input · hiddenW + hiddenB";
        String answer = "answer = hidden · answerW + answerB";
        assertThat(gradients(xor))
                .isEqualTo(new TreeMap<>(Map.of(
                        "dAnswer", List.of("loss = 1/N · Σ (softplus(answer) - answer ⊙ target)"),
                        "dAnswerB", List.of(answer),
                        "dAnswerTranspose", List.of(answer),
                        "dHidden", List.of(answer),
                        "dAnswerW", List.of(answer),
                        "dHiddenB", List.of(hidden, "hidden = tanh(hiddenSum)"),
                        "dHiddenW", List.of(hidden))));
    }

    @Test
    void valuesInRegistersStandByTheirFormulas() {
        ModelMaker mask = model(6).add(layer("hidden")
                        .op("dense", "value", 8)
                        .activation("RELU")
                        .dropout(0.5f))
                .add(layer("answer").op("dense", "value", 2))
                .loss("SOFTMAX_CROSS_ENTROPY");
        String text = GeneratedModel.sessions(Generated.facts(mask)).get(0);
        assertThat(text)
                .contains("hiddenActive = relu(input · hiddenW + hiddenB)")
                .contains("hidden = hiddenActive ⊙ hiddenMask")
                .contains("dHiddenSum = hiddenActive > 0 ? (dAnswer · answerWᵀ) ⊙ hiddenMask : 0")
                .doesNotContain("relu(hiddenSum)");
    }

    /** Text by method of all formulas that the method's comment says it differentiates. */
    private static Map<String, List<String>> gradients(ModelMaker model) {
        Map<String, List<String>> gradients = new TreeMap<>();
        DOCUMENTED
                .matcher(GeneratedModel.sessions(Generated.facts(model)).get(0))
                .results()
                .forEach(method -> {
                    String after = method.group(1).substring(method.group(1).indexOf("Gradient of"));
                    List<String> formulas = new ArrayList<>();
                    Pattern.compile("\\{@code ([^}]+)}")
                            .matcher(after)
                            .results()
                            .forEach(f -> formulas.add(f.group(1)));
                    gradients.put(method.group(2), formulas);
                });
        return gradients;
    }

    @Tag("slow")
    @Test
    void allNamesExist() {
        Map<String, List<String>> faults = new TreeMap<>();
        SampleModels.all().forEach((name, sample) -> {
            ModelFacts facts = Generated.facts(sample.get().className(name));
            GeneratedModel.sessions(facts).forEach(text -> faults.put(name, Comments.faults(text, facts)));
        });
        assertThat(faults).allSatisfy((name, own) -> assertThat(own).isEmpty());
    }

    /** A kernel that computes a parameter's gradient differentiates a formula that the parameter stands in. */
    @Tag("slow")
    @Test
    void gradientsOfParametersAreThoseOfFormulasThatReadThem() {
        List<String> faults = new ArrayList<>();
        LayerCases.all().forEach(test -> {
            Plan plan = Generated.facts(test.model()).training();
            Differentiated differentiated = new Differentiated(plan);
            for (Result gradient : plan.graph().results(Result.Kind.GRADIENT)) {
                kernel(plan, gradient.node())
                        .map(differentiated::of)
                        .filter(values -> !values.isEmpty())
                        .filter(values -> values.stream().noneMatch(value -> reads(value, gradient.name(), plan)))
                        .ifPresent(values -> faults.add(test.name() + ": " + gradient.name()));
            }
        });
        assertThat(faults).isEmpty();
    }

    private static Optional<Kernel> kernel(Plan plan, Node node) {
        return plan.kernels(Phase.BACKWARD).stream()
                .filter(kernel -> kernel.stores().contains(node))
                .findFirst();
    }

    /** True if a parameter stands in the formula of a value, where values in memory stand by their names. */
    private static boolean reads(Node value, String parameter, Plan plan) {
        Deque<Node> left = new ArrayDeque<>(value.inputs());
        Set<Node> seen = new HashSet<>();
        while (!left.isEmpty()) {
            Node node = left.remove();
            if (node.op() instanceof ParameterOp op && op.name().equals(parameter)) {
                return true;
            }
            // What has no name is a step of its reader, such as a kernel in another layout or a phase of a convolution.
            boolean isStep = !plan.buffers().containsKey(node) || node.name().isEmpty();
            if (isStep && seen.add(node)) {
                left.addAll(node.inputs());
            }
        }
        return false;
    }
}
