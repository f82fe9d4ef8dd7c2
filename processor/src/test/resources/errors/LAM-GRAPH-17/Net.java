import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = 8)
@Layer(name = "ab", dense = @Dense(4), activation = dev.lamina.annotation.Activation.RELU)
@Layer(name = "a\u00adb", dense = @Dense(2))
@Loss(MEAN_SQUARED_ERROR)
interface Net {}
