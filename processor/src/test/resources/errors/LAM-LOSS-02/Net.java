import static dev.lamina.annotation.LossFunction.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.annotation.Conv2d;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = {1, 28, 28})
@Layer(name = "conv", conv2d = @Conv2d(filters = 10, kernel = 3))
@Loss(SOFTMAX_CROSS_ENTROPY)
interface Net {}
