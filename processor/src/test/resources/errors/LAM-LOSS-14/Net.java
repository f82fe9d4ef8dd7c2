import static dev.lamina.annotation.LossFunction.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = 4)
@Layer(name = "coarse", dense = @Dense(3))
@Layer(name = "fine", dense = @Dense(9))
@Loss(value = SOFTMAX_CROSS_ENTROPY, from = "coarse", target = "species")
@Loss(value = SOFTMAX_CROSS_ENTROPY, from = "fine", target = "species")
interface Net {}
