package dev.lamina.benchmarks.models;

import static dev.lamina.annotation.LossFunction.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Embedding;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Mean;
import dev.lamina.annotation.Model;

/** Classifies texts of 64 words by the mean of their vectors: a table of 6.4 million values, of which a step needs few. */
@Model(batch = Words.TEXTS)
@Input(name = "words", vocabulary = Words.VOCABULARY, shape = Words.LENGTH)
@Layer(name = "vectors", embedding = @Embedding(width = 128))
@Layer(name = "mean", mean = @Mean(0))
@Layer(name = "logits", dense = @Dense(Words.CLASSES))
@Loss(SOFTMAX_CROSS_ENTROPY)
public interface Words {
    /** Texts of a step. */
    int TEXTS = 32;

    /** Words of a text. */
    int LENGTH = 64;

    /** Different words. */
    int VOCABULARY = 50_000;

    /** Classes of texts. */
    int CLASSES = 20;
}
