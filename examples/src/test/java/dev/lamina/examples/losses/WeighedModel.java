package dev.lamina.examples.losses;

import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Model;

/** A line through points that count more or less. */
@Model(batch = 8)
@Input(shape = 1)
@Layer(name = "line", dense = @Dense(1))
@Loss(value = MEAN_SQUARED_ERROR, sampleWeights = true)
interface WeighedModel {}
