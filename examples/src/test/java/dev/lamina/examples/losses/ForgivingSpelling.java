package dev.lamina.examples.losses;

import static dev.lamina.annotation.Activation.LOG_SOFTMAX;
import static dev.lamina.annotation.LossFunction.CTC;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Model;

/** As many labels as steps, rows that don't fit left out, beside a loss that weighs its rows. */
@Model(batch = 4)
@Input(shape = {2, 3})
@Layer(name = "letters", dense = @Dense(3), activation = LOG_SOFTMAX)
@Loss(value = CTC, name = "text", zeroInfinity = true, sampleWeights = true)
interface ForgivingSpelling {}
