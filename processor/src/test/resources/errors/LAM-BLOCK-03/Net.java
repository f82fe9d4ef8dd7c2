import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Add;
import dev.lamina.annotation.Block;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = 8)
@Layer(name = "body", block = @Block(Net.Body.class))
@Loss(MEAN_SQUARED_ERROR)
interface Net {
    @Input(name = "x")
    @Input(name = "memory")
    @Layer(name = "sum", from = {"x", "memory"}, add = @Add)
    interface Body {}
}
