package dev.lamina.examples.reproducible;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamina.data.Dataset;
import dev.lamina.optim.AdamW;
import dev.lamina.train.Trainer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same seed trains the same parameters to the last bit: in both forms, on any number of threads, on any JDK. */
class SameBitsTest {
    /** What a run of this code gives anywhere. It changes when kernels sum in another order, and only then may it. */
    private static final String FINGERPRINT = "953088d1772b8a2f11d05265ca1eebe760708371acd167310d2c2a616afa13c7";

    @AfterEach
    void chooseKernelsAsUsual() {
        System.clearProperty("lamina.kernels");
    }

    @ParameterizedTest
    @CsvSource({"portable, 1", "portable, 2", "portable, 3", "simd, 1", "simd, 2", "simd, 5"})
    void trainedParametersAreTheSameEverywhere(String kernels, int threads) {
        System.setProperty("lamina.kernels", kernels);
        assertThat(train(42, threads).sha256()).isEqualTo(FINGERPRINT);
    }

    @Test
    void anotherSeedTrainsOtherParameters() {
        assertThat(train(43, 1).sha256()).isNotEqualTo(FINGERPRINT);
    }

    /** 3 epochs of 50 rows in steps of 24, so the last step of an epoch has 2. */
    private static CompiledEveryLayer train(long seed, int threads) {
        CompiledEveryLayer network = CompiledEveryLayer.create(seed);
        Trainer.of(network)
                .optimizer(AdamW.learningRate(3e-3f))
                .epochs(3)
                .seed(seed)
                .threads(threads)
                .silent()
                .fit(data());
        return network;
    }

    private static Dataset data() {
        SplittableRandom random = new SplittableRandom(7);
        float[][] rows = new float[50][2 * 13 * 11];
        int[] labels = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = random.nextInt(10);
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = (float) random.nextDouble() + (j % 10 == labels[i] ? 0.5f : 0f);
            }
        }
        return Dataset.of(rows, labels);
    }
}
