import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Concat;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.MaxPool2d;

@Input(shape = {3, 8, 8})
@Layer(name = "pool", maxPool2d = @MaxPool2d(2))
@Layer(name = "both", from = {"input", "pool"}, concat = @Concat)
@Loss(MEAN_SQUARED_ERROR)
interface Net {}
