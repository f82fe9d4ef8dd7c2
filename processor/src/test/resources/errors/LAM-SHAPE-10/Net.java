import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.AvgPool2d;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = {8, 5, 5})
@Layer(name = "pool", avgPool2d = @AvgPool2d(6))
@Loss(MEAN_SQUARED_ERROR)
interface Net {}
