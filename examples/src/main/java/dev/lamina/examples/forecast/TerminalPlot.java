package dev.lamina.examples.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Draws lines over time with the characters of a terminal. */
final class TerminalPlot {
    private final int width;
    private final int height;
    private final List<double[]> lines = new ArrayList<>();
    private final List<Character> symbols = new ArrayList<>();

    /**
     * An empty plot.
     *
     * @param width columns
     * @param height rows
     */
    TerminalPlot(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /**
     * Adds a line, which covers those before it.
     *
     * @param values at least {@code width} numbers, 0 or more; a column shows the mean of those that fall on it
     */
    TerminalPlot line(double[] values, char symbol) {
        double[] columns = new double[width];
        for (int column = 0; column < width; column++) {
            int from = (int) ((long) values.length * column / width);
            int to = (int) ((long) values.length * (column + 1) / width);
            columns[column] = Arrays.stream(values, from, to).average().orElseThrow();
        }
        lines.add(columns);
        symbols.add(symbol);
        return this;
    }

    /** The plot, with a scale from 0 to the largest value at its left. */
    @Override
    public String toString() {
        double top = lines.stream().flatMapToDouble(Arrays::stream).max().orElse(0);
        char[][] cells = new char[height][width];
        for (char[] row : cells) {
            Arrays.fill(row, ' ');
        }
        for (int i = 0; i < lines.size(); i++) {
            for (int column = 0; column < width; column++) {
                double part = top == 0 ? 0 : lines.get(i)[column] / top;
                int row = (int) Math.round((1 - part) * (height - 1));
                cells[row][column] = symbols.get(i);
            }
        }
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < height; row++) {
            boolean labelled = row == 0 || row == height - 1 || row == (height - 1) / 2;
            double value = top * (height - 1 - row) / (height - 1);
            text.append(labelled ? String.format(Locale.ROOT, "%6.0f |", value) : "       |");
            text.append(new String(cells[row]).stripTrailing()).append('\n');
        }
        return text.append("       +").append("-".repeat(width)).append('\n').toString();
    }
}
