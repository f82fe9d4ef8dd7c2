package dev.lamina.processor.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What operations say to inputs that they aren't defined on. */
class OpShapeTest {
    private static final Shape ROWS = Shape.rows(3);
    private static final Shape IMAGE = Shape.rows(2, 5, 6);

    @Test
    void productsNeedMatchingSizes() {
        assertThat(shape(new MatMulOp(), ROWS, Shape.of(3, 4))).isEqualTo(Shape.rows(4));
        refuses(new MatMulOp(), ROWS, Shape.of(4, 3));
        refuses(new MatMulOp(), ROWS, Shape.rows(3, 4));
        refuses(new MatMulOp(), ROWS, Shape.of(3));
        assertThat(shape(new MatMulTransposedOp(), ROWS, Shape.rows(4))).isEqualTo(Shape.of(3, 4));
        refuses(new MatMulTransposedOp(), ROWS, Shape.of(3, 4));
        refuses(new TransposeOp(), ROWS);
    }

    @Test
    void convolutionsNeedImagesThatTheKernelFits() {
        Conv2dOp op = new Conv2dOp(new Convolution(3, 3, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1));
        assertThat(shape(op, IMAGE, Shape.of(4, 2, 3, 3))).isEqualTo(Shape.rows(4, 3, 4));
        refuses(op, IMAGE, Shape.of(4, 1, 3, 3));
        refuses(op, IMAGE, Shape.of(4, 2, 3, 2));
        refuses(op, Shape.rows(2, 2, 6), Shape.of(4, 2, 3, 3));
        refuses(op, ROWS, Shape.of(4, 2, 3, 3));
        Conv2dOp grouped = new Conv2dOp(new Convolution(3, 3, 1, 1, 1, 1, 0, 0, 0, 0, 2, 1, 1));
        refuses(grouped, IMAGE, Shape.of(3, 1, 3, 3));
    }

    @Test
    void reductionsNeedAxesThatExist() {
        assertThat(shape(sum(0, 2), IMAGE)).isEqualTo(Shape.of(2, 6));
        assertThat(shape(sum(0, 1), ROWS)).isEqualTo(Shape.SCALAR);
        refuses(sum(), ROWS);
        refuses(sum(2), ROWS);
    }

    @Test
    void repeatingNeedsTheSizesOfTheAxesThatStay() {
        assertThat(shape(new BroadcastOp(IMAGE, List.of(1)), Shape.of(2))).isEqualTo(IMAGE);
        refuses(new BroadcastOp(IMAGE, List.of(1)), Shape.of(5));
        refuses(new BroadcastOp(IMAGE, List.of(0, 1)), Shape.of(2));
    }

    @Test
    void otherShapesHaveTheSameElements() {
        assertThat(shape(new ReshapeOp(Shape.rows(60)), IMAGE)).isEqualTo(Shape.rows(60));
        refuses(new ReshapeOp(Shape.rows(59)), IMAGE);
        refuses(new ReshapeOp(Shape.of(60)), IMAGE);
    }

    @Test
    void picksNeedLabels() {
        assertThat(shape(new PickOp(), ROWS, Shape.rows())).isEqualTo(Shape.rows());
        refuses(new PickOp(), IMAGE, Shape.rows());
        refuses(new PickOp(), ROWS, ROWS);
    }

    @Test
    void poolingsCountWindowsAsPyTorchDoes() {
        assertThat(new Pooling(2, 2, 2, 2, 0, 0, false).outHeight(5)).isEqualTo(2);
        assertThat(new Pooling(2, 2, 2, 2, 0, 0, true).outHeight(5)).isEqualTo(3);
        assertThat(new Pooling(3, 3, 2, 2, 1, 1, false).outHeight(7)).isEqualTo(4);
        assertThat(new Pooling(2, 2, 3, 3, 1, 1, true).outHeight(4))
                .as("no window starts in the padding at the end")
                .isEqualTo(2);
        assertThat(new Pooling(4, 4, 1, 1, 0, 0, false).outHeight(3)).isLessThan(1);
    }

    private static ReduceOp sum(Integer... axes) {
        return new ReduceOp(ReduceOp.Kind.SUM, List.of(axes));
    }

    private static Shape shape(Op op, Shape... inputs) {
        return op.shape(List.of(inputs));
    }

    private static void refuses(Op op, Shape... inputs) {
        assertThatIllegalArgumentException()
                .as("%s of %s", op, List.of(inputs))
                .isThrownBy(() -> op.shape(List.of(inputs)));
    }
}
