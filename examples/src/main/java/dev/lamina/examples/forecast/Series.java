package dev.lamina.examples.forecast;

import dev.lamina.data.DataFileException;
import dev.lamina.examples.CsvFiles;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One number a month, none missing.
 *
 * @param first the month of the first number
 * @param values the numbers, 0 or more
 */
record Series(YearMonth first, double[] values) {
    static final String FILE = "monthly-sunspots.csv";

    private record Observation(YearMonth month, double value) {}

    /**
     * Reads the series in {@value #FILE}.
     *
     * @throws DataFileException if the file is missing or damaged, or a month is missing
     */
    static Series read(Path directory) {
        Path file = directory.resolve(FILE);
        List<Observation> lines =
                CsvFiles.read(file, line -> new Observation(month(file, line.text("Month")), line.number("Sunspots")));
        YearMonth first = lines.get(0).month();
        double[] values = new double[lines.size()];
        for (int i = 0; i < values.length; i++) {
            Observation line = lines.get(i);
            if (!line.month().equals(first.plusMonths(i))) {
                throw new DataFileException(file + ": after " + first.plusMonths(i - 1) + " comes " + line.month()
                        + ", a month is missing");
            }
            if (line.value() < 0) {
                throw new DataFileException(file + ": the number of " + line.month() + " is below 0: " + line.value());
            }
            values[i] = line.value();
        }
        return new Series(first, values);
    }

    private static YearMonth month(Path file, String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw new DataFileException(file + ": \"" + text + "\" is no month such as 1749-01", e);
        }
    }

    /**
     * A series like that of sunspots, for those who have no other at hand: cycles of about eleven years that rise faster
     * than they fall and differ in height, and months that scatter the more the higher they are. {@code StrictMath} gives
     * the same series on every machine.
     *
     * @param months how many numbers
     * @param seed the same seed gives the same series
     */
    static Series invent(int months, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[months];
        int length = 0;
        double height = 0;
        int age = 0;
        for (int i = 0; i < months; i++) {
            if (age == length) {
                length = 110 + random.nextInt(45);
                height = 60 + 120 * random.nextDouble();
                age = 0;
            }
            double phase = age / (double) length;
            double wave = StrictMath.sin(StrictMath.PI * StrictMath.pow(phase, 0.75));
            double scatter = 2 * random.nextDouble() - 1;
            values[i] = Math.max(0, height * wave * wave * (1 + 0.35 * scatter) + 6 * scatter);
            age++;
        }
        return new Series(YearMonth.of(1749, 1), values);
    }

    int months() {
        return values.length;
    }

    YearMonth month(int index) {
        return first.plusMonths(index);
    }
}
