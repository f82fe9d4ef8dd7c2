package dev.lamina.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.data.Dataset;
import dev.lamina.model.Network;
import dev.lamina.model.Objective;
import dev.lamina.model.Session;
import dev.lamina.optim.Adam;
import dev.lamina.optim.Sgd;
import dev.lamina.testing.Examples;
import dev.lamina.testing.LinearNetwork;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final Dataset TRAIN = Examples.clusters(203, 6, 4, 1);
    private static final Dataset TEST = Examples.clusters(101, 6, 4, 2);

    private static LinearNetwork classifier(float dropout) {
        LinearNetwork net = new LinearNetwork(16, 4, Objective.CLASS, dropout, 6);
        net.initialize(42);
        return net;
    }

    private static Trainer trainer(Network net) {
        return Trainer.of(net).optimizer(Adam.learningRate(0.02f)).epochs(6).silent();
    }

    @Test
    void itLearns() {
        LinearNetwork net = classifier(0.1f);
        History history = trainer(net).fit(TRAIN, TEST);
        assertThat(history.epochs()).hasSize(6);
        assertThat(history.last().loss()).isLessThan(history.epochs().get(0).loss());
        assertThat(history.last().validationAccuracy()).isGreaterThan(0.85);
        assertThat(history.last().epoch()).isEqualTo(6);
        int right = 0;
        for (int i = 0; i < TEST.size(); i++) {
            right += net.predict(TEST.row(i)) == TEST.label(i) ? 1 : 0;
        }
        Metrics metrics = trainer(net).evaluate(TEST);
        assertThat(metrics.accuracy())
                .isEqualTo((double) right / TEST.size())
                .isEqualTo(history.last().validationAccuracy());
        assertThat(metrics.loss()).isEqualTo(history.last().validationLoss());
    }

    @Test
    void aStraightLineIsFoundExactly() {
        Dataset plane = Examples.plane(200, 3, 2, 1);
        LinearNetwork net = new LinearNetwork(20, 2, Objective.VALUES, 0f, 3);
        net.initialize(1);
        History history = trainer(net)
                .optimizer(Sgd.learningRate(0.1f).momentum(0.9f))
                .epochs(40)
                .fit(plane);
        assertThat(history.last().hasAccuracy()).isFalse();
        assertThat(history.last().validationLoss()).isNaN();
        // y_j = sum over k of x_k (k - j)
        float[] weight = net.parameter("linear.weight").toArray();
        float[] expected = {0, 1, 2, -1, 0, 1};
        for (int i = 0; i < 6; i++) {
            assertThat(weight[i]).isCloseTo(expected[i], within(0.2f));
        }
    }

    @Test
    void oneSeedGivesOneResultWhateverTheThreads() {
        String one = null;
        for (int threads : new int[] {1, 2, 3}) {
            LinearNetwork net = classifier(0.2f);
            trainer(net).seed(5).threads(threads).fit(TRAIN);
            one = one == null ? net.sha256() : one;
            assertThat(net.sha256()).as("%d threads", threads).isEqualTo(one);
        }
        LinearNetwork other = classifier(0.2f);
        trainer(other).seed(6).fit(TRAIN);
        assertThat(other.sha256()).isNotEqualTo(one);
    }

    @Test
    void withoutShufflingTheOrderIsThatOfTheData() {
        LinearNetwork net = classifier(0f);
        trainer(net)
                .optimizer(Sgd.learningRate(0.1f))
                .batchSize(10)
                .epochs(2)
                .shuffle(false)
                .fit(TRAIN);
        // The same by hand.
        LinearNetwork byHand = classifier(0f);
        Session session = byHand.newTrainingSession(1);
        var state = Sgd.learningRate(0.1f).start(byHand.trainableParameters());
        for (int epoch = 0; epoch < 2; epoch++) {
            for (int from = 0; from < 203; from += 10) {
                int rows = Math.min(10, 203 - from);
                for (int r = 0; r < rows; r++) {
                    TRAIN.copyInput(0, from + r, session.input(0), r * 6);
                    session.labels(0)[r] = TRAIN.label(from + r);
                }
                session.forward(rows);
                session.backward(rows);
                state.update(session.gradients());
            }
        }
        assertThat(net.sha256()).isEqualTo(byHand.sha256());
    }

    @Test
    void meanLossWeighsEveryRowTheSame() {
        // With learning rate 0 nothing changes but the running mean, which training doesn't use.
        LinearNetwork net = classifier(0f);
        Trainer trainer = trainer(net)
                .optimizer(Sgd.learningRate(0f))
                .epochs(1)
                .shuffle(false)
                .batchSize(16);
        EpochResult result = trainer.fit(TRAIN).last();
        Session session = net.newTrainingSession(1);
        double sum = 0;
        for (int from = 0; from < 203; from += 16) {
            int rows = Math.min(16, 203 - from);
            for (int r = 0; r < rows; r++) {
                TRAIN.copyInput(0, from + r, session.input(0), r * 6);
                session.labels(0)[r] = TRAIN.label(from + r);
            }
            session.forward(rows);
            sum += session.loss() * (double) rows;
        }
        assertThat(result.loss()).isEqualTo(sum / 203);
    }

    @Test
    void evaluationComputesTheLossOfEachObjective() {
        Dataset data = Dataset.of(new float[][] {{1, 0}, {0, 2}, {1, 1}}, new float[][] {{1}, {0}, {0.5f}});
        LinearNetwork mse = new LinearNetwork(2, 1, Objective.VALUES, 0f, 2);
        mse.parameter("linear.weight").set(new float[] {1, 2});
        // outputs 1, 4, 3: errors 0, 4, 2.5
        assertThat(trainer(mse).evaluate(data).loss()).isCloseTo((16 + 6.25) / 3, within(1e-6));
        assertThat(trainer(mse).evaluate(data).hasAccuracy()).isFalse();
        LinearNetwork bce = new LinearNetwork(2, 1, Objective.PROBABILITY, 0f, 2);
        bce.parameter("linear.weight").set(new float[] {1, 2});
        double expected = (Math.log1p(Math.exp(1)) - 1 + Math.log1p(Math.exp(4)) + Math.log1p(Math.exp(3)) - 1.5) / 3;
        assertThat(trainer(bce).evaluate(data).loss()).isCloseTo(expected, within(1e-6));
        LinearNetwork ce = new LinearNetwork(2, 2, Objective.CLASS, 0f, 2);
        ce.parameter("linear.weight").set(new float[] {1, 0, 0, 1});
        Metrics metrics = trainer(ce).evaluate(Dataset.of(new float[][] {{1, 0}, {0, 2}}, new int[] {0, 0}));
        assertThat(metrics.loss())
                .isCloseTo((Math.log1p(Math.exp(-1)) + 2 + Math.log1p(Math.exp(-2))) / 2, within(1e-6));
        assertThat(metrics.accuracy()).isEqualTo(0.5);
        assertThat(metrics).hasToString("loss 1.2201, accuracy 50.00%");
    }

    @Test
    void severalInputsAreMatchedByName() {
        LinearNetwork net = new LinearNetwork(4, 1, Objective.VALUES, 0f, 2, 1);
        net.parameter("linear.weight").set(new float[] {1, 10, 100});
        Dataset data = Dataset.builder()
                .input("inputB", new float[][] {{3}})
                .input("inputA", new float[][] {{1, 2}})
                .targets(new float[][] {{321}})
                .build();
        assertThat(trainer(net).evaluate(data).loss()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(net).evaluate(Examples.plane(3, 3, 1, 0)))
                .withMessageContaining("has inputs [inputA[2], inputB[1]], but the data set has [input]");
    }

    @Test
    void dataThatDontFitAreRefusedBeforeAnythingChanges() {
        LinearNetwork net = classifier(0f);
        String before = net.sha256();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(net).fit(Examples.clusters(10, 5, 4, 0)))
                .withMessage("Linear: input input[6] has 6 values, but rows of the data set have 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(net).fit(Examples.clusters(10, 6, 5, 0)))
                .withMessage("Linear knows classes 0 to 3, but the data set has label 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(net).fit(Examples.plane(10, 6, 4, 0)))
                .withMessageContaining("needs labels (int[])");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(net).fit(TRAIN.take(0)))
                .withMessage("Linear: the data set is empty");
        assertThatIllegalArgumentException().isThrownBy(() -> trainer(net).fit(TRAIN, Examples.clusters(10, 5, 4, 0)));
        LinearNetwork regression = new LinearNetwork(4, 2, Objective.VALUES, 0f, 6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(regression).fit(TRAIN))
                .withMessageContaining("needs rows of 2 values as targets (float[][])");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(regression).fit(Examples.plane(10, 6, 3, 0)))
                .withMessageContaining("has 2 values, but the data set's targets have 3");
        assertThat(net.sha256()).isEqualTo(before);
    }

    @Test
    void badSettingsAreNamed() {
        Trainer trainer = Trainer.of(classifier(0f));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.epochs(0))
                .withMessageContaining("epochs must be at least 1, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.batchSize(17))
                .withMessageContaining("batchSize must be from 1 to 16 (@Model(batch = 16) of Linear), but is 17");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.threads(0))
                .withMessageContaining("threads must be from 1");
    }

    @Test
    void aTrainerIsNeverChanged() {
        Trainer trainer = trainer(classifier(0f)).epochs(1);
        trainer.epochs(2);
        trainer.validation(TEST);
        assertThat(trainer.fit(TRAIN).epochs()).hasSize(1);
        assertThat(trainer.fit(TRAIN).last().validation()).isEmpty();
    }
}
