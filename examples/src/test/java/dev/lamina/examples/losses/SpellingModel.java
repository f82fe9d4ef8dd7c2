package dev.lamina.examples.losses;

import static dev.lamina.annotation.Activation.LOG_SOFTMAX;
import static dev.lamina.annotation.LossFunction.CTC;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Model;

/** Reads up to three letters of an alphabet of three from twelve steps; class 3 is the blank. */
@Model(batch = 16)
@Input(shape = {12, 4})
@Layer(name = "letters", dense = @Dense(4), activation = LOG_SOFTMAX)
@Loss(value = CTC, blank = 3, maxLabels = 3, inputLengths = true)
interface SpellingModel {}
