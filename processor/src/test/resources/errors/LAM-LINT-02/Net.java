import static dev.lamina.annotation.Activation.SIGMOID;
import static dev.lamina.annotation.LossFunction.BINARY_CROSS_ENTROPY;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = 8)
@Layer(name = "out", dense = @Dense(1), activation = SIGMOID)
@Loss(BINARY_CROSS_ENTROPY)
interface Net {}
