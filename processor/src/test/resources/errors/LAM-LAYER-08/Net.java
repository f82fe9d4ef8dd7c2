import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Conv2d;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = {1, 28, 28})
@Layer(name = "conv", conv2d = @Conv2d(filters = 8, kernel = {3, 3, 3}))
@Loss(MEAN_SQUARED_ERROR)
interface Net {}
