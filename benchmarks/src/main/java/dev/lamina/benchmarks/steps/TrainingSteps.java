package dev.lamina.benchmarks.steps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures whole training steps of Lamina and of PyTorch side by side, on one thread each.
 *
 * <p>Every contender has a JVM of its own. All start from the same parameters and see the same batches; before
 * anything is timed their losses must agree. Then rounds alternate: in each, every contender starts over, runs some
 * steps untimed and the same number of steps timed, one contender after the other, in an order that turns from round
 * to round. What slows the machine for a while so strikes all of them, and the ratio of two contenders is taken within
 * a round.
 */
public final class TrainingSteps {
    private static final int[] CHECKED_STEPS = {1, 5, 20};
    private static final double[] ADAM_TOLERANCE = {1e-4, 1e-3, 1e-2};
    /** As tight as rounding lets it be: 20 steps without updating a table of vectors change the loss by 1e-3 only. */
    private static final double[] SGD_TOLERANCE = {1e-5, 1e-5, 1e-5};

    private List<Workload> workloads = List.of(Workload.WIDE, Workload.SMALL, Workload.LENET);
    private List<String> contenders = List.of("lamina-simd", "lamina-portable", "pytorch");
    private int rounds = 9;
    private int millis = 1000;
    private int warmup = 5000;
    private String earlier = "";
    private List<String> flags = List.of();

    private TrainingSteps() {}

