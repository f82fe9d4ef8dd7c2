package dev.lamina.examples.tokens;

import static dev.lamina.annotation.Activation.TANH;
import static dev.lamina.annotation.LossFunction.SOFTMAX_CROSS_ENTROPY;
import static dev.lamina.annotation.PositionKind.LEARNED;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Embedding;
import dev.lamina.annotation.Flatten;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Model;
import dev.lamina.annotation.Positions;

/** Guesses what follows three tokens. */
@Model(batch = 16)
@Input(name = "tokens", shape = 3, vocabulary = 7)
@Layer(name = "vectors", embedding = @Embedding(width = 6))
@Layer(name = "placed", positions = @Positions(LEARNED))
@Layer(name = "flat", flatten = @Flatten)
@Layer(name = "hidden", dense = @Dense(24), activation = TANH)
@Layer(name = "logits", dense = @Dense(7))
@Loss(SOFTMAX_CROSS_ENTROPY)
interface NextToken {}
