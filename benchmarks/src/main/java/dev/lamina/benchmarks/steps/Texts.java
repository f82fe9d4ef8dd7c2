package dev.lamina.benchmarks.steps;

import dev.lamina.benchmarks.models.Words;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * A fixed data set of texts for {@link Words}. Words are as frequent as Zipf's law says, so about 1,090 different ones
 * stand in the 2,048 of a batch. Each word speaks for or against each class, by chance; a text belongs to the class
 * that its words speak for most.
 */
public final class Texts implements DataSet {
    private static final int TEXTS = 2048;

    private final int[] words = new int[TEXTS * Words.LENGTH];
    private final int[] labels = new int[TEXTS];

    /** Draws all texts. */
    public Texts() {
        var random = new SplittableRandom(7);
        drawWords(random);
        drawLabels(random);
    }

    /** All texts, one after the other. */
    public int[] words() {
        return words;
    }

    @Override
    public int[] labels() {
        return labels;
    }

    @Override
    public <T> T rows(Function<float[], T> ofFloats, Function<int[], T> ofIntegers) {
        return ofIntegers.apply(words);
    }

    private void drawWords(SplittableRandom random) {
        double[] cumulative = new double[Words.VOCABULARY];
        double sum = 0;
        for (int rank = 0; rank < cumulative.length; rank++) {
            sum += 1.0 / (rank + 1);
            cumulative[rank] = sum;
        }
        int[] wordOfRank = random.ints(0, Words.VOCABULARY)
                .distinct()
                .limit(Words.VOCABULARY)
                .toArray();
        for (int i = 0; i < words.length; i++) {
            int rank = Arrays.binarySearch(cumulative, random.nextDouble() * sum);
            words[i] = wordOfRank[Math.min(rank < 0 ? -rank - 1 : rank, Words.VOCABULARY - 1)];
        }
    }

    private void drawLabels(SplittableRandom random) {
        double[][] speaksFor = new double[Words.VOCABULARY][];
        for (int word = 0; word < speaksFor.length; word++) {
            speaksFor[word] = random.doubles(Words.CLASSES, -1, 1).toArray();
        }
        for (int text = 0; text < TEXTS; text++) {
            double[] score = new double[Words.CLASSES];
            for (int i = text * Words.LENGTH; i < (text + 1) * Words.LENGTH; i++) {
                for (int c = 0; c < score.length; c++) {
                    score[c] += speaksFor[words[i]][c];
                }
            }
            for (int c = 1; c < score.length; c++) {
                labels[text] = score[c] > score[labels[text]] ? c : labels[text];
            }
        }
    }
}
