package dev.lamina.examples.tokens;

import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Concat;
import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Embedding;
import dev.lamina.annotation.Flatten;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Model;

/** Reads a token and features. */
@Model(batch = 4)
@Input(name = "kind", shape = 1, vocabulary = 3)
@Input(name = "features", shape = 2)
@Layer(name = "vectors", from = "kind", embedding = @Embedding(width = 2, padding = 0))
@Layer(name = "flat", flatten = @Flatten)
@Layer(
        name = "joined",
        from = {"flat", "features"},
        concat = @Concat)
@Layer(name = "result", dense = @Dense(1))
@Loss(MEAN_SQUARED_ERROR)
interface TokenAndPrice {}
