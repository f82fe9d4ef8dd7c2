package dev.lamina.processor.layer;

import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.ir.Node;
import java.util.List;
import java.util.Optional;

/** A state in which a recurrent layer ends. */
final class FinalStateLayer implements LayerType {
    @Override
    public String attribute() {
        return "finalState";
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        boolean memory = context.attributes().flag("memory");
        String read = context.from().get(0);
        List<Node> states = context.finalStates(read);
        if (states.isEmpty()) {
            context.report(
                    Message.NO_SUCH_STATE,
                    context.fromPosition(0),
                    context.name(),
                    read,
                    "final state",
                    "name an rnn, lstm or gru layer in from");
        } else if (memory && states.size() == 1) {
            context.report(
                    Message.NO_SUCH_STATE,
                    context.attributes().position("memory"),
                    context.name(),
                    read,
                    "memory c",
                    "only lstm has one; remove memory");
        } else {
            return Optional.of(states.get(memory ? 1 : 0));
        }
        return Optional.empty();
    }
}
