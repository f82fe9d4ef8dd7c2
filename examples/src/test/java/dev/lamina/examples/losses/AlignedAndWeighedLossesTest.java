package dev.lamina.examples.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.data.Dataset;
import dev.lamina.data.DatasetBuilder;
import dev.lamina.math.CounterRandom;
import dev.lamina.model.Session;
import dev.lamina.optim.Adam;
import dev.lamina.optim.Sgd;
import dev.lamina.train.Metrics;
import dev.lamina.train.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Losses with targets beside their labels or values: lengths, and weights of rows. */
class AlignedAndWeighedLossesTest {
    private static final int ROWS = 64;
    private static final int STEPS = 12;
    private static final int BLANK = 3;

    private final float[][] x = new float[ROWS][STEPS * 4];
    private final int[] labels = new int[ROWS * 3];
    private final int[] lengths = new int[ROWS];

    /** Each row spells one to three letters, each for one to three steps with a pause behind; what follows is noise. */
    AlignedAndWeighedLossesTest() {
        long key = CounterRandom.key(11, 0, 0);
        int drawn = 0;
        Arrays.fill(labels, BLANK);
        for (int row = 0; row < ROWS; row++) {
            int step = 0;
            int letters = 1 + (int) (3 * CounterRandom.uniform(key, drawn++));
            for (int i = 0; i < letters; i++) {
                int letter = (int) (3 * CounterRandom.uniform(key, drawn++));
                int times = 1 + (int) (3 * CounterRandom.uniform(key, drawn++));
                labels[row * 3 + i] = letter;
                for (int k = 0; k < times; k++) {
                    x[row][step++ * 4 + letter] = 1;
                }
                x[row][step++ * 4 + 3] = 1;
            }
            lengths[row] = step;
            for (int i = step * 4; i < STEPS * 4; i++) {
                x[row][i] = CounterRandom.uniform(key, drawn++);
            }
        }
    }

    private DatasetBuilder spelling() {
        return Dataset.builder().input("input", x).labels(labels, 3);
    }

    @Test
    void learnsToSpell() {
        CompiledSpellingModel net = CompiledSpellingModel.create(3);
        assertThat(net.targets())
                .extracting(Object::toString)
                .containsExactly("labels[3](class 0..3)", "inputLengths(class 0..12)");
        Dataset data = spelling().inputLengths(lengths).build();
        Metrics before = Trainer.of(net).evaluate(data);
        Trainer.of(net).optimizer(Adam.learningRate(0.05f)).epochs(60).silent().fit(data);
        Metrics after = Trainer.of(net).evaluate(data);
        assertThat(before.loss()).isGreaterThan(1);
        assertThat(after.loss()).isLessThan(0.1);
        assertThat(after.hasAccuracy()).isFalse();
        for (int row = 0; row < ROWS; row++) {
            assertThat(read(net.predict(x[row]), lengths[row])).isEqualTo(written(row));
        }
    }

    /** The best class of each step, repetitions merged, without blanks. */
    private static List<Integer> read(float[] logs, int steps) {
        List<Integer> letters = new ArrayList<>();
        int last = BLANK;
        for (int step = 0; step < steps; step++) {
            int best = 0;
            for (int c = 1; c < 4; c++) {
                best = logs[step * 4 + c] > logs[step * 4 + best] ? c : best;
            }
            if (best != last && best != BLANK) {
                letters.add(best);
            }
            last = best;
        }
        return letters;
    }

    private List<Integer> written(int row) {
        List<Integer> letters = new ArrayList<>();
        for (int i = 0; i < 3 && labels[row * 3 + i] != BLANK; i++) {
            letters.add(labels[row * 3 + i]);
        }
        return letters;
    }

    @Test
    void lengthsAreAskedFor() {
        Trainer trainer = Trainer.of(CompiledSpellingModel.create(3)).epochs(1).silent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.fit(spelling().build()))
                .withMessageContaining("no target inputLengths");
        lengths[1] = STEPS + 1;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.fit(spelling().inputLengths(lengths).build()))
                .withMessageContaining("has label 13 in inputLengths");
    }

    @Test
    void labelsThatDontFitAreRefusedBeforeTraining() {
        lengths[0] = 0;
        CompiledSpellingModel net = CompiledSpellingModel.create(3);
        String before = net.sha256();
        Trainer trainer = Trainer.of(net).epochs(1).silent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.fit(spelling().inputLengths(lengths).build()))
                .withMessageContaining("the labels of row 0 in labels need 1 steps")
                .withMessageContaining("the row has 0")
                .withMessageContaining("zeroInfinity = true");
        assertThat(net.sha256()).isEqualTo(before);
    }

    @Test
    void labelsThatDontFitCanBeLeftOut() {
        CompiledForgivingSpelling net = CompiledForgivingSpelling.create(1);
        assertThat(net.targets()).extracting("name").containsExactly("text", "textSampleWeights");
        Session session = net.newTrainingSession(1);
        session.input(0)[0] = 0.5f;
        int[] text = {1, 1, 1, 2, 0, 2, 1, 0}; // no place for the blank between equals; fits; empty; fits
        System.arraycopy(text, 0, session.labels(0), 0, text.length);
        Arrays.fill(session.target(1), 0, 4, 1f);
        session.forward(1);
        session.backward(1);
        assertThat(session.loss()).isZero();
        assertThat(session.gradients().array(0)).containsOnly(0f);
        session.forward(4);
        float all = session.loss();
        Arrays.fill(session.target(1), 0, 4, 0.5f);
        session.forward(4);
        assertThat(session.loss()).isPositive().isCloseTo(all / 2, within(1e-6f));
        // Uniform scores of rows 1 to 3: one path of nine; one of nine (empty); three of nine.
        Arrays.fill(session.target(1), 0, 4, 1f);
        Arrays.fill(session.input(0), 0f);
        Arrays.fill(net.parameter("letters.bias").values(), 0f);
        session.forward(4);
        double expected = (Math.log(9) / 2 + Math.log(9) + Math.log(3)) / 4;
        assertThat(session.loss()).isCloseTo((float) expected, within(1e-5f));
    }

    @Test
    void rowsCountAsTheirWeightsSay() {
        float[][] points = {{0}, {1}, {2}, {3}};
        float[][] values = {{1}, {3}, {5}, {100}};
        Dataset data = Dataset.builder()
                .input("input", points)
                .targets(values)
                .sampleWeights(new float[] {1, 2, 1, 0})
                .build();
        CompiledWeighedModel net = CompiledWeighedModel.create(2);
        Trainer.of(net).optimizer(Sgd.learningRate(0.2f)).epochs(400).silent().fit(data);
        assertThat(net.predict(new float[] {3})[0]).isCloseTo(7, within(1e-3f));
        Metrics whole = Trainer.of(net)
                .evaluate(Dataset.builder()
                        .input("input", points)
                        .targets(values)
                        .sampleWeights(new float[] {1, 2, 1, 2})
                        .build());
        assertThat(whole.loss()).isCloseTo(2 * 93 * 93 / 4.0, within(0.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(net).evaluate(Dataset.of(points, values)))
                .withMessageContaining("no target sampleWeights");
    }
}
