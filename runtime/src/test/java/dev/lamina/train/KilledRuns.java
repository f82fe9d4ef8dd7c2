package dev.lamina.train;

import dev.lamina.data.Dataset;
import dev.lamina.model.Objective;
import dev.lamina.optim.Adam;
import dev.lamina.optim.Optimizer;
import dev.lamina.optim.ScheduleFreeAdamW;
import dev.lamina.optim.Sgd;
import dev.lamina.schedule.ReduceOnPlateau;
import dev.lamina.schedule.Schedule;
import dev.lamina.schedule.WarmupCosine;
import dev.lamina.testing.Examples;
import dev.lamina.testing.LinearNetwork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Four runs, each on a thread of its own, that save themselves all the time and go on where a process before was killed. */
final class KilledRuns {
    static final int EPOCHS = 40;

    static final Dataset TRAIN = Examples.clusters(203, 6, 4, 1);
    private static final Dataset TEST = Examples.clusters(60, 6, 4, 2);

    /** What is trained. */
    enum Kind {
        SGD(Sgd.learningRate(0.05f).momentum(0.9f), WarmupCosine.over(EPOCHS).warmup(3)),
        ADAM(Adam.learningRate(0.005f), WarmupCosine.over(EPOCHS).warmup(3)),
        SCHEDULE_FREE(ScheduleFreeAdamW.learningRate(0.01f), null),
        PLATEAU(Adam.learningRate(0.02f), ReduceOnPlateau.ofLoss().patience(1).factor(0.7));

        private final Optimizer optimizer;
        private final Schedule schedule;

        Kind(Optimizer optimizer, Schedule schedule) {
            this.optimizer = optimizer;
            this.schedule = schedule;
        }

        Trainer trainer() {
            LinearNetwork net = new LinearNetwork(8, 4, Objective.CLASS, 0.3f, 6);
            net.initialize(ordinal());
            Trainer trainer = Trainer.of(net)
                    .optimizer(optimizer)
                    .accumulate(2)
                    .epochs(EPOCHS)
                    .validation(TEST)
                    .validateEvery(4)
                    .callback(EarlyStopping.patience(EPOCHS * 10))
                    .seed(ordinal())
                    .silent();
            return schedule == null ? trainer : trainer.schedule(schedule);
        }

        Path directory(Path all) {
            return all.resolve(name());
        }

        /** The run in one go, or, with a directory, from where it stands there. */
        TrainingRun fit(Path all) {
            Trainer trainer = trainer();
            TrainingRun run = (all == null
                            ? trainer
                            : trainer.callback(Checkpoints.in(directory(all)).everySteps(1))
                                    .resume(directory(all)))
                    .start(TRAIN);
            run.fit();
            return run;
        }
    }

    private KilledRuns() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path all = Path.of(arguments[0]);
        List<Thread> threads = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Thread thread = new Thread(() -> kind.fit(all));
            thread.setUncaughtExceptionHandler((failed, failure) -> {
                failure.printStackTrace();
                Runtime.getRuntime().halt(1);
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
