package dev.lamina.processor.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Collects what the stages find out about one model, so that all its errors show in one compile. */
public final class Diagnostics {
    private final LintPolicy policy;
    private final List<Diagnostic> collected = new ArrayList<>();

    /** A collector that takes each lint as a warning. */
    public Diagnostics() {
        this(LintPolicy.STANDARD);
    }

    /** A collector that takes lints at the levels that a policy says. */
    public Diagnostics(LintPolicy policy) {
        this.policy = policy;
    }

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

    /** Forgets what was noted, before the model is looked at again. */
    public void clear() {
        collected.clear();
    }

    /** True if something was noted that keeps the model from being compiled. */
    public boolean hasErrors() {
        return collected.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }

    private void add(Message message, Position position, Optional<String> flow, Object[] arguments) {
        Objects.requireNonNull(position, "position");
        String text = message.text(arguments);
        LintLevel level =
                Lint.of(message).map(lint -> policy.level(lint, position)).orElse(LintLevel.ERROR);
        if (level != LintLevel.OFF) {
            Severity severity = level == LintLevel.ERROR ? Severity.ERROR : Severity.WARNING;
            collected.add(new Diagnostic(message, severity, position, text, flow, message.help(arguments)));
        }
    }
}
