package dev.lamina.train;

import dev.lamina.internal.Choice;
import java.io.PrintStream;
import java.util.Locale;

/** Shows how training goes. The plain form shows nothing between epochs and so costs a step nothing. */
class Progress implements Callback {
    /** What is shown. */
    enum Mode {
        /** Whatever output can do. */
        AUTO,
        /** A line that is updated in place. */
        BAR,
        /** One line per epoch. */
        LINES,
        /** Nothing. */
        NONE
    }

    /** The mode for standard output: property {@code lamina.progress} (bar, lines, none), else what output can do. */
    static Mode defaultMode() {
        Mode wish = Choice.ofProperty("lamina.progress", Mode.AUTO);
        return wish != Mode.AUTO ? wish : Terminal.isInteractive() ? Mode.BAR : Mode.LINES;
    }

    /** Shows progress in a mode other than none. */
    static Progress of(Mode mode, PrintStream out) {
        return mode == Mode.BAR ? new Bar(out) : new Progress(out);
    }

    private final PrintStream out;

    private Progress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void onEpochEnd(TrainingRun run, EpochResult result) {
        out.println(result);
    }

    @Override
    public void onRunEnd(TrainingRun run) {
        run.stopped().ifPresent(why -> out.println("stopped after step " + run.step() + ": " + why));
    }

    /** At most ten times a second, a line that overwrites itself. */
    private static final class Bar extends Progress {
        private static final int WIDTH = 24;
        private static final long INTERVAL = 100_000_000L;

        private final PrintStream out;
        private long start;
        private int startRows;
        private long shown;
        private int length;

        Bar(PrintStream out) {
            super(out);
            this.out = out;
        }

        @Override
        public void onRunBegin(TrainingRun run) {
            begin(run.rowsDone());
        }

        @Override
        public void onEpochBegin(TrainingRun run) {
            begin(0);
        }

        private void begin(int rows) {
            start = System.nanoTime();
            startRows = rows;
            shown = start;
        }

        @Override
        public void onStepEnd(TrainingRun run) {
            long now = System.nanoTime();
            if (now - shown >= INTERVAL) {
                shown = now;
                show(line(run) + String.format(Locale.ROOT, "  %.0f rows/s", speed(run.rowsDone(), now)));
            }
        }

        private double speed(int rows, long now) {
            return (rows - startRows) / ((now - start) * 1e-9);
        }

        private static String line(TrainingRun run) {
            int done = run.rowsDone();
            int total = run.rowsOfEpoch();
            int filled = (int) ((long) WIDTH * done / total);
            String line = String.format(
                    Locale.ROOT,
                    "epoch %d%s [%s%s] %3d%%  loss %.4f",
                    run.epoch(),
                    run.epochs() == 0 ? "" : "/" + run.epochs(),
                    "#".repeat(filled),
                    ".".repeat(WIDTH - filled),
                    100L * done / total,
                    run.meanLoss());
            double accuracy = run.meanAccuracy();
            return Double.isNaN(accuracy)
                    ? line
                    : line + String.format(Locale.ROOT, "  accuracy %.2f%%", 100 * accuracy);
        }

        @Override
        public void onEpochEnd(TrainingRun run, EpochResult result) {
            show(result.toString());
            endLine();
        }

        @Override
        public void onRunEnd(TrainingRun run) {
            endLine();
            super.onRunEnd(run);
        }

        /** What follows must not stand behind a half line. */
        @Override
        public void onFailure(TrainingRun run, Throwable failure) {
            endLine();
        }

        private void endLine() {
            if (length > 0) {
                out.println();
                length = 0;
            }
        }

        /** Overwrites the line; spaces erase what is left of a longer one. */
        private void show(String line) {
            out.print("\r" + line + " ".repeat(Math.max(0, length - line.length())));
            out.flush();
            length = line.length();
        }
    }
}
