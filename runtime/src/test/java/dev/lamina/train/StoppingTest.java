package dev.lamina.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lamina.data.Dataset;
import dev.lamina.model.Objective;
import dev.lamina.optim.Adam;
import dev.lamina.optim.Optimizer;
import dev.lamina.optim.ScheduleFreeAdamW;
import dev.lamina.schedule.ReduceOnPlateau;
import dev.lamina.testing.Examples;
import dev.lamina.testing.LinearNetwork;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that end at limits or because somebody stops them, and go on. */
class StoppingTest {
    private static final Dataset TRAIN = Examples.clusters(203, 6, 4, 1);
    private static final Dataset TEST = Examples.clusters(60, 6, 4, 2);
    private static final int STEPS_OF_EPOCH = 13;

    /** Stops after a step. */
    private record StopAt(long step) implements Callback {
        @Override
        public void onStepEnd(TrainingRun run) {
            if (run.step() == step) {
                run.stop("it is step " + step);
            }
        }
    }

    /** A run with all that remembers something: dropout, moments, averages, a plateau, the order of the rows. */
    private static Trainer trainer(Optimizer optimizer) {
        LinearNetwork net = new LinearNetwork(16, 4, Objective.CLASS, 0.2f, 6);
        net.initialize(42);
        return Trainer.of(net)
                .optimizer(optimizer)
                .schedule(ReduceOnPlateau.ofLoss().patience(0).factor(0.5))
                .validation(TEST)
                .epochs(4)
                .silent();
    }

    private static Trainer trainer() {
        return trainer(Adam.learningRate(0.02f));
    }

    private static String shaOfWhole(Optimizer optimizer) {
        TrainingRun run = trainer(optimizer).start(TRAIN);
        run.fit();
        return run.network().sha256();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 13, 14, 30, 51, 52})
    void aStoppedRunGoesOnToTheSameBits(int step) {
        for (Optimizer optimizer : new Optimizer[] {Adam.learningRate(0.02f), ScheduleFreeAdamW.learningRate(0.02f)}) {
            TrainingRun run = trainer(optimizer).callback(new StopAt(step)).start(TRAIN);
            History stopped = run.fit();
            assertThat(run.step()).isEqualTo(step);
            assertThat(run.stopped()).hasValue("it is step " + step);
            assertThat(stopped.epochs()).hasSize(step / STEPS_OF_EPOCH);
            assertThat(stopped.unfinished().isPresent()).isEqualTo(step % STEPS_OF_EPOCH != 0);
            assertThat(stopped.last().validation()).isPresent();
            History whole = run.fit();
            assertThat(run.stopped()).isEmpty();
            assertThat(whole.epochs()).hasSize(4);
            assertThat(whole.unfinished()).isEmpty();
            assertThat(run.network().sha256()).isEqualTo(shaOfWhole(optimizer));
        }
    }

    @Test
    void anUnfinishedEpochHasTheFiguresOfItsSteps() {
        TrainingRun run = trainer().steps(STEPS_OF_EPOCH + 4).start(TRAIN);
        EpochResult unfinished = run.fit().unfinished().orElseThrow();
        assertThat(unfinished.epoch()).isEqualTo(2);
        assertThat(unfinished.epochs()).isEqualTo(2);
        assertThat(unfinished.step()).isEqualTo(STEPS_OF_EPOCH + 4);
        assertThat(unfinished.loss()).isEqualTo(run.meanLoss());
        assertThat(run.history()).asString().endsWith("rows/s (unfinished)");
    }

    @Test
    void fitGoesOnForSomeMoreEpochs() {
        TrainingRun run = trainer().epochs(1).start(TRAIN);
        run.fit();
        assertThat(run.fit().epochs()).as("the limit is reached").hasSize(1);
        assertThat(run.fit(3).last()).asString().startsWith("epoch 4/4");
        assertThat(run.network().sha256()).isEqualTo(shaOfWhole(Adam.learningRate(0.02f)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.fit(0))
                .withMessage("epochs must be at least 1, but is 0");
    }

    @Test
    void aNewFitStartsAnew() {
        Trainer trainer = trainer().epochs(2);
        trainer.fit(TRAIN);
        TrainingRun other = trainer.start(TRAIN);
        assertThat(other.step()).isZero();
        assertThat(other.fit().epochs()).hasSize(2);
    }

    @Test
    void stepsAndTimeLimitARun() {
        TrainingRun steps = trainer().steps(7).start(TRAIN);
        steps.fit();
        assertThat(steps.step()).isEqualTo(7);
        TrainingRun noTime = trainer().time(Duration.ofNanos(1)).start(TRAIN);
        assertThat(noTime.fit().epochs()).isEmpty();
        assertThat(noTime.step()).isZero();
        assertThatIllegalStateException()
                .isThrownBy(() -> noTime.history().last())
                .withMessage("no step was made, so there is no result");
        LinearNetwork net = new LinearNetwork(16, 4, Objective.CLASS, 0f, 6);
        TrainingRun byTime =
                Trainer.of(net).time(Duration.ofMillis(50)).silent().start(TRAIN);
        byTime.fit();
        assertThat(byTime.epochs()).as("not known").isZero();
        assertThat(byTime.seconds()).isGreaterThanOrEqualTo(0.05);
        assertThat(byTime.step()).isPositive();
    }

    @Test
    void badLimitsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer().steps(0))
                .withMessage("steps must be at least 1, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer().time(Duration.ZERO))
                .withMessage("time must be above 0, but is PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer().accumulate(0))
                .withMessage("accumulate takes at least 1 pass a step, but was given 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer().validateEvery(0))
                .withMessage("validateEvery takes at least 1 step, but was given 0");
    }

    @Test
    void anInterruptEndsAfterAStepAndIsKept() {
        Thread thread = Thread.currentThread();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        TrainingRun run = trainer()
                .callback(new Callback() {
                    @Override
                    public void onStepEnd(TrainingRun run) {
                        if (run.step() == 20) {
                            thread.interrupt();
                        }
                    }

                    @Override
                    public void onRunEnd(TrainingRun run) {
                        flag.set(thread.isInterrupted());
                    }
                })
                .start(TRAIN);
        History history = run.fit();
        assertThat(Thread.interrupted()).as("the flag, which this clears").isTrue();
        assertThat(flag.get()).as("callbacks may write files").isFalse();
        assertThat(run.step()).isEqualTo(20);
        assertThat(run.stopped()).hasValue("the thread was interrupted");
        assertThat(history.epochs()).hasSize(1);
        assertThat(history.unfinished().orElseThrow().validation())
                .as("an interrupt doesn't wait for it")
                .isEmpty();
        run.fit();
        assertThat(run.network().sha256()).isEqualTo(shaOfWhole(Adam.learningRate(0.02f)));
    }

    @Test
    void anotherThreadMayStopARun() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        TrainingRun run = trainer()
                .epochs(Integer.MAX_VALUE)
                .callback(new Callback() {
                    @Override
                    public void onStepEnd(TrainingRun run) {
                        begun.countDown();
                    }
                })
                .start(TRAIN);
        Thread stopper = new Thread(() -> {
            try {
                begun.await();
                run.stop();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        });
        stopper.start();
        run.fit();
        stopper.join();
        assertThat(run.stopped()).hasValue("stop was called");
        assertThat(run.step()).isPositive();
    }
}
