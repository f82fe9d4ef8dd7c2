package dev.lamina.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.data.Dataset;
import dev.lamina.model.Objective;
import dev.lamina.testing.LinearNetwork;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said once before a run. Networks have names of their own, since a line is said only once. */
class RunLintsTest {
    @AfterEach
    void sayAllAgain() {
        System.clearProperty("lamina.log");
    }

    private static Trainer trainer(String name, int classes) {
        LinearNetwork net = new LinearNetwork(name, 4, classes, Objective.CLASS, 0f, 2);
        net.initialize(1);
        return Trainer.of(net).epochs(1).silent();
    }

    private static String said(Runnable work) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void unscaledInputs() {
        Dataset pixels = Dataset.of(new float[][] {{0, 200}, {0, 200}}, new int[] {0, 1});
        assertThat(said(() -> trainer("Scales", 2).fit(pixels)))
                .isEqualToNormalizingNewlines(
                        "lamina: Scales: input input has mean 100.0 and spread 100.0 in the first 2 rows"
                                + " of the training data. Networks learn best from inputs of mean 0 and spread 1: scale them,"
                                + " predictions' inputs likewise\n");
        Dataset tiny = Dataset.of(new float[][] {{0, 2e-4f}, {0, 2e-4f}}, new int[] {0, 1});
        assertThat(said(() -> trainer("Scales", 2).fit(tiny))).contains("spread 0.0001000 in the first 2 rows");
        Dataset constant = Dataset.of(new float[][] {{1, 1}, {1, 1}}, new int[] {0, 1});
        assertThat(said(() -> trainer("Scales", 2).fit(constant))).doesNotContain("spread");
    }

    @Test
    void labelsThatNeverOccur() {
        Dataset some = Dataset.of(new float[][] {{0, 2}, {1, -1}}, new int[] {0, 2});
        assertThat(said(() -> trainer("Labels", 3).fit(some)))
                .contains(
                        "lamina: Labels: the training data have no row with label 1 of target(class 0..2), so the network"
                                + " can't learn it");
        assertThat(said(() -> trainer("Labels", 20).fit(some)))
                .contains("no row with labels 1, 3, 4, 5, 6, 7, 8, 9 and 10 more of target(class 0..19)");
    }

    @Test
    void rowsInBothParts() {
        Dataset train = Dataset.of(new float[][] {{0, 2}, {1, -1}, {3, 1}, {1, -1}}, new int[] {0, 1, 0, 1});
        Dataset test = Dataset.of(new float[][] {{5, 2}, {3, 1}, {1, -1}}, new int[] {0, 1, 0});
        assertThat(said(() -> trainer("Parts", 2).fit(train, test)))
                .contains(
                        "lamina: Parts: 2 of 3 rows of the validation data have the same inputs as a row of the training"
                                + " data (row 2 is row 1 there), so they measure what was learnt by heart.");
        assertThat(said(() -> trainer("Parts", 2).fit(train, train))).doesNotContain("by heart");
        assertThat(said(() -> trainer("Parts", 2).fit(train, test.take(1)))).doesNotContain("by heart");
    }

    @Test
    void theLogLevelLimitsThem() {
        System.setProperty("lamina.log", "off");
        Dataset pixels = Dataset.of(new float[][] {{0, 300}, {0, 300}}, new int[] {0, 1});
        assertThat(said(() -> trainer("Quiet", 2).fit(pixels))).isEmpty();
    }

    @Test
    void startingAnewIsSaid() {
        LinearNetwork net = new LinearNetwork("Twice", 4, 7, Objective.CLASS, 0f, 2);
        Dataset data = Dataset.of(new float[][] {{0, 2}, {1, -1}}, new int[] {0, 2});
        Trainer trainer = Trainer.of(net).epochs(1).silent();
        TrainingRun run = trainer.start(data);
        assertThat(said(run::fit)).doesNotContain("anew");
        assertThat(said(() -> run.fit(1))).isEmpty();
        assertThat(said(() -> trainer.fit(data)))
                .startsWith(
                        "lamina: Twice was trained before: this run starts anew, with optimizer, order of the rows and"
                                + " dropout at their first step.");
    }
}
