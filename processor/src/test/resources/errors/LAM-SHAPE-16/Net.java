import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Squeeze;

@Input(shape = {4, 8})
@Layer(name = "flat", squeeze = @Squeeze(0))
@Loss(MEAN_SQUARED_ERROR)
interface Net {}
