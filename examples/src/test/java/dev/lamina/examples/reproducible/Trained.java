package dev.lamina.examples.reproducible;

import dev.lamina.data.Dataset;
import dev.lamina.model.Network;
import dev.lamina.optim.AdamW;
import dev.lamina.train.Trainer;
import java.util.SplittableRandom;

/** The networks that {@link SameBitsTest} trains, by what they read. Also a program that prints their fingerprints. */
enum Trained {
    IMAGES {
        @Override
        Network create(long seed) {
            return CompiledEveryLayer.create(seed);
        }

        @Override
        Dataset data(SplittableRandom random) {
            float[][] rows = new float[ROWS][2 * 13 * 11];
            int[] labels = new int[ROWS];
            for (int i = 0; i < ROWS; i++) {
                labels[i] = random.nextInt(CLASSES);
                for (int j = 0; j < rows[i].length; j++) {
                    rows[i][j] = (float) random.nextDouble() + (j % CLASSES == labels[i] ? 0.5f : 0f);
                }
            }
            return Dataset.of(rows, labels);
        }
    },
    SEQUENCES {
        @Override
        Network create(long seed) {
            return CompiledEverySequence.create(seed);
        }

        @Override
        Dataset data(SplittableRandom random) {
            int[][] rows = new int[ROWS][13];
            int[] labels = new int[ROWS];
            for (int i = 0; i < ROWS; i++) {
                labels[i] = random.nextInt(CLASSES);
                for (int j = 0; j < rows[i].length; j++) {
                    rows[i][j] = j % 3 == 0 ? labels[i] : random.nextInt(50);
                }
            }
            return Dataset.of(rows, labels);
        }
    };

    private static final int CLASSES = 10;
    /** The last of the steps of an epoch, which have 24 rows, has 2. */
    private static final int ROWS = 50;

    abstract Network create(long seed);

    abstract Dataset data(SplittableRandom random);

    /** The fingerprint of the parameters after 3 epochs. */
    String sha256(long seed, int threads) {
        Network network = create(seed);
        Trainer.of(network)
                .optimizer(AdamW.learningRate(3e-3f))
                .epochs(3)
                .seed(seed)
                .threads(threads)
                .silent()
                .fit(data(new SplittableRandom(7)));
        return network.sha256();
    }

    /** Trains all of them with the seed and number of threads that are given. */
    public static void main(String[] arguments) {
        for (Trained network : values()) {
            System.out.println(
                    network + " " + network.sha256(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1])));
        }
    }
}
