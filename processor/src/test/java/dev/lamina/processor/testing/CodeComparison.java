package dev.lamina.processor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamina.processor.emit.Form;
import dev.lamina.processor.ir.Result;
import java.util.List;
import java.util.Map;

/** Compares generated code with the interpreter and its forms with each other. */
public final class CodeComparison {
    private static final List<Integer> THREADS = List.of(1, 3);

    private final CompiledRunner.Sources sources;
    private final GraphCase test;

    /** The comparisons of one case, whose graph is among the sources. */
    public CodeComparison(CompiledRunner.Sources sources, GraphCase test) {
        this.sources = sources;
        this.test = test;
    }

    /** Fails unless code computes what the interpreter does, but for what floats must lose. */
    public void agreesWithInterpreter() {
        FloatErrors errors = FloatErrors.of(test);
        assertThat(errors.stable()).as("%s is away from kinks", test).isTrue();
        compare(errors);
    }

    /** The same, unless an element is so near a kink that floats and doubles may go different ways. */
    public void agreesWithInterpreterIfStable() {
        FloatErrors errors = FloatErrors.of(test);
        if (errors.stable()) {
            compare(errors);
        }
    }

    private void compare(FloatErrors errors) {
        Map<String, double[]> expected = new InterpreterRunner().run(test.graph(), test.rows(), test.externals());
        Map<String, double[]> actual = run(Form.PORTABLE, 1);
        expected.forEach((key, values) -> close(test, key, values, actual.get(key), errors.tolerance(key)));
    }

    /** Fails unless outputs in inference mode are what the interpreter yields, the same bits in whatever session. */
    public void inferenceAgrees(GraphCase inference) {
        FloatErrors errors = FloatErrors.of(inference);
        Map<String, double[]> expected =
                new InterpreterRunner().run(inference.graph(), inference.rows(), inference.externals());
        List<double[]> first = new CompiledRunner(sources, Form.PORTABLE, 1).infer(test.graph(), inference);
        List<Result> outputs = inference.graph().results(Result.Kind.OUTPUT);
        for (int i = 0; i < outputs.size(); i++) {
            String key =
                    InterpreterRunner.key(outputs.get(i).kind(), outputs.get(i).name());
            close(inference, key, expected.get(key), first.get(i), errors.tolerance(key));
        }
        for (Form form : Form.values()) {
            CompiledRunner runner = new CompiledRunner(sources, form, 2);
            same(inference, first, runner.infer(test.graph(), inference), form + ", session for inference");
            same(inference, first, runner.inferAfter(test, inference), form + ", session for training");
        }
    }

    private static void same(GraphCase inference, List<double[]> first, List<double[]> other, String where) {
        for (int i = 0; i < first.size(); i++) {
            assertThat(other.get(i))
                    .as("output %d of %s, %s", i, inference, where)
                    .isEqualTo(first.get(i));
        }
    }

    private static void close(GraphCase test, String key, double[] expected, double[] actual, double tolerance) {
        assertThat(actual).as("size of %s", key).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("element %d of %s of %s", i, key, test).isCloseTo(expected[i], within(tolerance));
        }
    }

    /** Fails unless both forms yield the same bits on any number of threads. */
    public void formsAgree() {
        Map<String, double[]> expected = run(Form.PORTABLE, 1);
        for (Form form : Form.values()) {
            for (int threads : THREADS) {
                same(expected, run(form, threads), form + " on " + threads + " threads");
            }
        }
    }

    /**
     * Fails unless the same graph, written with other limits, yields the same bits in both forms on any number of threads.
     *
     * @param others the graph written with other limits
     * @param numbers the numbers of threads that are tried
     */
    public void agreesWith(CompiledRunner.Sources others, List<Integer> numbers) {
        Map<String, double[]> expected = run(Form.PORTABLE, 1);
        for (Form form : Form.values()) {
            for (int threads : numbers) {
                same(expected, run(others, form, threads), form + ", other limits, on " + threads + " threads");
            }
        }
    }

    private void same(Map<String, double[]> expected, Map<String, double[]> actual, String where) {
        expected.forEach((key, values) ->
                assertThat(actual.get(key)).as("%s of %s, %s", key, test, where).isEqualTo(values));
    }

    private Map<String, double[]> run(Form form, int threads) {
        return run(sources, form, threads);
    }

    private Map<String, double[]> run(CompiledRunner.Sources sources, Form form, int threads) {
        return new CompiledRunner(sources, form, threads).run(test.graph(), test.rows(), test.externals());
    }
}
