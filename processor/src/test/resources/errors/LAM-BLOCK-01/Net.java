import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Block;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = 8)
@Layer(name = "body", block = @Block(Net.Body.class))
@Loss(MEAN_SQUARED_ERROR)
interface Net {
    interface Body {}
}
