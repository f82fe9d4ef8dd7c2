package dev.lamina.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.data.Dataset;
import dev.lamina.model.Network;
import dev.lamina.model.Objective;
import dev.lamina.model.Session;
import dev.lamina.optim.Optimizer;
import dev.lamina.optim.ScheduleFreeAdamW;
import dev.lamina.optim.ScheduleFreeSgd;
import dev.lamina.optim.Sgd;
import dev.lamina.optim.WeightAverage;
import dev.lamina.testing.AtEpochEnd;
import dev.lamina.testing.LinearNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Optimizers that train with other weights than the network is meant to be used with. */
class AverageWeightsTest {
    private static final int BATCH = 16;
    private static final int EPOCHS = 3;
    private static final int FEATURES = 6;

    private final float[][] rows = new float[5 * BATCH][FEATURES];
    private final int[] labels = new int[rows.length];

    AverageWeightsTest() {
        Random random = new Random(4);
        for (int row = 0; row < rows.length; row++) {
            labels[row] = random.nextInt(4);
            for (int i = 0; i < FEATURES; i++) {
                rows[row][i] = random.nextFloat() + (i == labels[row] ? 1 : 0);
            }
        }
    }

    static Stream<Optimizer> optimizers() {
        return Stream.of(
                WeightAverage.of(Sgd.learningRate(0.3f)).decay(0.9f),
                ScheduleFreeSgd.learningRate(0.3f),
                ScheduleFreeAdamW.learningRate(0.05f),
                Sgd.learningRate(0.3f));
    }

    private static LinearNetwork network() {
        LinearNetwork net = new LinearNetwork(BATCH, 4, Objective.CLASS, 0f, FEATURES);
        net.initialize(42);
        return net;
    }

    /** What the network is meant to be used with after each epoch, trained by hand. */
    private List<String> byHand(Optimizer optimizer) {
        Network net = network();
        Session session = net.newTrainingSession(1);
        Optimizer.State state = optimizer.start(net.trainableParameters());
        List<String> shown = new ArrayList<>();
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            for (int from = 0; from < rows.length; from += BATCH) {
                for (int row = 0; row < BATCH; row++) {
                    System.arraycopy(rows[from + row], 0, session.input(0), row * FEATURES, FEATURES);
                    session.labels(0)[row] = labels[from + row];
                }
                session.forward(BATCH);
                session.backward(BATCH);
                state.update(session.gradients());
            }
            String trained = net.sha256();
            state.beforeEvaluation();
            shown.add(net.sha256());
            assertThat(net.sha256().equals(trained)).isNotEqualTo(state.averages());
            state.afterEvaluation();
        }
        return shown;
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void theNetworkHasTheAveragesWheneverAnEpochHasEnded(Optimizer optimizer) {
        Network net = network();
        Dataset data = Dataset.of(rows, labels);
        List<String> shown = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        History history = Trainer.of(net)
                .optimizer(optimizer)
                .epochs(EPOCHS)
                .shuffle(false)
                .silent()
                .callback(new AtEpochEnd(() -> {
                    shown.add(net.sha256());
                    losses.add(Trainer.of(net).evaluate(data).loss());
                }))
                .fit(data, data);
        assertThat(shown).isEqualTo(byHand(optimizer));
        assertThat(net.sha256()).isEqualTo(shown.get(EPOCHS - 1));
        assertThat(history.epochs().stream().map(EpochResult::validationLoss)).isEqualTo(losses);
    }
}
