import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Reshape;

@Input(shape = 784)
@Layer(name = "image", reshape = @Reshape({1, 28, 27}))
@Loss(MEAN_SQUARED_ERROR)
interface Net {}
