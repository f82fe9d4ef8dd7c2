import static dev.lamina.annotation.LossFunction.GAUSSIAN_NLL;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = 4)
@Layer(name = "out", dense = @Dense(3))
@Loss(GAUSSIAN_NLL)
interface Net {}
