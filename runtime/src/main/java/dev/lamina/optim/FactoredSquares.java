package dev.lamina.optim;

import dev.lamina.math.Powers;
import dev.lamina.model.Layout;
import dev.lamina.model.Parameter;
import dev.lamina.state.Settings;
import java.util.Arrays;
import java.util.List;

/**
 * The steps of {@link Adafactor}. A row is copied to an array of its own before its loops run, so that all arrays share one
 * index and HotSpot makes vectors of them.
 */
final class FactoredSquares extends Rule {
    private final double decayPower;
    private final double epsilon1;
    private final double epsilon2;
    private final double clip;
    private final double decay;
    /** Mean squares of each row in memory; null for a parameter with one axis. */
    private final float[][] rows;
    /** Mean squares of each column in memory, or of each value. */
    private final float[][] columns;
    /** Rows and columns in memory of one matrix. */
    private final int[] heights;

    private final int[] widths;
    private final float[] direction;
    private final float[] line;
    private final float[] sums;
    private final float[] means;
    private float share;
    private float kept;

    FactoredSquares(List<Parameter> parameters, Adafactor optimizer) {
        super(parameters, optimizer);
        Settings settings = optimizer.settings();
        decayPower = settings.exact(Adafactor.DECAY);
        epsilon1 = settings.get(Adafactor.EPSILON1);
        epsilon2 = settings.exact(Adafactor.EPSILON2);
        clip = settings.exact(Adafactor.CLIP);
        decay = settings.exact(Hyper.WEIGHT_DECAY);
        int count = parameters.size();
        rows = new float[count][];
        columns = new float[count][];
        heights = new int[count];
        widths = new int[count];
        for (int i = 0; i < count; i++) {
            prepare(i, parameters.get(i));
        }
        int largest = parameters.stream().mapToInt(Parameter::size).max().orElse(0);
        int widest = Arrays.stream(widths).max().orElse(0);
        direction = new float[largest];
        line = new float[widest];
        sums = new float[widest];
        means = new float[widest];
    }

    private void prepare(int i, Parameter parameter) {
        int[] shape = parameter.shape();
        int axes = shape.length;
        if (axes < 2) {
            columns[i] = slot("variance", i, shape);
            return;
        }
        int matrices = parameter.size() / (shape[axes - 2] * shape[axes - 1]);
        float[] ofRows = slot("row_var", i, matrices, shape[axes - 2]);
        float[] ofColumns = slot("col_var", i, matrices, shape[axes - 1]);
        boolean transposed = parameter.layout() == Layout.TRANSPOSED;
        heights[i] = shape[transposed ? axes - 1 : axes - 2];
        widths[i] = shape[transposed ? axes - 2 : axes - 1];
        rows[i] = transposed ? ofColumns : ofRows;
        columns[i] = transposed ? ofRows : ofColumns;
    }

    @Override
    protected void beginStep() {
        double exact = 1 / Powers.of(step(), decayPower);
        share = (float) exact;
        kept = (float) (1 - exact);
    }

    @Override
    protected void update(int i, float[] p, float[] g, int from, int to) {
        if (rows[i] == null) {
            average(columns[i], g, to, kept, share);
            direct(direction, g, columns[i], to, 1f, (float) (epsilon1 * epsilon1));
        } else {
            for (int matrix = 0; matrix < to / (heights[i] * widths[i]); matrix++) {
                averageRows(i, g, matrix);
                directRows(i, g, matrix);
            }
        }
        double rate = exactRate();
        double size = Math.sqrt(Norms.squares(p, to) / to);
        double length = Math.sqrt(Norms.squares(direction, to) / to);
        double step = Math.min(rate, 1 / Math.sqrt(step())) * Math.max(epsilon2, size) / Math.max(1, length / clip);
        move(p, direction, to, (float) -step, (float) (1 - rate * decay));
    }

    private void averageRows(int i, float[] g, int matrix) {
        int width = widths[i];
        Arrays.fill(sums, 0, width, 0f);
        for (int row = matrix * heights[i]; row < (matrix + 1) * heights[i]; row++) {
            System.arraycopy(g, row * width, line, 0, width);
            addSquares(sums, line, width);
            rows[i][row] = mix(rows[i][row], (float) (Norms.squares(line, width) / width), kept, share);
        }
        for (int k = 0; k < width; k++) {
            int column = matrix * width + k;
            columns[i][column] = mix(columns[i][column], sums[k] / heights[i], kept, share);
        }
    }

    private void directRows(int i, float[] g, int matrix) {
        int width = widths[i];
        int height = heights[i];
        double mean = 0;
        for (int row = matrix * height; row < (matrix + 1) * height; row++) {
            mean += rows[i][row];
        }
        double divisor = Math.max(mean / height, epsilon1);
        System.arraycopy(columns[i], matrix * width, means, 0, width);
        for (int row = matrix * height; row < (matrix + 1) * height; row++) {
            System.arraycopy(g, row * width, line, 0, width);
            direct(line, line, means, width, (float) (rows[i][row] / divisor), (float) (epsilon1 * epsilon1));
            System.arraycopy(line, 0, direction, row * width, width);
        }
    }

    private static float mix(float mean, float square, float kept, float share) {
        return Math.fma(kept, mean, share * square) + FLUSH - FLUSH;
    }

    private static void average(float[] v, float[] g, int size, float kept, float share) {
        for (int k = 0; k < size; k++) {
            v[k] = Math.fma(kept, v[k], share * g[k] * g[k]) + FLUSH - FLUSH;
        }
    }

    private static void addSquares(float[] sums, float[] g, int size) {
        for (int k = 0; k < size; k++) {
            sums[k] = Math.fma(g[k], g[k], sums[k]);
        }
    }

    /** {@code u = g / sqrt(max(factor * v, least))}. */
    private static void direct(float[] u, float[] g, float[] v, int size, float factor, float least) {
        for (int k = 0; k < size; k++) {
            u[k] = g[k] / (float) Math.sqrt(Math.max(factor * v[k], least));
        }
    }

    private static void move(float[] p, float[] u, int size, float factor, float keep) {
        for (int k = 0; k < size; k++) {
            p[k] = Math.fma(factor, u[k], keep * p[k]);
        }
    }
}
