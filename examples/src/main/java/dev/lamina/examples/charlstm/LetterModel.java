package dev.lamina.examples.charlstm;

import static dev.lamina.annotation.LossFunction.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Embedding;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Lstm;
import dev.lamina.annotation.Model;
import dev.lamina.examples.text.Alphabet;

/**
 * Foretells the next letter of a text. The embedding gives each letter a vector, which training chooses; the LSTM reads
 * these one after the other and keeps what matters in its cells; after each letter the dense layer says how likely each of
 * the alphabet is to come next. {@code classAxis = -1} makes that {@value #WINDOW} classifications a row, over the last axis.
 */
@Model(batch = 32)
@Input(name = "text", shape = LetterModel.WINDOW, vocabulary = Alphabet.SIZE)
@Layer(name = "letters", embedding = @Embedding(width = LetterModel.WIDTH))
@Layer(name = "memory", lstm = @Lstm(LetterModel.CELLS))
@Layer(name = "next", dense = @Dense(Alphabet.SIZE))
@Loss(value = SOFTMAX_CROSS_ENTROPY, classAxis = -1)
public interface LetterModel {
    /** How many letters it reads at a time. */
    int WINDOW = 64;

    /** Length of the vector of a letter. */
    int WIDTH = 32;

    /** How many numbers it remembers. */
    int CELLS = 160;
}
