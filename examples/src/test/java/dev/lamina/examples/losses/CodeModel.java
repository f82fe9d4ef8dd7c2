package dev.lamina.examples.losses;

import static dev.lamina.annotation.Activation.TANH;
import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;
import static dev.lamina.annotation.LossFunction.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Model;

/** An autoencoder whose code also tells a class and a size. */
@Model(batch = 16, outputs = "code")
@Input(shape = 4)
@Layer(name = "code", dense = @Dense(2), activation = TANH)
@Layer(name = "back", dense = @Dense(4))
@Layer(name = "kind", from = "code", dense = @Dense(3))
@Layer(name = "size", from = "code", dense = @Dense(1))
@Loss(value = MEAN_SQUARED_ERROR, from = "back", against = "input")
@Loss(value = SOFTMAX_CROSS_ENTROPY, from = "kind", weight = 0.5f)
@Loss(value = MEAN_SQUARED_ERROR, from = "size", name = "area", weight = 2)
interface CodeModel {}
