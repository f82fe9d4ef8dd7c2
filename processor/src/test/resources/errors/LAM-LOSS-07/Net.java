import static dev.lamina.annotation.LossFunction.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = 4)
@Layer(name = "out", dense = @Dense(3))
@Loss(
        value = SOFTMAX_CROSS_ENTROPY,
        classWeights = {1f, 2f})
interface Net {}
