package dev.lamina.examples.nanogpt;

import static dev.lamina.annotation.Distribution.NORMAL;
import static dev.lamina.annotation.LossFunction.SOFTMAX_CROSS_ENTROPY;
import static dev.lamina.annotation.PositionKind.LEARNED;

import dev.lamina.annotation.Block;
import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Embedding;
import dev.lamina.annotation.Init;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.LayerNorm;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Model;
import dev.lamina.annotation.Positions;
import dev.lamina.examples.text.Alphabet;

/**
 * A small GPT over letters. Each letter and each place in the window has a vector, their sum goes through four {@link
 * TransformerBlock}s, and a dense layer says after each letter how likely each of the alphabet is to come next. It writes
 * step by step.
 */
@Model(batch = 16, stepwise = true)
@Input(name = "text", shape = GptModel.CONTEXT, vocabulary = Alphabet.SIZE)
@Layer(name = "letters", embedding = @Embedding(width = GptModel.WIDTH), init = @Init(value = NORMAL, std = 0.02f))
@Layer(name = "places", positions = @Positions(LEARNED), init = @Init(value = NORMAL, std = 0.02f))
@Layer(name = "blocks", block = @Block(value = TransformerBlock.class, times = 4))
@Layer(name = "norm", layerNorm = @LayerNorm)
@Layer(name = "next", dense = @Dense(value = Alphabet.SIZE, bias = false), init = @Init(value = NORMAL, std = 0.02f))
@Loss(value = SOFTMAX_CROSS_ENTROPY, classAxis = -1)
public interface GptModel {
    /** How many letters it sees at a time. */
    int CONTEXT = 64;

    /** Length of the vector of a letter. */
    int WIDTH = 128;

    /** In how many ways a letter looks at those before it. */
    int HEADS = 4;
}
