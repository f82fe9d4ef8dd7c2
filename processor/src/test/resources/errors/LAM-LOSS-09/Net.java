import static dev.lamina.annotation.LossFunction.GAUSSIAN_NLL;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = 4)
@Layer(name = "mean", dense = @Dense(3))
@Layer(name = "variance", from = "input", dense = @Dense(2))
@Loss(
        value = GAUSSIAN_NLL,
        from = {"mean", "variance"})
interface Net {}
