import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Attention;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = {16, 12})
@Layer(name = "attention", attention = @Attention(heads = 4, rotary = true))
@Loss(MEAN_SQUARED_ERROR)
interface Net {}
