package dev.lamina.examples.tabular;

import static dev.lamina.annotation.Activation.SILU;
import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Model;

/**
 * Estimates a price from the {@link Features} of a district. Without the hidden layers it would be linear regression: one
 * weight for each feature. With them it can find that a feature counts for more where another is large, and that dear
 * places on the map have shapes.
 *
 * <p>The loss is the mean squared error, which is least where the estimate is the mean of all prices that such districts
 * have. {@link Tabular} reports its root, which is in dollars again.
 */
@Model(batch = 64)
@Input(shape = Features.COUNT)
@Layer(name = "hidden1", dense = @Dense(128), activation = SILU)
@Layer(name = "hidden2", dense = @Dense(64), activation = SILU, dropout = 0.05f)
@Layer(name = "hidden3", dense = @Dense(64), activation = SILU)
@Layer(name = "price", dense = @Dense(1))
@Loss(MEAN_SQUARED_ERROR)
public interface PriceModel {}
