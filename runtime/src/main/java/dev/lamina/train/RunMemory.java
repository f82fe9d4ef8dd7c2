package dev.lamina.train;

import dev.lamina.model.Parameter;
import dev.lamina.state.Scalars;
import java.util.Map;

/**
 * All that a run needs to go on with the same bits, live, and what must be the same where it goes on.
 *
 * @param network  the name of the network
 * @param settings what the bits depend on, by name, as text
 * @param scalars  numbers: of the run, its step, and its callbacks
 * @param arrays   the network's parameters, the optimizer's slots, those of callbacks
 */
record RunMemory(String network, Map<String, String> settings, Scalars scalars, Map<String, Parameter> arrays) {
    /** What stands before the names of the network's parameters. */
    static final String PARAMETERS = "parameters.";
    /** What stands before their names where the network is to be used with other values than it is trained with. */
    static final String AVERAGES = "averages.";
}
