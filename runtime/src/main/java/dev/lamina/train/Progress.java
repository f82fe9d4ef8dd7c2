package dev.lamina.train;

import java.io.PrintStream;
import java.util.Locale;

/** Shows how training goes. The plain form shows nothing between epochs and so costs a step nothing. */
class Progress {
    /** What is shown. */
    enum Mode {
        /** A line that is updated in place. */
        BAR,
        /** One line per epoch. */
        LINES,
        /** Nothing. */
        SILENT
    }

    /** The mode for standard output: property {@code lamina.progress} (bar, lines, none), else what output can do. */
    static Mode defaultMode() {
        String wish = System.getProperty("lamina.progress", "auto");
        switch (wish) {
            case "bar":
                return Mode.BAR;
            case "lines":
                return Mode.LINES;
            case "none":
                return Mode.SILENT;
            case "auto":
                return Terminal.isInteractive() ? Mode.BAR : Mode.LINES;
            default:
                throw new IllegalStateException(
                        "lamina.progress=" + wish + " is unknown: use auto, bar, lines or none");
        }
    }

    static Progress of(Mode mode, PrintStream out) {
        switch (mode) {
            case BAR:
                return new Bar(out);
            case LINES:
                return new Progress(out);
            default:
                return new Progress(null);
        }
    }

    private final PrintStream out;

    private Progress(PrintStream out) {
        this.out = out;
    }

    /** An epoch begins. */
    void begin(int epoch, int epochs, boolean hasAccuracy) {}

    /** A step has ended: how many rows of the epoch are done, the mean loss and how many are right. */
    void step(int done, int total, double loss, long right) {}

    /** An epoch has ended. */
    void end(EpochResult result) {
        if (out != null) {
            out.println(result);
        }
    }

    /** The run has failed; what follows must not stand behind a half line. */
    void abort() {}

    /** At most ten times a second, a line that overwrites itself. */
    private static final class Bar extends Progress {
        private static final int WIDTH = 24;
        private static final long INTERVAL = 100_000_000L;

        private final PrintStream out;
        private int epoch;
        private int epochs;
        private boolean hasAccuracy;
        private long start;
        private long shown;
        private int length;

        Bar(PrintStream out) {
            super(null);
            this.out = out;
        }

        @Override
        void begin(int epoch, int epochs, boolean hasAccuracy) {
            this.epoch = epoch;
            this.epochs = epochs;
            this.hasAccuracy = hasAccuracy;
            this.start = System.nanoTime();
            this.shown = start;
        }

        @Override
        void step(int done, int total, double loss, long right) {
            long now = System.nanoTime();
            if (now - shown < INTERVAL) {
                return;
            }
            shown = now;
            int filled = (int) ((long) WIDTH * done / total);
            String line = String.format(
                    Locale.ROOT,
                    "epoch %d/%d [%s%s] %3d%%  loss %.4f",
                    epoch,
                    epochs,
                    "#".repeat(filled),
                    ".".repeat(WIDTH - filled),
                    100L * done / total,
                    loss);
            if (hasAccuracy) {
                line += String.format(Locale.ROOT, "  accuracy %.2f%%", 100.0 * right / done);
            }
            show(line + String.format(Locale.ROOT, "  %.0f rows/s", done / ((now - start) * 1e-9)));
        }

        @Override
        void end(EpochResult result) {
            show(result.toString());
            out.println();
            length = 0;
        }

        @Override
        void abort() {
            if (length > 0) {
                out.println();
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
