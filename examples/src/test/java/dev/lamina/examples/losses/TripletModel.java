package dev.lamina.examples.losses;

import static dev.lamina.annotation.LossFunction.TRIPLET_MARGIN;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Model;

/** One layer's weights for three inputs, which are compared with each other. */
@Model(batch = 8)
@Input(name = "x", shape = 3)
@Input(name = "like", shape = 3)
@Input(name = "unlike", shape = 3)
@Layer(name = "anchor", from = "x", dense = @Dense(2))
@Layer(name = "positive", from = "like", dense = @Dense(2), weightsOf = "anchor")
@Layer(name = "negative", from = "unlike", dense = @Dense(2), weightsOf = "anchor")
@Loss(
        value = TRIPLET_MARGIN,
        from = {"anchor", "positive", "negative"})
interface TripletModel {}
