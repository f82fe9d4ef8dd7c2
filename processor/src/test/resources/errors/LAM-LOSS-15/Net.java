import static dev.lamina.annotation.LossFunction.CTC;

import dev.lamina.annotation.Activation;
import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = 20)
@Layer(name = "letters", dense = @Dense(27), activation = Activation.LOG_SOFTMAX)
@Loss(CTC)
interface Net {}
