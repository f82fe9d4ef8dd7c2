import static dev.lamina.annotation.LossFunction.MEAN_ABSOLUTE_ERROR;
import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = 4)
@Layer(name = "price", dense = @Dense(1))
@Loss(MEAN_SQUARED_ERROR)
@Loss(MEAN_ABSOLUTE_ERROR)
interface Net {}
