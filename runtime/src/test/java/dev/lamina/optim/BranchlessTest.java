package dev.lamina.optim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.model.Gradients;
import dev.lamina.model.Initializer;
import dev.lamina.model.Layout;
import dev.lamina.model.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rules whose choices are arithmetic have, bit for bit, the values of the same rules with choices. */
class BranchlessTest {
    private static final float[] SPECIAL = {
        0f, -0f, Float.MIN_VALUE, -Float.MIN_VALUE, 0x1p-126f, -0x1p-130f, 1f, -1f, 1e30f, -1e30f
    };
    private static final long SEED = 17;

    /** One step of a rule with choices: changes p and its two arrays. */
    private interface Plain {
        void step(int t, float[] p, float[] g, float[] a, float[] b);
    }

    private final Random random = new Random(SEED);

    private float value() {
        return random.nextInt(3) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : (float) random.nextGaussian();
    }

    private void assertSameBits(Optimizer optimizer, float first, Plain plain) {
        int size = 501;
        Parameter parameter = Parameter.trainable("p", Layout.AS_IS, Initializer.zeros(), size);
        float[] p = new float[size];
        for (int i = 0; i < size; i++) {
            p[i] = value();
        }
        parameter.set(p);
        float[] a = new float[size];
        float[] b = new float[size];
        Arrays.fill(a, first);
        Optimizer.State state = optimizer.start(List.of(parameter));
        for (int t = 1; t <= 60; t++) {
            float[] g = new float[size];
            for (int i = 0; i < size; i++) {
                g[i] = value();
            }
            state.update(new Gradients(List.of(parameter), g));
            plain.step(t, p, g, a, b);
            for (int i = 0; i < size; i++) {
                assertThat(Float.floatToIntBits(parameter.values()[i]))
                        .as("%s, seed %d, step %d, element %d", optimizer, SEED, t, i)
                        .isEqualTo(Float.floatToIntBits(p[i]));
            }
        }
    }

    @Test
    void signsAreThoseOfTheLibrary() {
        for (int i = 0; i < 100_000; i++) {
            float x = i < SPECIAL.length ? SPECIAL[i] : Float.intBitsToFloat(random.nextInt());
            assertThat(Float.valueOf(Branchless.sign(x))).as("%s", x).isEqualTo(Float.valueOf(Math.signum(x)));
        }
        assertThat(Float.valueOf(Branchless.orZero(1f, -0f))).isEqualTo(Float.valueOf(-0f));
        assertThat(Float.valueOf(Branchless.orZero(0f, -3f))).isEqualTo(Float.valueOf(0f));
    }

    @Test
    void lion() {
        assertSameBits(Lion.learningRate(0.01f).weightDecay(0.1f), 0f, (t, p, g, m, unused) -> {
            for (int i = 0; i < p.length; i++) {
                float direction = Math.signum(Math.fma(0.9f, m[i], (float) (1 - 0.9) * g[i]));
                m[i] = Math.fma(0.99f, m[i], (float) (1 - 0.99) * g[i]) + Rule.FLUSH_MEAN - Rule.FLUSH_MEAN;
                p[i] = Math.fma((float) (1 - 0.01 * 0.1), p[i], -0.01f * direction);
            }
        });
    }

    @Test
    void adamaxWithoutEpsilon() {
        assertSameBits(Adamax.learningRate(0.01f).betas(0.5f, 0f).epsilon(0f), 0f, (t, p, g, m, u) -> {
            float scale = (float) (0.01 / (1 - Math.pow(0.5, t))); // exact: powers of two
            for (int i = 0; i < p.length; i++) {
                float d = Math.fma(0f, p[i], g[i]); // NaN where p became infinite
                m[i] = Math.fma(0.5f, m[i], 0.5f * d) + Rule.FLUSH_MEAN - Rule.FLUSH_MEAN;
                u[i] = Math.max(0f * u[i], Math.abs(d) + 0f);
                p[i] -= u[i] == 0f ? 0f : scale * m[i] / u[i];
            }
        });
    }

    @Test
    void rprop() {
        assertSameBits(Rprop.learningRate(0.01f), 0.01f, (t, p, g, steps, before) -> {
            for (int i = 0; i < p.length; i++) {
                float sign = Math.signum(g[i]) * Math.signum(before[i]);
                float factor = sign > 0f ? 1.2f : sign < 0f ? 0.5f : 1f;
                steps[i] = Math.min(Math.max(steps[i] * factor, 1e-6f), 50f);
                before[i] = sign < 0f ? 0f : g[i];
                p[i] = Math.fma(-Math.signum(before[i]), steps[i], p[i]);
            }
        });
    }
}
