import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.DotProductAttention;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(name = "queries", shape = {16, 32})
@Input(name = "keys", shape = {20, 32})
@Layer(name = "net", from = {"queries", "keys"}, dotProductAttention = @DotProductAttention)
@Loss(MEAN_SQUARED_ERROR)
interface Net {}
