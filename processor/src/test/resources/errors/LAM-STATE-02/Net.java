import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.FinalState;
import dev.lamina.annotation.Gru;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = {10, 16})
@Layer(name = "encoder", gru = @Gru(32))
@Layer(name = "end", finalState = @FinalState(memory = true))
@Loss(MEAN_SQUARED_ERROR)
interface Net {}
