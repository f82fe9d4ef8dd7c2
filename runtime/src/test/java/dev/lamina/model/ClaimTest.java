package dev.lamina.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lamina.data.Dataset;
import dev.lamina.testing.AtEpochEnd;
import dev.lamina.testing.Examples;
import dev.lamina.testing.LinearNetwork;
import dev.lamina.train.Trainer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A network that one thread changes is refused to the others. */
class ClaimTest {
    private static final Dataset DATA = Examples.clusters(20, 2, 3, 1);

    private final LinearNetwork net = network();

    private static LinearNetwork network() {
        LinearNetwork net = new LinearNetwork(4, 3, Objective.CLASS, 0f, 2);
        net.initialize(3);
        return net;
    }

    private static Trainer trainer(Network net) {
        return Trainer.of(net).epochs(1).silent();
    }

    /** Runs something on another thread; returns what it threw, or null. */
    private static Throwable elsewhere(Runnable work) {
        try {
            CompletableFuture.runAsync(work, command -> new Thread(command, "other").start())
                    .join();
            return null;
        } catch (CompletionException exception) {
            return exception.getCause();
        }
    }

    private void assertRefused(Runnable work, String message) {
        assertThat(elsewhere(work)).isInstanceOf(IllegalStateException.class).hasMessageStartingWith(message);
    }

    @Test
    void othersMayNeitherReadNorWriteWhileAThreadChangesParameters() {
        String name = Thread.currentThread().getName();
        String end = " must wait: thread " + name + " is training and changes its parameters at the same time";
        try (Claim claim = net.claim("training")) {
            assertRefused(() -> net.predict(new float[2]), "Linear: predicting" + end);
            assertRefused(() -> trainer(net).fit(DATA), "Linear: training" + end);
            assertRefused(() -> trainer(net).evaluate(DATA), "Linear: measuring" + end);
            assertRefused(() -> net.initialize(1), "Linear: initializing" + end);
            assertRefused(() -> net.restore(Path.of("none")), "Linear: loading" + end);
            assertRefused(() -> net.save(Path.of("none")), "Linear: saving" + end);
            assertRefused(net::sha256, "Linear: reading" + end);
            Session session = net.newTrainingSession(1);
            assertRefused(() -> session.forward(1), "Linear: training" + end);
            net.predict(new float[2]);
            trainer(net).fit(DATA);
            claim.pause();
            assertThat(elsewhere(() -> net.predict(new float[2]))).isNull();
            assertRefused(() -> net.initialize(1), "Linear: initializing" + end);
        }
        assertThat(elsewhere(() -> trainer(net).fit(DATA))).isNull();
    }

    @Test
    void twoTrainersOnOneNetworkAreFound() {
        AtomicReference<Throwable> second = new AtomicReference<>();
        AtomicReference<Throwable> predicted = new AtomicReference<>(new AssertionError());
        trainer(net)
                .callback(new AtEpochEnd(() -> {
                    second.set(elsewhere(() -> trainer(net).fit(DATA)));
                    predicted.set(elsewhere(() -> net.predict(new float[2])));
                    net.predict(new float[2]);
                }))
                .fit(DATA);
        assertThat(second.get()).isInstanceOf(IllegalStateException.class).hasMessageContaining("is training");
        assertThat(predicted.get()).as("the trainer waits for its listener").isNull();
    }

    @Test
    void aFailedTrainingGivesTheNetworkBack() {
        LinearNetwork twin = network();
        assertThatIllegalStateException()
                .isThrownBy(() -> trainer(net)
                        .callback(new AtEpochEnd(() -> {
                            throw new IllegalStateException("stop");
                        }))
                        .fit(DATA));
        trainer(twin).fit(DATA);
        assertThat(elsewhere(() -> trainer(net).fit(DATA))).isNull();
        assertThat(elsewhere(() -> trainer(twin).fit(DATA))).isNull();
        assertThat(net.sha256()).isEqualTo(twin.sha256());
    }
}
