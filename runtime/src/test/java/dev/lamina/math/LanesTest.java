package dev.lamina.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LanesTest {
    @Test
    void sumFollowsTheFixedTree() {
        long seed = 20240611;
        for (int round = 0; round < 1_000; round++) {
            float[] lanes = new float[Lanes.COUNT];
            for (int i = 0; i < lanes.length; i++) {
                lanes[i] = CounterRandom.normal(seed, round * 16L + i) * (1 << (i % 9));
            }
            float[] tree = lanes.clone();
            for (int step = 8; step >= 1; step /= 2) {
                for (int i = 0; i < step; i++) {
                    tree[i] += tree[i + step];
                }
            }
            assertThat(Lanes.sum(lanes)).as("seed %d round %d", seed, round).isEqualTo(tree[0]);
        }
    }

    @Test
    void theOrderOfTheSumMatters() {
        float[] lanes = new float[Lanes.COUNT];
        lanes[0] = 1e8f;
        lanes[8] = -1e8f;
        lanes[1] = 1f;
        assertThat(Lanes.sum(lanes)).isEqualTo(1f);
        lanes[8] = 0f;
        lanes[2] = -1e8f;
        lanes[1] = 0f;
        lanes[10] = 1f;
        assertThat(Lanes.sum(lanes)).isEqualTo(0f);
    }

    @Test
    void maxFindsTheLargestInEveryLane() {
        for (int i = 0; i < Lanes.COUNT; i++) {
            float[] lanes = new float[Lanes.COUNT];
            java.util.Arrays.fill(lanes, -3f);
            lanes[i] = -2f;
            assertThat(Lanes.max(lanes)).isEqualTo(-2f);
            lanes[i] = Float.NaN;
            assertThat(Lanes.max(lanes)).isNaN();
        }
    }

    @Test
    void maxPrefersPositiveZero() {
        float[] lanes = new float[Lanes.COUNT];
        java.util.Arrays.fill(lanes, -0f);
        assertThat(Float.floatToRawIntBits(Lanes.max(lanes))).isEqualTo(0x80000000);
        lanes[5] = 0f;
        assertThat(Float.floatToRawIntBits(Lanes.max(lanes))).isZero();
    }

    @Test
    void tooFewLanesAreAnError() {
        assertThatThrownBy(() -> Lanes.sum(new float[15])).isInstanceOf(ArrayIndexOutOfBoundsException.class);
    }
}