    /**
     * Runs the measurement.
     *
     * @param arguments {@code --models wide,small,lenet}, {@code --contenders lamina-simd,lamina-portable,pytorch}
     *     (the last is what the others are compared with), {@code --rounds 9}, {@code --millis 1000} (length of the
     *     fastest contender's part of a round), {@code --warmup 5000} (milliseconds for each contender),
     *     {@code --earlier JAR} (this benchmark's jar of an earlier build: the contenders {@code earlier-simd} and
     *     {@code earlier-portable}), {@code --flags "FLAG FLAG"} (for the JVMs of Lamina's contenders)
     */
    public static void main(String[] arguments) {
        var run = new TrainingSteps();
        for (int i = 0; i < arguments.length; i += 2) {
            run.option(arguments[i], i + 1 < arguments.length ? arguments[i + 1] : "");
        }
        System.out.printf(
                "Java %s (%s), %s, %d processors%n",
                System.getProperty("java.version"),
                System.getProperty("java.vm.name"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
        run.workloads.forEach(run::measure);
    }

    private void option(String option, String value) {
        switch (option) {
            case "--models" ->
                workloads = Stream.of(value.split(",")).map(Workload::of).toList();
            case "--contenders" -> contenders = List.of(value.split(","));
            case "--rounds" -> rounds = Integer.parseInt(value);
            case "--millis" -> millis = Integer.parseInt(value);
            case "--warmup" -> warmup = Integer.parseInt(value);
            case "--earlier" -> earlier = value;
            case "--flags" -> flags = List.of(value.split(" "));
            default ->
                throw new IllegalArgumentException("unknown option " + option
                        + "; there are --models, --contenders, --rounds, --millis, --warmup, --earlier and --flags");
        }
    }

    private void measure(Workload workload) {
        System.out.printf("%n%s: batch %d, %s%n", workload.label(), workload.batch(), workload.update());
        var workers = new ArrayList<WorkerProcess>();
        try {
            for (String contender : contenders) {
                workers.add(new WorkerProcess(contender, workload, new WorkerProcess.Setting(earlier, flags)));
            }
            checkLosses(workload, workers);
            int steps = warmUp(workers);
            double[][] times = new double[workers.size()][rounds];
            double[][] shares = new double[workers.size()][rounds];
            for (int round = 0; round < rounds; round++) {
                for (int turn = 0; turn < workers.size(); turn++) {
                    int w = (turn + round) % workers.size();
                    WorkerProcess worker = workers.get(w);
                    worker.prepare();
                    worker.steps(Math.max(1, steps / 10));
                    times[w][round] = worker.timedSteps(steps);
                    shares[w][round] = worker.cpuShare();
                }
            }
            report(workload, steps, times, shares);
        } finally {
            workers.forEach(WorkerProcess::close);
        }
    }

    /** The work is the same only if the losses are: throws when a contender's differs from the last contender's. */
    private static void checkLosses(Workload workload, List<WorkerProcess> workers) {
        double[][] losses = new double[workers.size()][CHECKED_STEPS.length];
        for (int w = 0; w < losses.length; w++) {
            WorkerProcess worker = workers.get(w);
            worker.prepare();
            int done = 0;
            for (int i = 0; i < CHECKED_STEPS.length; i++) {
                worker.steps(CHECKED_STEPS[i] - done);
                done = CHECKED_STEPS[i];
                losses[w][i] = worker.loss();
            }
            System.out.printf(
                    "  %-18s loss after %s steps: %s%n",
                    worker.name(),
                    Arrays.stream(CHECKED_STEPS).mapToObj(Integer::toString).collect(Collectors.joining(", ")),
                    Arrays.stream(losses[w]).mapToObj("%.6f"::formatted).collect(Collectors.joining(", ")));
        }
        double[] baseline = losses[losses.length - 1];
        double[] tolerance = workload.update() == Workload.Update.SGD ? SGD_TOLERANCE : ADAM_TOLERANCE;
        for (int w = 0; w < losses.length; w++) {
            for (int i = 0; i < baseline.length; i++) {
                // written so that NaN fails too
                if (!(Math.abs(losses[w][i] - baseline[i]) <= tolerance[i] * baseline[i])) {
                    throw new IllegalStateException("%s doesn't do the same work: loss %f after %d steps, %s has %f"
                            .formatted(
                                    workers.get(w).name(),
                                    losses[w][i],
                                    CHECKED_STEPS[i],
                                    workers.get(workers.size() - 1).name(),
                                    baseline[i]));
                }
            }
        }
    }

    /** Runs each contender until its time is up and returns how many steps the fastest does in a round. */
    private int warmUp(List<WorkerProcess> workers) {
        double fastest = Double.MAX_VALUE;
        for (WorkerProcess worker : workers) {
            long end = System.nanoTime() + warmup * 1_000_000L;
            double last;
            do {
                worker.prepare();
                last = worker.timedSteps(20);
                last = worker.timedSteps((int) Math.max(20, Math.min(2000, 200 / last)));
            } while (System.nanoTime() < end);
            fastest = Math.min(fastest, last);
        }
        return (int) Math.max(20, Math.min(2000, millis / fastest));
    }

    private void report(Workload workload, int steps, double[][] times, double[][] shares) {
        String baseline = contenders.get(contenders.size() - 1);
        System.out.printf("  %d rounds of %d steps%n", rounds, steps);
        System.out.printf(
                "  %-18s %10s %19s %12s %9s  %s%n",
                "",
                "ms/step",
                "min..max",
                "samples/s",
                "CPU/wall",
                "times as fast as " + baseline + ": median (min..max of the rounds)");
        for (int w = 0; w < times.length; w++) {
            double[] ratios = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                ratios[round] = times[times.length - 1][round] / times[w][round];
            }
            Arrays.sort(ratios);
            double[] sorted = times[w].clone();
            Arrays.sort(sorted);
            Arrays.sort(shares[w]);
            double median = sorted[rounds / 2];
            System.out.printf(
                    "  %-18s %10.4f %9.4f..%-8.4f %12.0f %9.2f  %.2f (%.2f..%.2f)%n",
                    contenders.get(w),
                    median,
                    sorted[0],
                    sorted[rounds - 1],
                    workload.batch() * 1000 / median,
                    shares[w][rounds / 2],
                    ratios[rounds / 2],
                    ratios[0],
                    ratios[rounds - 1]);
        }
    }
}
