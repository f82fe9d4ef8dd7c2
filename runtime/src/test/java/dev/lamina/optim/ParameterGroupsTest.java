package dev.lamina.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lamina.model.Gradients;
import dev.lamina.model.Initializer;
import dev.lamina.model.Layout;
import dev.lamina.model.Parameter;
import dev.lamina.testing.Allocations;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A group's parameters end with the bits of a run of their own with the group's settings. */
class ParameterGroupsTest {
    private static final AdamW ADAM = AdamW.learningRate(0.01f).weightDecay(0.1f);

    private final List<Parameter> parameters = List.of(
            parameter("block1.conv.weight", Layout.AS_IS, 3, 2, 2),
            parameter("block1.norm.weight", Layout.AS_IS, 3),
            parameter("block1.norm.bias", Layout.AS_IS, 3),
            parameter("rnn.bias_ih_l0", Layout.AS_IS, 4),
            parameter("head.weight", Layout.TRANSPOSED, 2, 5),
            parameter("head.bias", Layout.AS_IS, 2));

    private static Parameter parameter(String name, Layout layout, int... shape) {
        return Parameter.trainable(name, layout, Initializer.normal(1f), shape);
    }

    private float[][] train(Optimizer.State state, List<Parameter> some) {
        for (int i = 0; i < parameters.size(); i++) {
            parameters.get(i).initialize(3, i);
        }
        for (int step = 0; step < 10; step++) {
            float[][] arrays = new float[some.size()][];
            for (int k = 0; k < arrays.length; k++) {
                Parameter parameter = some.get(k);
                Random random = new Random(100L * step + parameters.indexOf(parameter));
                arrays[k] = new float[parameter.size()];
                for (int i = 0; i < arrays[k].length; i++) {
                    arrays[k][i] = (float) random.nextGaussian();
                }
            }
            state.update(new Gradients(some, arrays));
            state.setLearningRate(state.exactRate() * 0.5);
        }
        return some.stream().map(Parameter::toArray).toArray(float[][]::new);
    }

    private void assertLike(ParameterGroups groups, Optimizer... each) {
        float[][] actual = train(groups.start(parameters), parameters);
        for (int i = 0; i < each.length; i++) {
            List<Parameter> one = List.of(parameters.get(i));
            assertThat(actual[i]).as("%s by %s", one, groups).isEqualTo(train(each[i].start(one), one)[0]);
        }
    }

    @Test
    void noGroupsChangeNothing() {
        assertLike(ParameterGroups.of(ADAM), ADAM, ADAM, ADAM, ADAM, ADAM, ADAM);
    }

    @Test
    void biasesAndNormsAreLeftOutOfDecayInOneCall() {
        AdamW none = ADAM.weightDecay(0f);
        assertLike(ParameterGroups.of(ADAM).noDecayOnBiasesAndNorms(), ADAM, none, none, none, ADAM, none);
    }

    @Test
    void groupsOfDifferentSettingsMayShareParameters() {
        AdamW fast = AdamW.learningRate(0.02f).weightDecay(0.1f);
        assertLike(
                ParameterGroups.of(ADAM)
                        .noDecayOnBiasesAndNorms()
                        .rate(ParameterSelector.layer("head"), 0.02f)
                        .setting(ParameterSelector.kernels(), "beta1", 0.5f),
                ADAM.betas(0.5f, 0.999f),
                ADAM.weightDecay(0f),
                ADAM.weightDecay(0f),
                ADAM.weightDecay(0f),
                fast,
                fast.weightDecay(0f));
    }

    @Test
    void aGroupMayHaveAnOptimizerOfItsOwn() {
        Sgd sgd = Sgd.learningRate(0.08f).momentum(0.5f);
        assertLike(
                ParameterGroups.of(ADAM).optimizer(ParameterSelector.matrices(), sgd),
                ADAM,
                ADAM,
                ADAM,
                ADAM,
                sgd,
                ADAM);
    }

    @Test
    void groupsThatMatchNothingAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParameterGroups.of(ADAM)
                        .rate(ParameterSelector.layer("haed"), 0.1f)
                        .start(parameters))
                .withMessage("the group layer(\"haed\"): learningRate=0.1 matches none of the trainable parameters: "
                        + "[block1.conv.weight, block1.norm.weight, block1.norm.bias, rnn.bias_ih_l0, head.weight, "
                        + "head.bias]");
    }

    @Test
    void groupsThatOverlapAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParameterGroups.of(ADAM)
                        .rate(ParameterSelector.layer("head"), 0.1f)
                        .rate(ParameterSelector.biases().and(ParameterSelector.name("h*")), 0.2f)
                        .start(parameters))
                .withMessage("two groups overlap: head.bias is in layer(\"head\"): learningRate=0.1 and in "
                        + "(biases()) and (name(\"h*\")): learningRate=0.2. "
                        + "Narrow one of them, for example with and(... .not())");
    }

    @Test
    void settingsThatDoNotFitAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParameterGroups.of(Rprop.learningRate(1f))
                        .noDecayOnBiasesAndNorms()
                        .start(parameters))
                .withMessageStartingWith("there is no setting weightDecay among (learningRate=1.0, ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParameterGroups.of(AdamW.learningRate(0f))
                        .rate(ParameterSelector.biases(), 0.1f)
                        .start(parameters))
                .withMessageContaining("which is 0: give AdamW(");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParameterGroups.of(ADAM)
                        .rate(ParameterSelector.biases(), -1f)
                        .start(parameters))
                .withMessage("learningRate must be finite and at least 0, but is -1.0");
    }

    @Test
    void patternsOfLayers() {
        assertThat(taken(ParameterSelector.layer("block*"))).isEqualTo("[0, 1, 2]");
        assertThat(taken(ParameterSelector.layer("*.norm"))).isEqualTo("[1, 2]");
        assertThat(taken(ParameterSelector.layer("b*c*v"))).isEqualTo("[0]");
        assertThat(taken(ParameterSelector.layer("block"))).isEqualTo("[]");
        assertThat(taken(ParameterSelector.layer("head*head"))).isEqualTo("[]");
        assertThat(taken(ParameterSelector.name("*.weight"))).isEqualTo("[0, 1, 4]");
        assertThat(taken(ParameterSelector.norms()
                        .or(ParameterSelector.kernels())
                        .not()))
                .isEqualTo("[2, 3, 4, 5]");
    }

    private String taken(ParameterSelector selector) {
        return parameters.stream()
                .filter(selector::takes)
                .map(parameters::indexOf)
                .toList()
                .toString();
    }

    @Test
    void rowsThatAStepDidNotTouchAreLeftOut() {
        Parameter words = parameter("words.weight", Layout.AS_IS, 4, 2);
        Parameter bias = parameter("head.bias", Layout.AS_IS, 2);
        List<Parameter> both = List.of(bias, words);
        Gradients gradients = new Gradients(both, new float[] {1, 1}, new float[] {1, 1, 1, 1, 1, 1, 1, 1});
        gradients.track(1).add(new int[] {2}, 1);
        Optimizer.State state = ParameterGroups.of(Sgd.learningRate(1f))
                .rate(ParameterSelector.matrices(), 0.5f)
                .start(both);
        state.update(gradients);
        assertThat(words.toArray()).containsExactly(0, 0, 0, 0, -0.5f, -0.5f, 0, 0);
        assertThat(bias.toArray()).containsExactly(-1, -1);
        assertThat(Allocations.of(() -> state.update(gradients))).isZero();
    }
}
