package dev.lamina.examples.losses;

import static dev.lamina.annotation.Activation.TANH;
import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Model;

/** An autoencoder: its only loss compares with the input, so that data need no target. */
@Model(batch = 16)
@Input(shape = 4)
@Layer(name = "code", dense = @Dense(2), activation = TANH, dropout = 0.1f)
@Layer(name = "back", dense = @Dense(4))
@Loss(value = MEAN_SQUARED_ERROR, against = "input")
interface DenoisingModel {}
