import static dev.lamina.annotation.Activation.ELU;
import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.ActivationParameters;
import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = 8)
@Layer(name = "hidden", dense = @Dense(4), activation = ELU, activationParameters = @ActivationParameters(slope = 0.2f))
@Layer(name = "out", dense = @Dense(2))
@Loss(MEAN_SQUARED_ERROR)
interface Net {}
