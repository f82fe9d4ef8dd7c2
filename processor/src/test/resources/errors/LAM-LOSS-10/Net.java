import static dev.lamina.annotation.LossFunction.COSINE_EMBEDDING;

import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = {2, 4})
@Layer(name = "left", dense = @Dense(3))
@Layer(name = "right", from = "input", dense = @Dense(3))
@Loss(
        value = COSINE_EMBEDDING,
        from = {"left", "right"})
interface Net {}
