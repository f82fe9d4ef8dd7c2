import static dev.lamina.annotation.LossFunction.HUBER;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = 4)
@Layer(name = "out", dense = @Dense(3))
@Loss(value = HUBER, margin = 2f)
interface Net {}
