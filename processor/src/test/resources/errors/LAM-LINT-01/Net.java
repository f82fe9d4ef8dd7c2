import static dev.lamina.annotation.Activation.SOFTMAX;
import static dev.lamina.annotation.LossFunction.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = 8)
@Layer(name = "out", dense = @Dense(2), activation = SOFTMAX)
@Loss(SOFTMAX_CROSS_ENTROPY)
interface Net {}
