import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Conv2d;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.MaxPool2d;

@Input(shape = {1, 28, 28})
@Layer(name = "block", conv2d = @Conv2d(filters = 8, kernel = 3), maxPool2d = @MaxPool2d(2))
@Loss(MEAN_SQUARED_ERROR)
interface Net {}
