package dev.lamina.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.lamina.data.Dataset;
import dev.lamina.metric.Average;
import dev.lamina.metric.F1;
import dev.lamina.metric.LogLoss;
import dev.lamina.metric.RocAuc;
import dev.lamina.model.Objective;
import dev.lamina.model.Session;
import dev.lamina.optim.Adam;
import dev.lamina.optim.GradientClip;
import dev.lamina.schedule.WarmupCosine;
import dev.lamina.testing.Examples;
import dev.lamina.testing.LinearNetwork;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps leave nothing for the garbage collector, as long as callbacks don't. */
class StepGarbageTest {
    private static final Dataset TRAIN = Examples.clusters(203, 6, 4, 1);

    /** Counts the bytes that are allocated from the end of an epoch's first step to that of its last but one. */
    private static final class Counter implements Callback {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final long thread = Thread.currentThread().getId();
        private final int rowsOfStep;
        private long before;
        private long least = Long.MAX_VALUE;
        private double seen;

        Counter(int rowsOfStep) {
            this.rowsOfStep = rowsOfStep;
        }

        @Override
        public void onTrainingPass(Session session, int rows) {
            seen += session.loss() + session.output(0)[0] + rows;
        }

        @Override
        public void onStepEnd(TrainingRun run) {
            seen += run.loss()
                    + run.meanLoss()
                    + run.meanAccuracy()
                    + run.learningRate()
                    + run.epochs()
                    + run.seconds();
            if (run.rowsDone() == rowsOfStep) {
                before = threads.getThreadAllocatedBytes(thread);
            } else if (run.rowsDone() + rowsOfStep < run.rowsOfEpoch()) {
                // The virtual machine itself now and then books some bytes to the thread when it swaps compiled code,
                // so
                // one epoch without any is what to look for: an allocating step would spoil all of them.
                least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "1, 3"})
    void stepsAllocateNothing(int threads, int accumulate) {
        LinearNetwork net = new LinearNetwork(8, 4, Objective.CLASS, 0.2f, 6);
        net.initialize(42);
        Counter counter = new Counter(8 * accumulate);
        Trainer.of(net)
                .optimizer(Adam.learningRate(1e-3f))
                .schedulePerStep(WarmupCosine.over(10_000).warmup(10))
                .clip(GradientClip.norm(1f))
                .accumulate(accumulate)
                .threads(threads)
                .epochs(300)
                .silent()
                .metrics(LogLoss.metric(), F1.average(Average.MACRO), RocAuc.metric())
                .callback(counter)
                .fit(TRAIN);
        assertThat(counter.seen).isGreaterThan(0);
        assertThat(counter.least).isZero();
    }
}
