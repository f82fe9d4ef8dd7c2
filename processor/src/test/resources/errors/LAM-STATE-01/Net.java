import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Lstm;

@Input(name = "words", shape = {10, 16})
@Input(name = "start", shape = 32)
@Layer(name = "encoder", from = {"words", "start"}, lstm = @Lstm(32))
@Loss(MEAN_SQUARED_ERROR)
interface Net {}
