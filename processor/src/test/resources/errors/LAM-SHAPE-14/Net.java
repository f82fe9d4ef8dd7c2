import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Permute;

@Input(shape = {4, 8})
@Layer(name = "turned", permute = @Permute({2, 1}))
@Loss(MEAN_SQUARED_ERROR)
interface Net {}
