import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(name = "left", shape = 8)
@Input(name = "right", shape = 8)
@Layer(name = "out", from = "left", dense = @Dense(2))
@Loss(MEAN_SQUARED_ERROR)
interface Net {}
