package dev.lamina.examples;

import dev.lamina.data.DataFileException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads tables in CSV files, and says which line is wrong where one is. */
public final class CsvFiles {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();

    private CsvFiles() {}

    /** A line of a table. */
    public static final class Line {
        private final Path file;
        private final long number;
        private final CSVRecord values;

        private Line(Path file, long number, CSVRecord values) {
            this.file = file;
            this.number = number;
            this.values = values;
        }

        /**
         * The text in a column.
         *
         * @throws DataFileException if the line has no such column
         */
        public String text(String column) {
            if (!values.isSet(column)) {
                throw new DataFileException(file + ", line " + number + ": there is no value for " + column);
            }
            return values.get(column);
        }

        /**
         * The number in a column.
         *
         * @throws DataFileException if there is none
         */
        public double number(String column) {
            String text = text(column);
            try {
                double value = Double.parseDouble(text);
                if (Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new DataFileException(
                    file + ", line " + number + ": " + column + " should be a number, but is \"" + text + "\"");
        }

        /**
         * The number in a column that can't be 0 or less.
         *
         * @throws DataFileException if it is, or if there is none
         */
        public double positive(String column) {
            double value = number(column);
            if (value <= 0) {
                throw new DataFileException(
                        file + ", line " + number + ": " + column + " should be above 0, but is " + text(column));
            }
            return value;
        }

        /** The number above 0 in a column, or NaN if the column is empty. */
        public double positiveOrMissing(String column) {
            return text(column).isEmpty() ? Double.NaN : positive(column);
        }
    }

    /**
     * Reads a table whose first line has the names of the columns.
     *
     * @param file what to read
     * @param row makes an object of each line
     * @throws DataFileException if the file is missing, holds no lines or isn't such a table
     */
    public static <T> List<T> read(Path file, Function<Line, T> row) {
        List<T> rows = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(reader, FORMAT)) {
            for (CSVRecord values : parser) {
                rows.add(row.apply(new Line(file, parser.getCurrentLineNumber(), values)));
            }
        } catch (IOException e) {
            throw DataFileException.unreadable(file, e);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new DataFileException(file + " can't be read as a table: " + e.getMessage(), e);
        }
        if (rows.isEmpty()) {
            throw new DataFileException(file + " has no lines of data");
        }
        return rows;
    }
}
