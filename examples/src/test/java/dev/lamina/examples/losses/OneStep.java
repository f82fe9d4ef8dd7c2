package dev.lamina.examples.losses;

import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;
import static dev.lamina.annotation.LossFunction.SOFTMAX_CROSS_ENTROPY;
import static dev.lamina.annotation.Reduction.SUM;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Model;

/** {@link SmallSteps} with room for a whole data set. */
@Model(batch = 96)
@Input(shape = 4)
@Layer(name = "kind", dense = @Dense(3))
@Layer(name = "size", from = "input", dense = @Dense(1))
@Loss(
        value = SOFTMAX_CROSS_ENTROPY,
        from = "kind",
        classWeights = {1, 5, 2},
        ignoreIndex = 0)
@Loss(value = MEAN_SQUARED_ERROR, from = "size", weight = 3, reduction = SUM)
interface OneStep {}
