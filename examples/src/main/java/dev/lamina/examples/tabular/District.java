package dev.lamina.examples.tabular;

import dev.lamina.data.DataFileException;
import dev.lamina.examples.CsvFiles;
import java.nio.file.Path;
import java.util.List;

/**
 * A census district of California in 1990.
 *
 * @param age median age of the houses in years
 * @param rooms rooms of all houses together
 * @param bedrooms of these, bedrooms; NaN where nobody counted them
 * @param income median income of a household in 10,000 dollars a year
 * @param proximity how near the ocean is, in words
 * @param value median value of a house in dollars: what is to be predicted
 */
record District(
        double longitude,
        double latitude,
        double age,
        double rooms,
        double bedrooms,
        double population,
        double households,
        double income,
        String proximity,
        double value) {
    static final String FILE = "housing.csv";

    /**
     * Reads the districts in {@value #FILE}.
     *
     * @param least how many there must be
     * @throws DataFileException if the file is missing, damaged or has fewer districts
     */
    static List<District> read(Path directory, int least) {
        List<District> districts = CsvFiles.read(
                directory.resolve(FILE),
                line -> new District(
                        line.number("longitude"),
                        line.number("latitude"),
                        line.number("housing_median_age"),
                        line.positive("total_rooms"),
                        line.positiveOrMissing("total_bedrooms"),
                        line.positive("population"),
                        line.positive("households"),
                        line.positive("median_income"),
                        line.text("ocean_proximity"),
                        line.number("median_house_value")));
        if (districts.size() < least) {
            throw new DataFileException(directory.resolve(FILE) + " has " + districts.size() + " districts; at least "
                    + least + " are needed");
        }
        return districts;
    }
}
