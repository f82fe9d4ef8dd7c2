import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Block;
import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;

@Input(shape = 8)
@Layer(name = "body", block = @Block(Net.B0.class))
@Loss(MEAN_SQUARED_ERROR)
interface Net {
    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B1.class))
    interface B0 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B2.class))
    interface B1 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B3.class))
    interface B2 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B4.class))
    interface B3 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B5.class))
    interface B4 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B6.class))
    interface B5 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B7.class))
    interface B6 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B8.class))
    interface B7 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B9.class))
    interface B8 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B10.class))
    interface B9 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B11.class))
    interface B10 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B12.class))
    interface B11 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B13.class))
    interface B12 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B14.class))
    interface B13 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B15.class))
    interface B14 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B16.class))
    interface B15 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B17.class))
    interface B16 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B18.class))
    interface B17 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B19.class))
    interface B18 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B20.class))
    interface B19 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B21.class))
    interface B20 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B22.class))
    interface B21 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B23.class))
    interface B22 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B24.class))
    interface B23 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B25.class))
    interface B24 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B26.class))
    interface B25 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B27.class))
    interface B26 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B28.class))
    interface B27 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B29.class))
    interface B28 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B30.class))
    interface B29 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B31.class))
    interface B30 {}

    @Input(name = "x")
    @Layer(name = "a", block = @Block(Net.B32.class))
    interface B31 {}

    @Input(name = "x")
    @Layer(name = "hidden", dense = @Dense(8))
    interface B32 {}
}
