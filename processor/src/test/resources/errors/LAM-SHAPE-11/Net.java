import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Embedding;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = 64, vocabulary = -1)
@Layer(name = "vectors", embedding = @Embedding(width = 8))
@Loss(MEAN_SQUARED_ERROR)
interface Net {}
