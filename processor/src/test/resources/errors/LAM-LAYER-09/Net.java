import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.MaxPool2d;

@Input(shape = {1, 28, 28})
@Layer(name = "pool", maxPool2d = @MaxPool2d(value = 2, pad = 2))
@Loss(MEAN_SQUARED_ERROR)
interface Net {}
