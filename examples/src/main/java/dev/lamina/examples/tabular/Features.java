package dev.lamina.examples.tabular;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Turns districts into numbers that a network can read. All that it must know for that - medians, means, categories -
 * comes from the training part: had it seen the test part, the test would no longer show how the network does on data
 * that nobody knows yet.
 */
final class Features {
    /** How many numbers describe a district; annotations of the model need it, so it is a constant. */
    static final int COUNT = 14;

    /** Categories beyond the first; real data have five of them, "ISLAND" being one. */
    private static final int CATEGORY_COLUMNS = 4;

    private static final int NUMBERS = COUNT - CATEGORY_COLUMNS;

    private final double medianBedrooms;
    private final List<String> categories;
    private final double[] mean = new double[COUNT];
    private final double[] deviation = new double[COUNT];

    private Features(double medianBedrooms, List<String> categories) {
        this.medianBedrooms = medianBedrooms;
        this.categories = categories;
    }

    /** Learns medians, categories, means and deviations. */
    static Features fit(List<District> training) {
        double[] shares = training.stream()
                .filter(district -> !Double.isNaN(district.bedrooms()))
                .mapToDouble(district -> district.bedrooms() / district.rooms())
                .sorted()
                .toArray();
        TreeSet<String> names = new TreeSet<>();
        training.forEach(district -> names.add(district.proximity()));
        Features features = new Features(shares.length == 0 ? 0.2 : shares[shares.length / 2], List.copyOf(names));
        features.fitScale(training);
        return features;
    }

    private void fitScale(List<District> training) {
        for (District district : training) {
            double[] raw = raw(district);
            for (int i = 0; i < COUNT; i++) {
                mean[i] += raw[i] / training.size();
            }
        }
        for (District district : training) {
            double[] raw = raw(district);
            for (int i = 0; i < COUNT; i++) {
                deviation[i] += (raw[i] - mean[i]) * (raw[i] - mean[i]) / training.size();
            }
        }
        Arrays.setAll(deviation, i -> Math.sqrt(deviation[i]));
    }

    /** The numbers of a district, each with mean 0 and variance 1 over the training part. */
    float[] of(District district) {
        double[] raw = raw(district);
        float[] scaled = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            // A column that is the same everywhere, such as that of a category nobody has, stays 0.
            scaled[i] = deviation[i] < 1e-12 ? 0 : (float) ((raw[i] - mean[i]) / deviation[i]);
        }
        return scaled;
    }

    /** {@link #of} for many. */
    float[][] of(List<District> districts) {
        return districts.stream().map(this::of).toArray(float[][]::new);
    }

    /** Which features differ between districts of the training part: the others would make least squares ambiguous. */
    int[] informative() {
        return IntStream.range(0, COUNT).filter(i -> deviation[i] >= 1e-12).toArray();
    }

    private double[] raw(District district) {
        boolean missing = Double.isNaN(district.bedrooms());
        double bedrooms = missing ? medianBedrooms * district.rooms() : district.bedrooms();
        double[] raw = new double[COUNT];
        raw[0] = district.longitude();
        raw[1] = district.latitude();
        raw[2] = district.age();
        raw[3] = district.income();
        // Totals grow with the district, which says nothing about a house, and a few districts are huge. The logarithm
        // tames them and makes ratios, such as rooms in a house, differences: what a sum of features can express.
        raw[4] = StrictMath.log(district.rooms());
        raw[5] = StrictMath.log(bedrooms);
        raw[6] = StrictMath.log(district.population());
        raw[7] = StrictMath.log(district.households());
        raw[8] = StrictMath.log(district.income());
        raw[9] = missing ? 1 : 0; // that nobody counted may mean something
        // One-hot: a column for each category but the first, which is the one where all others are 0. A category that
        // the training part doesn't have counts as the first.
        int category = categories.indexOf(district.proximity());
        if (category > 0 && category <= CATEGORY_COLUMNS) {
            raw[NUMBERS + category - 1] = 1;
        }
        return raw;
    }
}
