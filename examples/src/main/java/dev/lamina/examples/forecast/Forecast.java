package dev.lamina.examples.forecast;

import dev.lamina.data.DataFileException;
import dev.lamina.examples.CommandLines;
import dev.lamina.examples.CommonOptions;
import dev.lamina.optim.AdamW;
import dev.lamina.train.EarlyStopping;
import dev.lamina.train.Trainer;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Foretells the sunspots of the months to come, and compares itself with "it stays as it is". */
@Command(
        name = "forecast",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Foretells the sunspots of the next months from those of the last eleven years.",
        footer = "%nThe real data are " + Series.FILE + " with the columns Month (such as 1749-01) and Sunspots.")
public final class Forecast implements Callable<Integer> {
    private static final int INVENTED = 2400;

    /** How many months ahead errors are reported for. */
    private static final int[] REPORTED = {1, 3, 6, 12};

    private static final int PLOTTED = 25 * 12;

    private final PrintStream out;

    @Mixin
    private final CommonOptions common = new CommonOptions(30);

    private Forecast(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs the example.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(commandLine(System.out).execute(args));
    }

    static CommandLine commandLine(PrintStream out) {
        return CommandLines.of(new Forecast(out));
    }

    @Override
    public Integer call() {
        common.check();
        Series series = series();
        // Split by time, not at random: a network that learnt the months before and after one would be tested on what
        // it
        // has nearly seen, and nobody knows the months after when it matters.
        int validationFrom = series.months() * 6 / 10;
        int testFrom = series.months() * 8 / 10;
        out.printf(
                "Learning from %s to %s, choosing the best epoch until %s, testing with what came after, until %s.%n%n",
                series.month(0),
                series.month(validationFrom - 1),
                series.month(testFrom - 1),
                series.month(series.months() - 1));

        Windows windows = new Windows(series, validationFrom);
        CompiledSunspotModel net = CompiledSunspotModel.create(common.seed());
        out.println(net.summary());
        EarlyStopping best = EarlyStopping.patience(common.epochs()); // never stops, but keeps the best
        Trainer.of(net)
                .optimizer(AdamW.learningRate(1e-3f))
                .epochs(common.epochs())
                .seed(common.seed())
                .threads(common.threads())
                .callback(best)
                .fit(windows.examples(0, validationFrom), windows.examples(validationFrom, testFrom));
        out.printf("%nThe best epoch on the validation part was %d.%n", best.bestEpoch());

        double[][] foretold = new double[series.months() - testFrom][];
        Arrays.setAll(foretold, i -> year(net, windows, testFrom + i));
        report(series, testFrom, foretold);
        plot(series, testFrom, foretold);
        out.printf("SHA-256 of the trained parameters: %s%n", net.sha256());
        return 0;
    }

    private Series series() {
        if (common.data() == null) {
            out.printf("Inventing %d months of a sun that doesn't exist.%n", INVENTED);
            return Series.invent(INVENTED, common.seed());
        }
        out.printf("Reading the sunspots in %s%n", common.data());
        Series series = Series.read(common.data());
        if (series.months() < 10 * Windows.LENGTH) {
            throw new DataFileException(common.data().resolve(Series.FILE) + " has " + series.months()
                    + " months; at least " + 10 * Windows.LENGTH + " are needed");
        }
        return series;
    }

    /** The twelve months from a month on, foretold from what was known before it. */
    private static double[] year(CompiledSunspotModel net, Windows windows, int month) {
        float[] changes = net.predict(windows.window(month));
        double[] year = new double[changes.length];
        Arrays.setAll(year, k -> windows.value(month, changes[k]));
        return year;
    }

    private void report(Series series, int testFrom, double[][] foretold) {
        out.printf("%nErrors on the test part, root of the mean square and mean absolute:%n%n");
        out.printf("  months    naive forecast       network             error smaller by%n");
        out.printf("  ahead     RMSE      MAE        RMSE      MAE       RMSE      MAE%n");
        for (int ahead : REPORTED) {
            Errors naive = new Errors();
            Errors network = new Errors();
            for (int month = testFrom; month + ahead <= series.months(); month++) {
                double truth = series.values()[month + ahead - 1];
                naive.add(truth, series.values()[month - 1]); // it stays as it is
                network.add(truth, foretold[month - testFrom][ahead - 1]);
            }
            out.printf(
                    Locale.ROOT,
                    "  %5d  %7.2f  %7.2f     %7.2f  %7.2f     %5.1f %%  %5.1f %%%n",
                    ahead,
                    naive.rootMeanSquare(),
                    naive.meanAbsolute(),
                    network.rootMeanSquare(),
                    network.meanAbsolute(),
                    100 * (1 - network.rootMeanSquare() / naive.rootMeanSquare()),
                    100 * (1 - network.meanAbsolute() / naive.meanAbsolute()));
        }
    }

    private void plot(Series series, int testFrom, double[][] foretold) {
        int ahead = REPORTED[REPORTED.length - 1];
        int from = Math.max(testFrom + ahead, series.months() - PLOTTED);
        double[] truth = Arrays.copyOfRange(series.values(), from, series.months());
        double[] early = new double[truth.length];
        Arrays.setAll(early, i -> foretold[from + i - (ahead - 1) - testFrom][ahead - 1]);
        out.printf(
                "%n%s to %s: what came (.) and what the network had said %d months before (o)%n%n",
                series.month(from), series.month(series.months() - 1), ahead);
        out.println(new TerminalPlot(75, 16).line(truth, '.').line(early, 'o'));
    }

    /** Sums of errors. */
    private static final class Errors {
        private double squares;
        private double absolute;
        private int count;

        void add(double truth, double estimate) {
            squares += (truth - estimate) * (truth - estimate);
            absolute += Math.abs(truth - estimate);
            count++;
        }

        double rootMeanSquare() {
            return Math.sqrt(squares / count);
        }

        double meanAbsolute() {
            return absolute / count;
        }
    }
}
