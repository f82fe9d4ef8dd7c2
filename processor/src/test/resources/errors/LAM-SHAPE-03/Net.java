import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Conv2d;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.MaxPool2d;

@Input(shape = {1, 28, 28})
@Layer(name = "conv1", conv2d = @Conv2d(filters = 8, kernel = 5, stride = 2))
@Layer(name = "pool1", maxPool2d = @MaxPool2d(2))
@Layer(name = "conv2", conv2d = @Conv2d(filters = 16, kernel = 7))
@Loss(MEAN_SQUARED_ERROR)
interface Net {}
