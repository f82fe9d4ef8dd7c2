package dev.lamina.processor.testing;

import dev.lamina.processor.ir.Graph;
import java.util.Map;

/** Something that computes the results of a graph: the reference interpreter, or code that was generated from it. */
public interface GraphRunner {
    /**
     * The values of all results of a graph, by {@link InterpreterRunner#key}.
     *
     * @param rows rows of the step
     * @param externals the values of the leaves; left as they are, also by graphs that update states
     */
    Map<String, double[]> run(Graph graph, int rows, Externals externals);
}
