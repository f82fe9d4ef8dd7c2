package dev.lamina.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rules that treat a parameter as a matrix follow double-precision versions written from their definitions. */
class MatrixRuleTest {
    private final Trajectory trajectory = new Trajectory();

    private static double norm(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(x -> x * x).sum());
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] c = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < b[0].length; j++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }

    private static double[][] transposed(double[][] a) {
        double[][] t = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                t[j][i] = a[i][j];
            }
        }
        return t;
    }

    /** {@code a x + (b x xᵀ + c (x xᵀ)²) x}, some times, from a matrix of norm 1. */
    private static double[][] orthogonal(double[][] x, int steps) {
        double[][] result = x;
        for (int n = 0; n < steps; n++) {
            double[][] gram = times(result, transposed(result));
            double[][] square = times(gram, gram);
            for (int i = 0; i < gram.length; i++) {
                for (int j = 0; j < gram.length; j++) {
                    square[i][j] = -4.775 * gram[i][j] + 2.0315 * square[i][j] + (i == j ? 3.4445 : 0);
                }
            }
            result = times(square, result);
        }
        return result;
    }

    private static Trajectory.Plain muon(int rows, int size, int steps, boolean nesterov, double scale) {
        int columns = size / rows;
        double[] m = new double[size];
        return (t, p, g) -> {
            double[] u = new double[size];
            for (int i = 0; i < size; i++) {
                m[i] = 0.9 * m[i] + 0.1 * g[i];
                u[i] = nesterov ? 0.1 * g[i] + 0.9 * m[i] : m[i];
            }
            double norm = norm(u);
            double[][] x = new double[rows][columns];
            for (int i = 0; i < size; i++) {
                x[i / columns][i % columns] = u[i] / norm;
            }
            double[][] direction = orthogonal(x, steps);
            for (int i = 0; i < size; i++) {
                p[i] = p[i] * (1 - 0.02 * 0.1) - 0.02 * scale * direction[i / columns][i % columns];
            }
        };
    }

    private static Trajectory.Plain adamW(int size) {
        double[] m = new double[size];
        double[] v = new double[size];
        return (t, p, g) -> {
            for (int i = 0; i < size; i++) {
                m[i] = 0.9 * m[i] + 0.1 * g[i];
                v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
                p[i] *= 1 - 0.01 * 0.05;
                p[i] -= 0.01 * m[i] / (1 - Math.pow(0.9, t)) / (Math.sqrt(v[i] / (1 - Math.pow(0.999, t))) + 1e-8);
            }
        };
    }

    private final Muon muon = Muon.learningRate(0.02f)
            .momentum(0.9f)
            .others(AdamW.learningRate(0.01f).weightDecay(0.05f));

    /** A dense weight, whose memory is transposed, a kernel, and a bias. */
    @Test
    void muon() {
        trajectory.compare(
                muon,
                (shape, first) -> shape.length == 1
                        ? adamW(first.length)
                        : muon(
                                shape[0],
                                first.length,
                                5,
                                true,
                                Math.sqrt(Math.max(1, (double) shape[0] * shape[0] / first.length))),
                1e-4);
    }

    @Test
    void muonWithOtherSettings() {
        trajectory.compare(
                muon.nesterov(false).steps(3).matchingAdamW(),
                (shape, first) -> shape.length == 1
                        ? adamW(first.length)
                        : muon(
                                shape[0],
                                first.length,
                                3,
                                false,
                                0.2 * Math.sqrt(Math.max(shape[0], first.length / shape[0]))),
                1e-4);
    }

    /** Enough rows and columns for the loops over eight of them, and what is left over. */
    @Test
    void singularValuesComeNearToOne() {
        int length = 37;
        int width = 19;
        NewtonSchulz work = new NewtonSchulz(length, width);
        Random random = new Random(4);
        double[][] x = new double[length][width];
        double squares = 0;
        for (int i = 0; i < length; i++) {
            for (int j = 0; j < width; j++) {
                work.rows()[i][j] = (float) random.nextGaussian();
                x[i][j] = work.rows()[i][j];
                squares += x[i][j] * x[i][j];
            }
        }
        for (double[] row : x) {
            for (int j = 0; j < width; j++) {
                row[j] /= Math.sqrt(squares);
            }
        }
        work.orthogonalize(5, 3.4445f, -4.775f, 2.0315f, 1e-7f);
        double[][] expected = orthogonal(x, 5);
        for (int i = 0; i < length; i++) {
            for (int j = 0; j < width; j++) {
                assertThat((double) work.rows()[i][j]).isCloseTo(expected[i][j], within(1e-5));
            }
        }
        // squares of singular values lie between 0.7² and 1.2², and so do those of images of unit vectors
        double[][] gram = times(transposed(expected), expected);
        for (int j = 0; j < width; j++) {
            assertThat(gram[j][j]).isBetween(0.49, 1.5);
        }
    }

    @Test
    void muonRefusesWhatIsNoMatrix() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trajectory.start(Muon.learningRate(0.1f).matrices(ParameterSelector.biases())))
                .withMessage(
                        "p2.bias[5] has one axis, so Muon can't take it as a matrix: leave it out of matrices(...)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trajectory.start(Muon.learningRate(0.1f).matrices(ParameterSelector.layer("x"))))
                .withMessageStartingWith("Muon.matrices(layer(\"x\")) matches none of the trainable parameters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> muon.steps(100))
                .withMessage("steps must be at most 99, but is 100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trajectory.start(Muon.learningRate(0f)))
                .withMessageContaining("give Muon(")
                .withMessageContaining("a learning rate above 0");
    }

    private static double rms(double[] values) {
        return norm(values) / Math.sqrt(values.length);
    }

    /** The mean squares of the last two axes. */
    private static double[] factored(double[] g, int rows, int columns, double[] r, double[] c, double share) {
        double[] v = new double[g.length];
        for (int from = 0; from < g.length; from += rows * columns) {
            int row = from / columns;
            int column = from / rows;
            for (int i = 0; i < rows; i++) {
                double mean = 0;
                for (int j = 0; j < columns; j++) {
                    mean += g[from + i * columns + j] * g[from + i * columns + j] / columns;
                }
                r[row + i] = (1 - share) * r[row + i] + share * mean;
            }
            for (int j = 0; j < columns; j++) {
                double mean = 0;
                for (int i = 0; i < rows; i++) {
                    mean += g[from + i * columns + j] * g[from + i * columns + j] / rows;
                }
                c[column + j] = (1 - share) * c[column + j] + share * mean;
            }
            double all = Arrays.stream(r, row, row + rows).average().orElseThrow();
            for (int k = 0; k < rows * columns; k++) {
                v[from + k] = r[row + k / columns] * c[column + k % columns] / all;
            }
        }
        return v;
    }

    private static Trajectory.Plain adafactor(
            int[] shape, int size, double rate, double power, double clip, double decay) {
        int axes = shape.length;
        int rows = axes < 2 ? 1 : shape[axes - 2];
        int columns = shape[axes - 1];
        double[] r = new double[size / columns];
        double[] c = new double[axes < 2 ? size : size / rows];
        return (t, p, g) -> {
            double share = Math.pow(t, -power);
            double[] v;
            if (axes < 2) {
                for (int i = 0; i < size; i++) {
                    c[i] = (1 - share) * c[i] + share * g[i] * g[i];
                }
                v = c;
            } else {
                v = factored(g, rows, columns, r, c, share);
            }
            double[] u = new double[size];
            for (int i = 0; i < size; i++) {
                u[i] = g[i] / Math.sqrt(v[i]);
            }
            double step = Math.min(rate, 1 / Math.sqrt(t)) * Math.max(1e-3, rms(p)) / Math.max(1, rms(u) / clip);
            for (int i = 0; i < size; i++) {
                p[i] = p[i] * (1 - rate * decay) - step * u[i];
            }
        };
    }

    @Test
    void adafactor() {
        trajectory.compare(
                Adafactor.learningRate(0.01f), (shape, first) -> adafactor(shape, first.length, 0.01, 0.8, 1, 0), 1e-5);
        trajectory.compare(
                Adafactor.learningRate(0.3f).beta2Decay(0.5f).clip(1.25f).weightDecay(0.01f),
                (shape, first) -> adafactor(shape, first.length, 0.3, 0.5, 1.25, 0.01),
                1e-5);
    }

    @Test
    void adafactorKeepsLittle() {
        assertThat(trajectory.start(Adafactor.learningRate(0.01f)).slots())
                .hasToString("[row_var.p0.weight[1,6], col_var.p0.weight[1,4], row_var.p1.weight[6,2], "
                        + "col_var.p1.weight[6,2], variance.p2.bias[5]]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Adafactor.learningRate(0.1f).clip(0.5f))
                .withMessage("clip must be at least 1, but is 0.5");
    }
}
