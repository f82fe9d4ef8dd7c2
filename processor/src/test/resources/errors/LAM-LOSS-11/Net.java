import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(name = "image", shape = 4)
@Layer(name = "code", dense = @Dense(2))
@Layer(name = "back", dense = @Dense(4))
@Loss(value = MEAN_SQUARED_ERROR, against = "imgae")
interface Net {}
