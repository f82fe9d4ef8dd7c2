import static dev.lamina.annotation.Activation.RELU;
import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Block;
import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = 8)
@Layer(name = "body", block = @Block(value = Net.Body.class, times = 4_000))
@Loss(MEAN_SQUARED_ERROR)
interface Net {
    @Input(name = "x")
    @Layer(name = "hidden", dense = @Dense(8), activation = RELU)
    interface Body {}
}
