package dev.lamina.processor.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Collects what the stages find out about one model, so that all its errors show in one compile. */
public final class Diagnostics {
    private final List<Diagnostic> collected = new ArrayList<>();

    /**
     * Notes a finding.
     *
     * @param message what was found
     * @param position the attribute at fault
     * @param arguments what the message's placeholders stand for, exactly as many as it has
     */
    public void report(Message message, Position position, Object... arguments) {
        add(message, position, Optional.empty(), arguments);
    }

    /**
     * Notes a finding together with the way the data takes to it.
     *
     * @param message what was found
     * @param position the attribute at fault
     * @param flow the way, such as {@code input[784] -> hidden[128] -> conv}
     * @param arguments what the message's placeholders stand for, exactly as many as it has
     */
    public void reportWithFlow(Message message, Position position, String flow, Object... arguments) {
        add(message, position, Optional.of(flow), arguments);
    }

    /** Everything noted so far, in the order of noting. */
    public List<Diagnostic> all() {
        return List.copyOf(collected);
    }

    /** True if something was noted that keeps the model from being compiled. */
    public boolean hasErrors() {
        return collected.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }

    private void add(Message message, Position position, Optional<String> flow, Object[] arguments) {
        Objects.requireNonNull(position, "position");
        collected.add(new Diagnostic(message, position, message.text(arguments), flow, message.help(arguments)));
    }
}
