package dev.lamina.train;

import dev.lamina.model.Network;
import dev.lamina.model.Session;

/** Measures loss and accuracy in inference mode, in steps of the network's batch. */
final class Evaluation {
    private final Network network;
    private final Binding binding;
    private final Session session;
    private final LossSums sums;

    Evaluation(RunSettings settings, Binding binding) {
        this.network = settings.network;
        this.binding = binding;
        this.session = network.newSession(settings.threads);
        this.sums = LossSums.ofWhole(network, settings.metrics);
    }

    /**
     * Measures with the network's present parameters.
     *
     * @param observer is shown each pass
     */
    Metrics run(Callback observer) {
        int size = binding.data().size();
        sums.reset();
        for (int from = 0; from < size; from += network.batch()) {
            int rows = Math.min(network.batch(), size - from);
            binding.fillInputs(session, null, from, rows);
            binding.fillTargets(session, null, from, rows);
            session.evaluate(rows);
            sums.add(session, rows);
            observer.onValidationPass(session, rows);
        }
        return sums.metrics();
    }
}
