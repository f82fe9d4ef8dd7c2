import static dev.lamina.annotation.Activation.RELU;
import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Add;
import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(name = "left", shape = 8)
@Input(name = "right", shape = 8)
@Layer(name = "hidden", dense = @Dense(4), activation = RELU)
@Layer(name = "both", from = {"hidden", "right"}, add = @Add)
@Loss(MEAN_SQUARED_ERROR)
interface Net {}
