package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.MatMulOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.ReshapeOp;
import dev.lamina.processor.op.TransposeOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code y[o] = Σ a[i] W[o, i, j] b[j] + bias[o]}: all products of elements of a and b, by W as a matrix. */
final class BilinearLayer implements LayerType {
    @Override
    public String attribute() {
        return "bilinear";
    }

    @Override
    public boolean isMerge() {
        return true;
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return attributes.isAtLeast("value", "units", 1);
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        if (!context.hasTwoInputs()) {
            return Optional.empty();
        }
        Shape a = context.input().shape();
        Shape b = context.inputs().get(1).shape();
        int last = a.rank() - 1;
        if (b.rank() != a.rank() || !a.with(last, 1).equals(b.with(last, 1))) {
            context.reportUnfit(1, "all sizes but the last must be equal");
            return Optional.empty();
        }
        int units = context.attributes().integer("value");
        int widthA = a.dim(last);
        int widthB = b.dim(last);
        double leading = a.longSize() / (double) widthA;
        boolean fits = context.fits("weight", (double) units * widthA * widthB)
                && context.fitsBatch("products", (double) a.longSize() * widthB)
                && context.fitsBatch("output", leading * units);
        return fits ? Optional.of(build(context, units, widthA, widthB)) : Optional.empty();
    }

    private static Node build(LayerContext context, int units, int widthA, int widthB) {
        ParameterSpec.Initial initial = ParameterSpec.Initial.uniform(1 / Math.sqrt(widthA));
        Node weight = context.weight(Shape.of(units, widthA, widthB), false, initial);
        Node matrix = context.add(new ReshapeOp(Shape.of(units, widthA * widthB)), weight);
        Node products = products(context, widthA, widthB);
        Node y = context.add(new MatMulOp(), products, context.add(new TransposeOp(), matrix));
        if (context.attributes().flag("bias")) {
            Node bias = context.parameter("bias", Shape.of(units), false, initial);
            y = context.add(
                    new AddOp(),
                    y,
                    context.spread(bias, y.shape(), List.of(y.shape().rank() - 1)));
        }
        return y;
    }

    private static Node products(LayerContext context, int widthA, int widthB) {
        Shape a = context.input().shape();
        int last = a.rank() - 1;
        List<Integer> dims = new ArrayList<>(a.dims());
        dims.add(widthB);
        Shape outer = new Shape(true, dims);
        Node rows = context.spread(context.input(), outer, outer.otherAxes(List.of(last + 1)));
        Node columns = context.spread(context.inputs().get(1), outer, outer.otherAxes(List.of(last)));
        Node products = context.named("Products", new MulOp(), rows, columns);
        return context.reshaped(products, a.with(last, widthA * widthB));
    }
}
