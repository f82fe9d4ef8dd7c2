import static dev.lamina.annotation.Activation.RELU;
import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Conv2d;
import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = {2, 8, 8})
@Layer(name = "conv", conv2d = @Conv2d(filters = 2, kernel = 3), activation = RELU)
@Layer(name = "out", dense = @Dense(8), weightsOf = "conv")
@Loss(MEAN_SQUARED_ERROR)
interface Net {}
