package dev.lamina.examples.reproducible;

import static dev.lamina.annotation.LossFunction.SOFTMAX_CROSS_ENTROPY;
import static dev.lamina.annotation.PositionKind.LEARNED;

import dev.lamina.annotation.Block;
import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Embedding;
import dev.lamina.annotation.Gru;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Lstm;
import dev.lamina.annotation.Model;
import dev.lamina.annotation.Positions;

/** What reads sequences: embedding, attention and recurrence, with sizes that are no multiples of any vector's width. */
@Model(batch = 24)
@Input(name = "tokens", shape = 13, vocabulary = 50)
@Layer(name = "vectors", embedding = @Embedding(width = 20))
@Layer(name = "placed", positions = @Positions(LEARNED))
@Layer(name = "parts", block = @Block(value = SequencePart.class, times = 2))
@Layer(name = "memory", lstm = @Lstm(value = 19, bidirectional = true))
@Layer(name = "summary", gru = @Gru(value = 33, last = true))
@Layer(name = "logits", dense = @Dense(10))
@Loss(SOFTMAX_CROSS_ENTROPY)
interface EverySequence {}
