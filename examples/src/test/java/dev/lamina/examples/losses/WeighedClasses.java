package dev.lamina.examples.losses;

import static dev.lamina.annotation.LossFunction.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Model;

/** Tells three classes of points apart, some of which count more. */
@Model(batch = 8)
@Input(shape = 2)
@Layer(name = "scores", dense = @Dense(3))
@Loss(value = SOFTMAX_CROSS_ENTROPY, sampleWeights = true)
interface WeighedClasses {}
