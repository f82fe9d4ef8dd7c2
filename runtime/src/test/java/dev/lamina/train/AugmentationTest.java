package dev.lamina.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.data.Dataset;
import dev.lamina.math.CounterRandom;
import dev.lamina.model.Objective;
import dev.lamina.model.Session;
import dev.lamina.optim.Optimizer;
import dev.lamina.optim.Sgd;
import dev.lamina.testing.Examples;
import dev.lamina.testing.LinearNetwork;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are changed each time they are seen. */
class AugmentationTest {
    private static final int FEATURES = 6;
    private static final int SEED = 5;
    private static final Dataset DATA = Examples.clusters(40, FEATURES, 4, 1);

    @TempDir
    private Path directory;

    private static LinearNetwork network() {
        LinearNetwork net = new LinearNetwork(16, 4, Objective.CLASS, 0f, FEATURES);
        net.initialize(3);
        return net;
    }

    private static void addNoise(Session session, int rows, long key) {
        float[] input = session.input(0);
        for (int i = 0; i < rows * FEATURES; i++) {
            input[i] += 0.1f * CounterRandom.normal(key, i);
        }
    }

    private static Trainer trainer(LinearNetwork net) {
        return Trainer.of(net)
                .optimizer(Sgd.learningRate(0.1f))
                .augment(AugmentationTest::addNoise)
                .epochs(2)
                .seed(SEED)
                .shuffle(false)
                .silent();
    }

    @Test
    void everyPassHasAKeyOfItsOwn() {
        LinearNetwork net = network();
        trainer(net).fit(DATA);
        LinearNetwork byHand = network();
        Session session = byHand.newTrainingSession(1);
        Optimizer.State state = Sgd.learningRate(0.1f).start(byHand.trainableParameters());
        for (int pass = 0; pass < 6; pass++) {
            int from = 16 * (pass % 3);
            int rows = Math.min(16, 40 - from);
            for (int r = 0; r < rows; r++) {
                DATA.copyInput(0, from + r, session.input(0), r * FEATURES);
                session.labels(0)[r] = DATA.label(from + r);
            }
            addNoise(session, rows, CounterRandom.key(SEED, -4, pass));
            session.forward(rows);
            session.backward(rows);
            state.update(session.gradients());
        }
        assertThat(net.sha256()).isEqualTo(byHand.sha256());
    }

    @Test
    void measuringLeavesRowsAsTheyAre() {
        LinearNetwork net = network();
        double loss = Trainer.of(net).evaluate(DATA).loss();
        History history = trainer(net).optimizer(Sgd.learningRate(0f)).epochs(1).fit(DATA, DATA);
        assertThat(trainer(net).evaluate(DATA).loss())
                .isEqualTo(history.last().validationLoss())
                .isNotEqualTo(loss) // the running mean moved
                .isEqualTo(Trainer.of(net).evaluate(DATA).loss());
    }

    @Test
    void aCheckpointGoesOnWithTheSameChanges() {
        LinearNetwork whole = network();
        trainer(whole).fit(DATA);
        Path file = directory.resolve("run.safetensors");
        TrainingRun first = trainer(network()).steps(4).start(DATA);
        first.fit();
        first.save(file);
        LinearNetwork net = network();
        trainer(net).resume(file).fit(DATA);
        assertThat(net.sha256()).isEqualTo(whole.sha256());
    }
}
