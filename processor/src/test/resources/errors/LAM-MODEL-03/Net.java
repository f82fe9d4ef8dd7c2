import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;

@Input(shape = 8)
@Layer(name = "out", dense = @Dense(2))
interface Net {}
