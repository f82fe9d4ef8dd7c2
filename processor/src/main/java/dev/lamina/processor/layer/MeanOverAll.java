package dev.lamina.processor.layer;

import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.ReduceOp;
import dev.lamina.processor.op.RowCountOp;
import java.util.List;

/** The mean over all elements of a value that there is one of for each row. */
final class MeanOverAll {
    private MeanOverAll() {}

    static Node of(GraphBuilder b, Node value) {
        Shape shape = value.shape();
        Node sum = b.add(new ReduceOp(ReduceOp.Kind.SUM, shape.otherAxes(List.of())), value);
        return b.named("loss", new MulOp(), sum, b.add(new RowCountOp(RowCountOp.Kind.INVERSE, shape.size())));
    }
}
