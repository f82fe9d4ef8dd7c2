package dev.lamina.optim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.model.Gradients;
import dev.lamina.model.Initializer;
import dev.lamina.model.Layout;
import dev.lamina.model.Parameter;
import dev.lamina.schedule.Cosine;
import dev.lamina.schedule.Schedule;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that aren't in PyTorch 1.13 find the weights of a linear function with inputs of very different size. */
class ConvergenceTest {
    private static final int IN = 12;
    private static final int OUT = 5;
    private static final int ROWS = 64;
    private static final int STEPS = 800;

    static List<Optimizer> rules() {
        return List.of(
                Muon.learningRate(0.05f).weightDecay(0f).others(AdamW.learningRate(0.05f)),
                Adafactor.learningRate(0.1f),
                Prodigy.automatic(),
                Adam.learningRate(0.05f));
    }

    private final Parameter weight =
            Parameter.trainable("a.weight", Layout.TRANSPOSED, Initializer.normal(0.1f), OUT, IN);
    private final Parameter bias = Parameter.trainable("a.bias", Layout.AS_IS, Initializer.zeros(), OUT);
    private final float[] x = new float[ROWS * IN];
    private final float[] y = new float[ROWS * OUT];

    /** The mean square error; fills the gradients. */
    private double loss(float[] dWeight, float[] dBias) {
        float[] w = weight.values();
        double loss = 0;
        for (int r = 0; r < ROWS; r++) {
            for (int o = 0; o < OUT; o++) {
                float error = bias.values()[o] - y[r * OUT + o];
                for (int i = 0; i < IN; i++) {
                    error += x[r * IN + i] * w[i * OUT + o];
                }
                loss += error * error / ROWS;
                dBias[o] += 2 * error / ROWS;
                for (int i = 0; i < IN; i++) {
                    dWeight[i * OUT + o] += 2 * error * x[r * IN + i] / ROWS;
                }
            }
        }
        return loss;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theLossFallsToAThousandth(Optimizer optimizer) {
        Random random = new Random(8);
        weight.initialize(3, 0);
        bias.initialize(3, 1);
        for (int k = 0; k < x.length; k++) {
            x[k] = (float) random.nextGaussian() * (1 + k % IN) / IN;
        }
        for (int r = 0; r < ROWS; r++) {
            for (int o = 0; o < OUT; o++) {
                y[r * OUT + o] = o;
                for (int i = 0; i < IN; i++) {
                    y[r * OUT + o] += x[r * IN + i] * ((i + 2 * o) % 3 - 1);
                }
            }
        }
        float[] dWeight = new float[IN * OUT];
        float[] dBias = new float[OUT];
        Gradients gradients = new Gradients(List.of(weight, bias), dWeight, dBias);
        Optimizer.State state = optimizer.start(List.of(weight, bias));
        Schedule.Run rates = Cosine.over(STEPS).start(state.exactRate());
        double first = loss(dWeight, dBias);
        double last = first;
        for (int step = 0; step < STEPS; step++) {
            Arrays.fill(dWeight, 0f);
            Arrays.fill(dBias, 0f);
            last = loss(dWeight, dBias);
            state.setLearningRate(rates.rate());
            state.update(gradients);
            rates.next(last, Double.NaN);
        }
        assertThat(last).as("%s, from %s", optimizer, first).isLessThan(first / 1000);
    }
}
