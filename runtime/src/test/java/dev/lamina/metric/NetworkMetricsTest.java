package dev.lamina.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.data.Dataset;
import dev.lamina.model.Domain;
import dev.lamina.model.LossTerm;
import dev.lamina.model.Network;
import dev.lamina.model.Objective;
import dev.lamina.model.Session;
import dev.lamina.model.Slot;
import dev.lamina.testing.Allocations;
import dev.lamina.testing.Examples;
import dev.lamina.testing.LinearNetwork;
import dev.lamina.train.Trainer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Metrics read sessions as the losses of their networks say. */
class NetworkMetricsTest {
    private static LinearNetwork network(Objective objective, int outputs) {
        LinearNetwork net = new LinearNetwork(8, outputs, objective, 0f, 4);
        net.initialize(1);
        return net;
    }

    /** Evaluates all rows of a data set in steps. */
    private static NetworkMetrics measure(LinearNetwork net, Dataset data, Metric... metrics) {
        NetworkMetrics all = NetworkMetrics.of(net, metrics);
        Session session = net.newSession();
        for (int from = 0; from < data.size(); from += net.batch()) {
            int rows = Math.min(net.batch(), data.size() - from);
            for (int r = 0; r < rows; r++) {
                data.copyInput(0, from + r, session.input(0), r * 4);
                if (data.hasLabels()) {
                    data.copyLabels(from + r, session.labels(0), r);
                } else {
                    data.copyTarget(from + r, session.target(0), r * data.targetSize());
                }
            }
            session.evaluate(rows);
            all.add(session, rows);
        }
        return all;
    }

    @Test
    void classesAreMeasuredAsTheTrainerDoes() {
        LinearNetwork net = network(Objective.CLASS, 3);
        Dataset data = Examples.clusters(50, 4, 3, 5);
        Trainer.of(net).epochs(2).silent().fit(data);
        var expected = Trainer.of(net).evaluate(data);
        var values = measure(net, data, Accuracy.metric(), LogLoss.metric(), F1.average(Average.PER_CLASS))
                .values();
        assertThat(values.keySet())
                .containsExactly("accuracy", "log_loss", "f1_per_class.0", "f1_per_class.1", "f1_per_class.2");
        assertThat(values.get("accuracy")).isEqualTo(expected.accuracy());
        assertThat(values.get("log_loss")).isCloseTo(expected.loss(), within(1e-5));
    }

    @Test
    void valuesAreMeasuredAsTheTrainerDoes() {
        LinearNetwork net = network(Objective.VALUES, 2);
        Dataset data = Examples.plane(30, 4, 2, 5);
        double loss = Trainer.of(net).evaluate(data).loss();
        assertThat(measure(net, data, MeanSquaredError.metric()).values().get("mean_squared_error"))
                .isCloseTo(loss, within(1e-5));
    }

    @Test
    void aLossOfProbabilitiesIsYesOrNoOrSeveralLabels() {
        float[] x = {1, 2, 3, 4, 4, 3, 2, 1, 0, 1, 0, 1};
        LinearNetwork one = network(Objective.PROBABILITY, 1);
        Dataset yes = Dataset.of(x, 4, new float[] {1, 0, 1}, 1);
        assertThat(measure(
                                one,
                                yes,
                                LogLoss.metric(),
                                RocAuc.metric(),
                                Recall.average(Average.BINARY).at(0.25f))
                        .values())
                .containsKeys("log_loss", "roc_auc", "recall_binary_at_0.25")
                .hasEntrySatisfying(
                        "log_loss",
                        value -> assertThat(value)
                                .isCloseTo(Trainer.of(one).evaluate(yes).loss(), within(1e-5)));
        LinearNetwork two = network(Objective.PROBABILITY, 2);
        Dataset labels = Dataset.of(x, 4, new float[] {1, 0, 0, 0, 1, 1}, 2);
        assertThat(measure(two, labels, ExactMatch.metric(), LogLoss.metric(), Brier.metric())
                        .values()
                        .get("log_loss"))
                .isCloseTo(Trainer.of(two).evaluate(labels).loss(), within(1e-5));
    }

    @Test
    void addingAllocatesNothing() {
        LinearNetwork net = network(Objective.CLASS, 3);
        NetworkMetrics metrics = NetworkMetrics.of(
                net, Accuracy.metric(), LogLoss.metric(), F1.average(Average.MACRO), ConfusionMatrix.metric());
        Session session = net.newSession();
        session.evaluate(8);
        assertThat(Allocations.of(() -> metrics.add(session, 8))).isLessThan(1000);
        metrics.reset();
        assertThat(metrics.values().get("accuracy")).isNaN();
    }

    private static Network described(
            Objective objective, List<Slot> targets, List<Slot> outputs, List<LossTerm> losses) {
        return new Network(
                "Two", 2, List.of(Slot.features("input", 1)), targets, outputs, losses, objective, List.of(), "") {
            @Override
            protected Session createSession(boolean training, int threads) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private final Network two = described(
            Objective.CLASS,
            List.of(
                    Slot.classIndex("digit", 3, 5).along(1).ignoring(-1),
                    Slot.features("size", 1).within(Domain.PROBABILITY)),
            List.of(Slot.features("a", 5, 3), Slot.features("b", 1)),
            List.of(new LossTerm("digit", 1f, 0, 0, false), new LossTerm("size", 1f, 1, 1, false)));

    @Test
    void aMetricTakesTheFirstLossThatFitsOrTheNamedOne() {
        assertThat(NetworkMetrics.of(
                                two,
                                Accuracy.metric(),
                                R2.metric(),
                                Accuracy.metric().on("digit"),
                                RocAuc.metric().on("size", Task.binary()),
                                F1.average(Average.BINARY)
                                        .at(0.3f)
                                        .on("size", Task.binary().probabilities()))
                        .values()
                        .keySet())
                .containsExactly("accuracy", "r2", "digit.accuracy", "size.roc_auc", "size.f1_binary_at_0.3");
    }

    @Test
    void whatDoesNotFitIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkMetrics.of(two, Accuracy.metric(), Accuracy.metric()))
                .withMessage("two metrics are called accuracy: leave one out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkMetrics.of(two, Accuracy.metric().on("digits")))
                .withMessage("Two has no loss digits; did you mean digit? It has [digit, size]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkMetrics.of(two, ExactMatch.metric().on("size", Task.multiLabel(2))))
                .withMessage("Two: the loss size reads b[1] and size[1], which aren't rows of multiLabel(2)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkMetrics.of(network(Objective.VALUES, 1), RocAuc.metric()))
                .withMessage(
                        "Linear: roc_auc isn't defined for what its losses read: roc_auc measures yes or no or classes or"
                                + " several labels, not values(1)");
        Network sequence = described(
                Objective.CLASS,
                List.of(Slot.classIndex("text", 3, 5).sequence()),
                List.of(Slot.features("a", 9, 3)),
                List.of(new LossTerm("text", 1f, 0, 0, false)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkMetrics.of(sequence, Accuracy.metric()))
                .withMessage(
                        "Two: accuracy isn't defined for what its losses read: none of them has labels or targets at the"
                                + " positions of its output");
    }
}
