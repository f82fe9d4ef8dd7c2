package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.TableOp;
import java.util.List;
import java.util.Optional;

/** Product and sum with constants, one for all elements or one for each index of an axis. */
final class RescaleLayer implements LayerType {
    private static final List<String> BOTH = List.of("scale", "offset");

    @Override
    public String attribute() {
        return "rescale";
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return BOTH.stream()
                .allMatch(name -> attributes.values().decimals(name).stream()
                        .allMatch(value -> attributes.isAllowed(
                                name,
                                value,
                                Float.isFinite(value),
                                "a finite number")));
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        return RowAxes.ofInput(context)
                .filter(axis -> BOTH.stream().allMatch(name -> fits(context, name, axis)))
                .map(axis -> {
                    Node scaled = applied(context, new MulOp(), context.input(), "scale", 1, axis);
                    return applied(context, new AddOp(), scaled, "offset", 0, axis);
                });
    }

    private static boolean fits(LayerContext context, String name, int axis) {
        int count = context.attributes().decimals(name).size();
        int size = context.input().shape().dim(axis);
        boolean fits = count == 1 || count == size;
        if (!fits) {
            context.report(
                    Message.WRONG_NUMBER_FOR_AXIS,
                    context.attributes().position(name),
                    context.name(),
                    name,
                    count,
                    axis - 1,
                    size);
        }
        return fits;
    }

    /** A value joined with the numbers of an attribute, unless they would change nothing. */
    private static Node applied(LayerContext context, Op op, Node x, String name, float neutral, int axis) {
        List<Float> numbers = context.attributes().decimals(name);
        if (numbers.stream().allMatch(number -> number == neutral)) {
            return x;
        }
        if (numbers.size() == 1) {
            return context.add(op, x, context.constant(numbers.get(0)));
        }
        String suffix = name.equals("scale") ? "Factors" : "Offsets";
        Node table = context.named(suffix, new TableOp(context.name() + suffix, numbers));
        return context.add(op, x, context.spread(table, x.shape(), List.of(axis)));
    }
}
