package dev.lamina.examples.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.data.Dataset;
import dev.lamina.math.CounterRandom;
import dev.lamina.model.LossTerm;
import dev.lamina.model.Parameter;
import dev.lamina.model.Session;
import dev.lamina.optim.Adam;
import dev.lamina.train.EpochResult;
import dev.lamina.train.Metrics;
import dev.lamina.train.Trainer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Models with several losses, with targets of their own and without, from data to predictions. */
class LossesTest {
    private static final int ROWS = 96;

    private final float[][] x = new float[ROWS][4];
    private final int[] kinds = new int[ROWS];
    private final float[][] areas = new float[ROWS][1];

    LossesTest() {
        long key = CounterRandom.key(7, 0, 0);
        for (int i = 0; i < ROWS; i++) {
            float a = CounterRandom.uniform(key, 2 * i) - 0.5f;
            float b = CounterRandom.uniform(key, 2 * i + 1) - 0.5f;
            x[i] = new float[] {a, b, a + b, a - b};
            kinds[i] = a > 0.1f ? 2 : a > -0.1f ? 1 : 0;
            areas[i][0] = a + 2 * b;
        }
    }

    private Dataset data() {
        return Dataset.builder()
                .input("input", x)
                .targets("area", areas)
                .labels("kind", kinds)
                .build();
    }

