package dev.lamina.custom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.data.Dataset;
import dev.lamina.model.Initializer;
import dev.lamina.model.Objective;
import dev.lamina.model.Parameter;
import dev.lamina.state.Scalar;
import dev.lamina.state.Scalars;
import dev.lamina.testing.Examples;
import dev.lamina.testing.LinearNetwork;
import dev.lamina.train.Callback;
import dev.lamina.train.Trainer;
import dev.lamina.train.TrainingRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A callback with a memory of its own, written outside the library: the mean of the weights after every second step. */
class OwnCallbackTest {
    private static final Dataset DATA = Examples.clusters(60, 6, 4, 1);

    /** Presents the mean when a run ends. */
    private static final class MeanWeights implements Callback {
        private Scalars scalars;
        private Scalar count;
        private List<Parameter> means;

        @Override
        public void onStart(TrainingRun run) {
            scalars = new Scalars();
            count = scalars.add("count", 0);
            means = run.network().parameters().stream()
                    .map(of -> Parameter.state("mean." + of.name(), of.layout(), Initializer.zeros(), of.shape()))
                    .toList();
        }

        @Override
        public void onStepEnd(TrainingRun run) {
            if (run.step() % 2 == 0) {
                count.increment();
                for (int i = 0; i < means.size(); i++) {
                    float[] mean = means.get(i).values();
                    float[] now = run.network().parameters().get(i).values();
                    for (int k = 0; k < means.get(i).size(); k++) {
                        mean[k] += (float) ((now[k] - mean[k]) / count.get());
                    }
                }
            }
        }

        @Override
        public void onRunEnd(TrainingRun run) {
            if (count.get() > 0) {
                run.presentWeights(means.stream().map(Parameter::values).toArray(float[][]::new));
            }
        }

        @Override
        public Scalars scalars() {
            return scalars;
        }

        @Override
        public List<Parameter> slots() {
            return means;
        }
    }

    @TempDir
    private Path directory;

    private static Trainer trainer() {
        LinearNetwork net = new LinearNetwork(8, 4, Objective.CLASS, 0.2f, 6);
        net.initialize(3);
        return Trainer.of(net).callback(new MeanWeights()).epochs(3).silent();
    }

    @Test
    void itsMemoryIsPartOfACheckpoint() {
        TrainingRun whole = trainer().start(DATA);
        whole.fit();
        Path file = directory.resolve("run.safetensors");
        TrainingRun first = trainer().steps(11).start(DATA);
        first.fit();
        String mean = first.network().sha256();
        first.save(file);
        assertThat(first.network().sha256())
                .as("saving leaves what is presented")
                .isEqualTo(mean);
        TrainingRun second = trainer().resume(file).start(DATA);
        second.fit();
        assertThat(second.network().sha256())
                .isEqualTo(whole.network().sha256())
                .isNotEqualTo(mean);
        // The one that was stopped goes on as well, with the weights that it was trained with.
        first.fit(3 - first.history().epochs().size());
        assertThat(first.network().sha256()).isEqualTo(whole.network().sha256());
    }
}
