package dev.lamina.examples.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    private static final int MISSING = 9;
    private static final int FIRST_CATEGORY = 10;

    private final List<District> training = List.of(
            district(100, 20, "B"), district(200, 50, "A"), district(400, Double.NaN, "C"), district(800, 240, "B"));

    private final Features features = Features.fit(training);

    @Test
    void everyFeatureOfTheTrainingPartHasMeanZeroAndVarianceOneOrIsZero() {
        float[][] rows = features.of(training);

        for (int i = 0; i < Features.COUNT; i++) {
            double sum = 0;
            double squares = 0;
            for (float[] row : rows) {
                sum += row[i];
                squares += row[i] * row[i];
            }
            assertThat(sum).as("sum of feature %d", i).isEqualTo(0, within(1e-5));
            assertThat(squares / rows.length)
                    .as("variance of feature %d", i)
                    .satisfiesAnyOf(
                            variance -> assertThat(variance).isEqualTo(1, within(1e-5)),
                            variance -> assertThat(variance).isZero());
        }
    }

    @Test
    void aMissingNumberIsTheMedianShareAndSaidToBeMissing() {
        float[] gap = features.of(district(1000, Double.NaN, "A"));
        float[] median = features.of(district(1000, 250, "A")); // shares are 0.2, 0.25 and 0.3

        assertThat(gap[5]).isEqualTo(median[5]);
        assertThat(gap[MISSING]).isGreaterThan(median[MISSING]);
    }

    @Test
    void aCategoryThatTrainingDidNotHaveCountsAsTheFirst() {
        assertThat(features.of(district(100, 20, "Z"))).containsExactly(features.of(district(100, 20, "A")));
        assertThat(features.of(district(100, 20, "B"))[FIRST_CATEGORY])
                .isGreaterThan(features.of(district(100, 20, "A"))[FIRST_CATEGORY]);
    }

    @Test
    void columnsThatAreTheSameEverywhereAreNotInformative() {
        assertThat(features.informative()).containsExactly(4, 5, MISSING, FIRST_CATEGORY, FIRST_CATEGORY + 1);
    }

    @Test
    void leastSquaresFindAPlaneExactly() {
        float[][] rows = {{1, 7, 2}, {2, 7, 5}, {4, 7, 1}, {3, 7, 3}, {0, 7, 0}};
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = 10 + 3 * rows[i][0] - 2 * rows[i][2];
        }

        LinearRegression regression = LinearRegression.fit(rows, new int[] {0, 2}, values);

        assertThat(regression.predict(new float[] {5, 7, 10})).isEqualTo(5, within(1e-9));
    }

    private static District district(double rooms, double bedrooms, String proximity) {
        return new District(-120, 36, 20, rooms, bedrooms, 500, 100, 3, proximity, 100_000);
    }
}