    @Test
    void learnsFromSeveralLosses() {
        CompiledCodeModel net = CompiledCodeModel.create(1);
        assertThat(net.losses())
                .containsExactly(
                        new LossTerm("back", 1, 0, -1, false),
                        new LossTerm("kind", 0.5f, 1, 0, false),
                        new LossTerm("area", 2, 2, 1, false));
        assertThat(net.summary()).contains("0.5 softmax_cross_entropy");
        EpochResult last = Trainer.of(net)
                .optimizer(Adam.learningRate(0.02f))
                .epochs(60)
                .silent()
                .fit(data(), data())
                .last();
        assertThat(last.terms()).extracting("name").containsExactly("back", "kind", "area");
        Metrics measured = Trainer.of(net).evaluate(data());
        assertThat(measured.loss())
                .isEqualTo(
                        measured.term("back").loss()
                                + 0.5 * measured.term("kind").loss()
                                + 2 * measured.term("area").loss(),
                        within(1e-6));
        assertThat(measured.term("back").loss()).isLessThan(0.01);
        assertThat(measured.term("area").loss()).isLessThan(0.01);
        assertThat(measured.term("kind").accuracy()).isGreaterThan(0.85).isEqualTo(measured.accuracy());
        assertThat(measured.term("back").hasAccuracy()).isFalse();
        assertThat(last.validationTerms()).isEqualTo(measured.terms());
        assertThat(measured.toString()).contains("kind 0.").contains("back 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> measured.term("aera"))
                .withMessageContaining("did you mean area");
    }

    @Test
    void predictsEachOutput() {
        CompiledCodeModel net = CompiledCodeModel.create(1);
        float[] row = {0.3f, -0.2f, 0.1f, 0.5f};
        assertThat(net.predictBack(row)).hasSize(4).isEqualTo(net.predict(row));
        assertThat(net.predictSize(row)).hasSize(1);
        assertThat(net.predictCode(row)).hasSize(2);
        float[] shares = net.probabilitiesKind(row);
        assertThat(shares).hasSize(3);
        assertThat(shares[net.predictKind(row)]).isGreaterThanOrEqualTo(1 / 3f);
        float[] other = {-0.9f, 0.8f, -0.4f, 0};
        assertThat(net.predictKind(new float[][] {row, other}))
                .containsExactly(net.predictKind(row), net.predictKind(other));
        Session session = net.newSession();
        System.arraycopy(row, 0, session.input(0), 0, 4);
        session.infer(1);
        assertThat(net.outputs()).extracting("name").containsExactly("back", "kind", "size", "code");
        assertThat(session.output(3)[1]).isEqualTo(net.predictCode(row)[1]);
    }

    @Test
    void dataThatDontFitAreRefused() {
        Trainer trainer = Trainer.of(CompiledCodeModel.create(1)).epochs(1).silent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.fit(Dataset.of(x, kinds)))
                .withMessageContaining("no target kind");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.fit(Dataset.of(x)))
                .withMessageContaining("has no target, but needs kind(class 0..2)");
        Dataset swapped = Dataset.builder()
                .input("input", x)
                .targets("kind", areas)
                .labels("area", kinds)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.fit(swapped))
                .withMessageContaining("kind(class 0..2) needs labels");
        Session session = CompiledCodeModel.create(1).newTrainingSession(1);
        assertThatIllegalStateException().isThrownBy(() -> session.target(0)).withMessageContaining("no target 0");
        assertThatIllegalStateException().isThrownBy(() -> session.loss(3)).withMessageContaining("no loss 3");
    }

    @Test
    void anAutoencoderNeedsNoTarget() {
        CompiledDenoisingModel net = CompiledDenoisingModel.create(1);
        assertThat(net.targets()).isEmpty();
        Trainer trainer =
                Trainer.of(net).optimizer(Adam.learningRate(0.02f)).epochs(60).silent();
        double before = trainer.evaluate(Dataset.of(x)).loss();
        double after = trainer.fit(Dataset.of(x), Dataset.of(x)).last().validationLoss();
        assertThat(after).isLessThan(before / 5);
        assertThat(trainer.evaluate(Dataset.of(x, kinds)).loss())
                .as("targets that nobody needs don't disturb")
                .isEqualTo(after);
    }

    /** One class is ignored and others have weights, so that steps count differently; five rows have ignored labels only. */
    @Test
    void anEvaluationDoesntDependOnItsSteps() {
        Arrays.fill(kinds, 10, 15, 0);
        Dataset data = Dataset.builder()
                .input("input", x)
                .labels("kind", kinds)
                .targets("size", areas)
                .build();
        Metrics small = Trainer.of(CompiledSmallSteps.create(3)).evaluate(data);
        Metrics whole = Trainer.of(CompiledOneStep.create(3)).evaluate(data);
        assertThat(small.term("kind").loss())
                .isEqualTo(whole.term("kind").loss(), within(1e-6))
                .isPositive();
        assertThat(small.loss()).isEqualTo(whole.loss(), within(1e-6));
        Session session = CompiledOneStep.create(3).newSession();
        double weights = 0;
        double squares = 0;
        for (int i = 0; i < ROWS; i++) {
            System.arraycopy(x[i], 0, session.input(0), 4 * i, 4);
            session.labels(0)[i] = kinds[i];
            session.target(1)[i] = areas[i][0];
            weights += kinds[i] == 0 ? 0 : kinds[i] == 1 ? 5 : 2;
        }
        session.evaluate(ROWS);
        assertThat(session.lossWeight(0, ROWS)).isEqualTo((float) weights);
        assertThat(session.lossWeight(1, ROWS)).isEqualTo(ROWS);
        assertThat(whole.term("kind").loss()).isEqualTo(session.loss(0), within(1e-9));
        assertThat(whole.term("size").loss()).isEqualTo(session.loss(1) / (double) ROWS, within(1e-6));
        for (int i = 0; i < ROWS; i++) {
            squares += Math.pow(session.output(1)[i] - areas[i][0], 2);
        }
        assertThat(session.loss(1)).isEqualTo((float) squares, within(1e-3f));
    }

    /** The first step has ordinary labels, the second one only those to be ignored. */
    @Test
    void aHeadWithoutLabelsLearnsNothingWhileTheOtherDoes() {
        Session session = CompiledSmallSteps.create(3).newTrainingSession(1);
        for (int i = 0; i < 5; i++) {
            System.arraycopy(x[i], 0, session.input(0), 4 * i, 4);
            session.target(1)[i] = areas[i][0];
            session.labels(0)[i] = 1 + i % 2;
        }
        session.forward(5);
        assertThat(session.lossWeight(0, 5)).isEqualTo(3 * 5 + 2 * 2);
        Arrays.fill(session.labels(0), 0);
        session.forward(5);
        session.backward(5);
        assertThat(session.lossWeight(0, 5)).isZero();
        assertThat(session.lossWeight(1, 5)).isEqualTo(5);
        assertThat(session.loss(0)).isZero();
        assertThat(session.loss()).isEqualTo(3 * session.loss(1)).isPositive();
        List<Parameter> trained = session.network().trainableParameters();
        for (int i = 0; i < trained.size(); i++) {
            Parameter parameter = trained.get(i);
            float[] gradient = Arrays.copyOf(session.gradients().values(i), parameter.size());
            if (parameter.name().startsWith("kind")) {
                assertThat(gradient).as(parameter.name()).containsOnly(0f);
            } else {
                assertThat(gradient).as(parameter.name()).isNotEqualTo(new float[parameter.size()]);
            }
        }
    }

    @Test
    void layersAreComparedWithEachOther() {
        float[][] like = new float[ROWS][];
        float[][] unlike = new float[ROWS][];
        float[][] anchors = new float[ROWS][];
        for (int i = 0; i < ROWS; i++) {
            anchors[i] = new float[] {x[i][0], x[i][1], 1};
            like[i] = new float[] {x[i][0], x[(i + 1) % ROWS][1], 1};
            unlike[i] = new float[] {-x[i][0], x[i][1], 1};
        }
        Dataset data = Dataset.builder()
                .input("like", like)
                .input("unlike", unlike)
                .input("x", anchors)
                .build();
        CompiledTripletModel net = CompiledTripletModel.create(2);
        Trainer trainer =
                Trainer.of(net).optimizer(Adam.learningRate(0.05f)).epochs(80).silent();
        double before = trainer.evaluate(data).loss();
        trainer.fit(data);
        assertThat(trainer.evaluate(data).loss()).isLessThan(before * 0.7);
        float[] anchor = net.predictAnchor(anchors[0], like[0], unlike[0]);
        float[] positive = net.predictPositive(anchors[0], anchors[0], unlike[0]);
        assertThat(positive).as("the same weights").isEqualTo(anchor);
    }
}
