package dev.lamina.examples.tabular;

import dev.lamina.data.DataFileException;
import java.util.Arrays;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/** The best that a weighted sum of the features can do, exactly: what a network has to beat. */
final class LinearRegression {
    /** What a feature, scaled to variance 1, adds to the others at least; less is the rounding of floats. */
    private static final double AMBIGUOUS = 1e-3;

    private final int[] features;
    /** The intercept, then one weight for each of the features. */
    private final double[] weights;

    private LinearRegression(int[] features, double[] weights) {
        this.features = features;
        this.weights = weights;
    }

    /**
     * Ordinary least squares by QR decomposition.
     *
     * @param rows the features of each district
     * @param features which of them to use
     * @param prices what to predict
     * @throws DataFileException if a feature is a weighted sum of others, as where all bedrooms are missing
     */
    static LinearRegression fit(float[][] rows, int[] features, double[] prices) {
        double[][] chosen = Arrays.stream(rows)
                .map(row -> Arrays.stream(features).mapToDouble(i -> row[i]).toArray())
                .toArray(double[][]::new);
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression(AMBIGUOUS);
        regression.newSampleData(prices, chosen);
        try {
            return new LinearRegression(features, regression.estimateRegressionParameters());
        } catch (SingularMatrixException e) {
            throw new DataFileException(
                    "Linear regression has no single answer: in the training part, a feature is a sum of others", e);
        }
    }

    double predict(float[] row) {
        double sum = weights[0];
        for (int i = 0; i < features.length; i++) {
            sum += weights[i + 1] * row[features[i]];
        }
        return sum;
    }
}
