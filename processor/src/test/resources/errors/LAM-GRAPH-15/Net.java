import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Activation;
import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Div;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = 8)
@Layer(name = "a", dense = @Dense(8), activation = Activation.RELU)
@Layer(name = "b", dense = @Dense(8), activation = Activation.RELU)
@Layer(name = "ratio", from = {"a", "b", "input"}, div = @Div)
@Loss(MEAN_SQUARED_ERROR)
interface Net {}
