package dev.lamina.processor.pass;

import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.Verifier;
import java.util.List;
import java.util.function.UnaryOperator;

/** The passes between a differentiated graph and its kernels, in order; the verifier runs after each. */
public final class Passes {
    private record Pass(String name, UnaryOperator<Graph> run) {}

    private static final List<Pass> PASSES = List.of(
            new Pass("prune", Graph::pruned),
            new Pass("simplify", graph -> new Simplify().apply(graph)),
            new Pass("lower convolutions", graph -> new LowerConvolutions().apply(graph)),
            new Pass("lower products", graph -> new LowerProducts().apply(graph)),
            new Pass("materialize", Materialize::run));

    private Passes() {}

    /** The graph after all passes. */
    public static Graph run(Graph graph) {
        Graph current = Verifier.verify(graph, "build");
        for (Pass pass : PASSES) {
            current = Verifier.verify(pass.run().apply(current), pass.name());
        }
        return current;
    }

    /** The kernels that compute the graph. */
    public static List<Kernel> kernels(Graph graph) {
        return Fusion.run(graph);
    }
}
