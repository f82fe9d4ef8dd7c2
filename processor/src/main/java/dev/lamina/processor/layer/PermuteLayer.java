package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.PermuteOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The axes of a row in another order. */
final class PermuteLayer implements LayerType {
    @Override
    public String attribute() {
        return "permute";
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        List<Integer> order = context.attributes().integers("value");
        int count = context.input().shape().dims().size();
        List<Integer> all = IntStream.range(0, count).boxed().toList();
        List<Integer> axes =
                order.stream().map(axis -> axis < 0 ? axis + count : axis).toList();
        if (!axes.stream().sorted().toList().equals(all)) {
            context.report(
                    Message.NOT_A_PERMUTATION,
                    context.attributes().position("value"),
                    context.name(),
                    braces(order),
                    context.from().get(0),
                    LayerContext.rowShape(context.input()),
                    braces(all));
            return Optional.empty();
        }
        List<Integer> whole = new ArrayList<>(List.of(0));
        axes.forEach(axis -> whole.add(axis + 1));
        return Optional.of(context.add(new PermuteOp(whole), context.input()));
    }

    private static String braces(List<Integer> numbers) {
        return numbers.toString().replace('[', '{').replace(']', '}');
    }
}
