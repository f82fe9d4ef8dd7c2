import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Model;

@Model(batch = Sizes.BATCH)
@Input(shape = 8)
@Layer(name = "out", dense = @Dense(2))
@Loss(MEAN_SQUARED_ERROR)
interface Net {}
