package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/** The same elements under another shape. */
final class ReshapeLayer implements LayerType {
    @Override
    public String attribute() {
        return "reshape";
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        List<Integer> sizes = attributes.values().integers("value");
        if (sizes.stream().filter(size -> size == -1).count() > 1) {
            attributes.report(Message.TWO_OPEN_SIZES, "value");
            return false;
        }
        Optional<Integer> wrong =
                sizes.stream().filter(size -> size < 1 && size != -1).findFirst();
        wrong.ifPresent(size -> attributes.report(Message.TOO_SMALL, "value", "size", size, 1));
        return wrong.isEmpty() && attributes.hasCount("value", "shape", List.of(1, 2, 3, 4, 5, 6), "1 to 6");
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        List<Integer> sizes = context.attributes().integers("value");
        long given = 1;
        for (int size : sizes) {
            given = Math.min(given * Math.abs(size), Integer.MAX_VALUE);
        }
        long elements = context.input().shape().longSize();
        boolean open = sizes.contains(-1);
        if (open ? elements % given != 0 : elements != given) {
            context.report(
                    Message.RESHAPE_SIZE,
                    context.attributes().position("value"),
                    context.name(),
                    sizes.toString().replace(" ", ""),
                    given,
                    context.from().get(0),
                    LayerContext.rowShape(context.input()),
                    elements);
            return Optional.empty();
        }
        int rest = (int) (elements / given);
        List<Integer> dims =
                sizes.stream().map(size -> size == -1 ? rest : size).toList();
        return Optional.of(context.reshaped(context.input(), new Shape(true, dims)));
    }
}
