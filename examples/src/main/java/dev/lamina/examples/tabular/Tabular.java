package dev.lamina.examples.tabular;

import dev.lamina.data.Dataset;
import dev.lamina.examples.CommandLines;
import dev.lamina.examples.CommonOptions;
import dev.lamina.math.CounterRandom;
import dev.lamina.optim.AdamW;
import dev.lamina.train.EarlyStopping;
import dev.lamina.train.Trainer;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Estimates what houses cost from a table of the census, and compares itself with linear regression. */
@Command(
        name = "tabular",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Estimates what houses cost from a table with gaps, and compares itself with linear regression.",
        footer = "%nThe real data are " + District.FILE
                + ", districts of California in 1990, with the columns longitude,"
                + " latitude, housing_median_age, total_rooms, total_bedrooms, population, households, median_income,"
                + " median_house_value and ocean_proximity.")
public final class Tabular implements Callable<Integer> {
    private static final int INVENTED = 8000;

    /** With fewer there would be parts too small to learn from or to measure with. */
    private static final int LEAST = 100;

    private final PrintStream out;

    @Mixin
    private final CommonOptions common = new CommonOptions(60);

    private Tabular(PrintStream out) {
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
        return CommandLines.of(new Tabular(out));
    }

    @Override
    public Integer call() {
        common.check();
        List<District> districts = shuffled(districts());
        // Three parts: the network learns from the first, the second says when it is good, the third how good it is.
        int testFrom = districts.size() * 4 / 5;
        int validationFrom = testFrom * 4 / 5;
        List<District> training = districts.subList(0, validationFrom);
        List<District> validation = districts.subList(validationFrom, testFrom);
        List<District> test = districts.subList(testFrom, districts.size());
        out.printf(
                "%d districts to learn from, %d to choose the best epoch with, %d to test with.%n%n",
                training.size(), validation.size(), test.size());

        Features features = Features.fit(training);
        Prices scale = Prices.fit(training);
        CompiledPriceModel net = CompiledPriceModel.create(common.seed());
        out.println(net.summary());
        EarlyStopping best = EarlyStopping.patience(common.epochs()); // never stops, but keeps the best
        Trainer.of(net)
                .optimizer(AdamW.learningRate(2e-3f))
                .epochs(common.epochs())
                .seed(common.seed())
                .threads(common.threads())
                .callback(best)
                .fit(dataset(training, features, scale), dataset(validation, features, scale));
        out.printf("%nThe best epoch on the validation part was %d.%n", best.bestEpoch());

        LinearRegression linear =
                LinearRegression.fit(features.of(training), features.informative(), Prices.of(training));
        float[][] rows = features.of(test);
        double[] truth = Prices.of(test);
        double[] network = Arrays.stream(rows)
                .mapToDouble(row -> scale.dollars(net.predict(row)[0]))
                .toArray();
        double[] regression = Arrays.stream(rows).mapToDouble(linear::predict).toArray();
        double[] mean = truth.clone();
        Arrays.fill(mean, scale.mean());
        report(truth, mean, regression, network);
        out.printf("SHA-256 of the trained parameters: %s%n", net.sha256());
        return 0;
    }

    private List<District> districts() {
        if (common.data() == null) {
            out.printf("Inventing %d districts of a country that doesn't exist.%n", INVENTED);
            return InventedDistricts.make(INVENTED, common.seed());
        }
        out.printf("Reading the districts of California in %s%n", common.data());
        return District.read(common.data(), LEAST);
    }

    private List<District> shuffled(List<District> districts) {
        int[] order = IntStream.range(0, districts.size()).toArray();
        CounterRandom.shuffle(order, CounterRandom.key(common.seed(), 0, 0));
        return Arrays.stream(order).mapToObj(districts::get).toList();
    }

    private static Dataset dataset(List<District> districts, Features features, Prices scale) {
        float[][] targets = districts.stream()
                .map(district -> new float[] {scale.scaled(district.value())})
                .toArray(float[][]::new);
        return Dataset.of(features.of(districts), targets);
    }

    private void report(double[] truth, double[] mean, double[] regression, double[] network) {
        out.printf("%nOn the test part, in dollars:%n%n");
        out.printf("                            root of the mean      mean absolute%n");
        out.printf("                            squared error         error%n");
        line("the mean of all prices", truth, mean);
        line("linear regression", truth, regression);
        line("network", truth, network);
        double gain = 1 - Prices.rootMeanSquaredError(truth, network) / Prices.rootMeanSquaredError(truth, regression);
        out.printf(
                Locale.ROOT, "%nThe network's error is %.1f %% smaller than that of linear regression.%n", 100 * gain);
    }

    private void line(String who, double[] truth, double[] estimates) {
        out.printf(
                Locale.ROOT,
                "  %-24s %,14.0f  %,19.0f%n",
                who,
                Prices.rootMeanSquaredError(truth, estimates),
                Prices.meanAbsoluteError(truth, estimates));
    }
}
