package dev.lamina.processor.testing;

import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.Interpreter;
import dev.lamina.processor.ir.Result;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs graphs with the reference interpreter, in double precision. */
public final class InterpreterRunner implements GraphRunner {
    @Override
    public Map<String, double[]> run(Graph graph, int rows, Externals externals) {
        Interpreter interpreter = new Interpreter(rows, externals).run(graph);
        Map<String, double[]> values = new LinkedHashMap<>();
        for (Result result : graph.results()) {
            values.put(key(result.kind(), result.name()), interpreter.value(result.node()));
        }
        return values;
    }

    /** What the value of a result is found by: {@code GRADIENT hidden.weight}. */
    public static String key(Result.Kind kind, String name) {
        return kind + " " + name;
    }
}
