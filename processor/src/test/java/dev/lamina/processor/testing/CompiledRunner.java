package dev.lamina.processor.testing;

import dev.lamina.model.Network;
import dev.lamina.model.Session;
import dev.lamina.processor.emit.Form;
import dev.lamina.processor.emit.KernelLimits;
import dev.lamina.processor.emit.ModelFacts;
import dev.lamina.processor.ir.Graph;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.op.InputOp;
import dev.lamina.processor.op.LabelsOp;
import dev.lamina.processor.op.OutputOp;
import dev.lamina.processor.op.ParameterOp;
import dev.lamina.processor.op.TargetOp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Runs graphs as generated code. Sessions hold more rows than are used and have done a step with other numbers before,
 * so what an earlier step leaves in memory must not matter.
 */
public final class CompiledRunner implements GraphRunner {
    /** Key of the random numbers of dropout, which externals must have drawn their masks from. */
    public static final long SEED = 77;

    /** How many more rows a session holds than are used. */
    public static final int SPARE_ROWS = 3;

    private final Form form;
    private final int threads;
    private final Sources sources;

    /** Compiled graphs, shared by the runners of all forms. */
    public static final class Sources {
        private final Map<Graph, GeneratedModel> models = new LinkedHashMap<>();

        private Sources() {}

        /** Compiles many graphs at once, which takes less time than one by one. */
        public static Sources of(List<GraphCase> cases) {
            return of(facts(cases));
        }

        private static Map<Graph, ModelFacts> facts(List<GraphCase> cases) {
            Map<Graph, ModelFacts> facts = new LinkedHashMap<>();
            cases.forEach(test -> facts.put(test.graph(), facts(test, "Graph" + facts.size())));
            return facts;
        }

        /** Compiles models by the graphs of their training steps. */
        public static Sources of(Map<Graph, ModelFacts> facts) {
            return of(facts, GeneratedModel.all(List.copyOf(facts.values())));
        }

        private static Sources of(Map<Graph, ModelFacts> facts, List<GeneratedModel> generated) {
            Sources sources = new Sources();
            Iterator<GeneratedModel> models = generated.iterator();
            facts.keySet().forEach(graph -> sources.models.put(graph, models.next()));
            return sources;
        }

        /** Reads what another JVM has compiled of the same cases and {@linkplain #write written}. */
        public static Sources read(List<GraphCase> cases, Path file) {
            return read(facts(cases), file);
        }

        /** Reads what another JVM has compiled and {@linkplain #write written}. */
        public static Sources read(Map<Graph, ModelFacts> facts, Path file) {
            return of(facts, GeneratedModel.readAll(List.copyOf(facts.values()), file));
        }

        /** Writes all compiled classes to a file. */
        public void write(Path file) {
            models.values().iterator().next().writeAll(file);
        }

        /** Compiles the same graphs with other limits. */
        public Sources within(KernelLimits limits) {
            Map<Graph, ModelFacts> facts = new LinkedHashMap<>();
            models.forEach((graph, model) -> facts.put(graph, model.facts().within(limits)));
            return of(facts);
        }

        /** The model of a bare graph. */
        public static ModelFacts facts(GraphCase test, String className) {
            try {
                return GraphFacts.of(test.graph(), className, test.rows() + SPARE_ROWS);
            } catch (RuntimeException e) {
                throw new AssertionError("no code for " + test, e);
            }
        }

        /** The compiled graph. */
        public GeneratedModel of(Graph graph) {
            return models.get(graph);
        }
    }

    /** A runner of one form. */
    public CompiledRunner(Sources sources, Form form, int threads) {
        this.sources = sources;
        this.form = form;
        this.threads = threads;
    }

    @Override
    public Map<String, double[]> run(Graph graph, int rows, Externals externals) {
        GeneratedModel model = sources.of(graph);
        Network network = model.network(1);
        Session session = model.session(network, form, true, threads);
        int batch = model.facts().batch();
        fill(graph, model, network, session, garbage(graph, batch, externals));
        step(session, batch);
        fill(graph, model, network, session, externals);
        step(session, rows);
        Map<String, double[]> results = new LinkedHashMap<>();
        int gradient = 0;
        int output = 0;
        int loss = 0;
        for (Result result : graph.results()) {
            float[] values = switch (result.kind()) {
                case LOSS -> new float[] {loss++ == 0 ? session.loss() : session.loss(loss - 2)};
                case WEIGHT -> new float[] {session.lossWeight(lossIndex(graph, result), rows)};
                case OUTPUT -> session.output(output++);
                case STATE -> network.parameter(result.name()).values();
                case GRADIENT -> session.gradients().values(gradient++);
                case INPUT_GRADIENT -> model.inputGradient(session, result.name());
            };
            int size = result.node().shape().elements(rows);
            results.put(InterpreterRunner.key(result.kind(), result.name()), doubles(values, size));
        }
        return results;
    }

    /** The number of the loss that was divided by a result; a loss that is all there is has no part of its own. */
    private static int lossIndex(Graph graph, Result weight) {
        List<String> losses =
                graph.results(Result.Kind.LOSS).stream().map(Result::name).toList();
        return Math.max(0, losses.indexOf(weight.name()) - 1);
    }

    /**
     * The outputs of the model in inference mode, in a session for inference.
     *
     * @param training the graph by which the model is known
     * @param inference a prediction
     */
    public List<double[]> infer(Graph training, GraphCase inference) {
        GeneratedModel model = sources.of(training);
        Network network = model.network(1);
        Session session = model.session(network, form, false, threads);
        int batch = model.facts().batch();
        fill(inference.graph(), model, network, session, garbage(inference.graph(), batch, inference.externals()));
        session.infer(batch);
        return infer(model, network, session, inference);
    }

    /** The outputs of the model in inference mode, in a session that has made a training step before. */
    public List<double[]> inferAfter(GraphCase training, GraphCase inference) {
        GeneratedModel model = sources.of(training.graph());
        Network network = model.network(1);
        Session session = model.session(network, form, true, threads);
        fill(training.graph(), model, network, session, training.externals());
        step(session, training.rows());
        return infer(model, network, session, inference);
    }

    private static List<double[]> infer(GeneratedModel model, Network network, Session session, GraphCase inference) {
        fill(inference.graph(), model, network, session, inference.externals());
        session.infer(inference.rows());
        List<Result> outputs = inference.graph().results(Result.Kind.OUTPUT);
        List<double[]> values = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            values.add(doubles(session.output(i), outputs.get(i).node().shape().elements(inference.rows())));
        }
        return values;
    }

    /**
     * The loss of an evaluation, and the same of the interpreter that is told what inference yielded.
     *
     * @param network the model, known by the graph of its training step
     * @param externals values for the leaves of inference and loss
     */
    public double[] evaluate(
            dev.lamina.processor.layer.Network network, int rows, Externals externals, boolean training) {
        GeneratedModel model = sources.of(network.training());
        Network compiled = model.network(1);
        Session session = model.session(compiled, form, training, threads);
        fill(network.inference(), model, compiled, session, externals);
        fill(network.evaluation(), model, compiled, session, externals);
        if (training) {
            step(session, rows);
            fill(network.inference(), model, compiled, session, externals);
        }
        session.evaluate(rows);
        Externals outputs = new Externals();
        externals.leaves().forEach(leaf -> outputs.put(leaf, externals.get(leaf)));
        List<String> names = network.outputs().stream()
                .map(dev.lamina.processor.layer.Network.Output::layer)
                .toList();
        for (Node node : network.evaluation().nodes()) {
            if (node.op() instanceof OutputOp output) {
                float[] values = session.output(names.indexOf(output.layer()));
                outputs.put(output, doubles(values, node.shape().elements(rows)));
            }
        }
        Map<String, double[]> expected = new InterpreterRunner().run(network.evaluation(), rows, outputs);
        return new double[] {session.loss(), expected.get(InterpreterRunner.key(Result.Kind.LOSS, "loss"))[0]};
    }

    /** A session of a case for training, all of whose leaves are filled. */
    public Session filled(GraphCase test) {
        GeneratedModel model = sources.of(test.graph());
        Network network = model.network(1);
        Session session = model.session(network, form, true, threads);
        fill(test.graph(), model, network, session, test.externals());
        return session;
    }

    private static void step(Session session, int rows) {
        session.randomState(SEED, 0);
        session.forward(rows);
        session.backward(rows);
    }

    private static void fill(Graph graph, GeneratedModel model, Network network, Session session, Externals externals) {
        List<String> inputs =
                model.facts().inputs().stream().map(ModelFacts.Input::name).toList();
        GraphFacts.leaves(graph).forEach(node -> {
            Op leaf = node.op();
            if (leaf instanceof InputOp input && input.vocabulary() > 0) {
                copy(externals.get(leaf), session.indices(inputs.indexOf(input.name())));
            } else if (leaf instanceof InputOp input) {
                copy(externals.get(leaf), session.input(inputs.indexOf(input.name())));
            } else if (leaf instanceof TargetOp target) {
                copy(externals.get(leaf), session.target(target.slot()));
            } else if (leaf instanceof LabelsOp labels) {
                copy(externals.get(leaf), session.labels(labels.slot()));
            } else if (leaf instanceof ParameterOp parameter) {
                copy(externals.get(leaf), network.parameter(parameter.name()).values());
            }
        });
    }

    /** Large numbers for all rows, so that what a step leaves behind is seen where it should not be. */
    private static Externals garbage(Graph graph, int rows, Externals like) {
        Random random = new Random(3);
        Externals garbage = new Externals();
        GraphFacts.leaves(graph).forEach(node -> {
            int size = node.shape().elements(rows);
            if (node.op() instanceof LabelsOp labels) {
                garbage.put(
                        labels,
                        random.ints(size, 0, labels.classes()).asDoubleStream().toArray());
            } else if (node.op() instanceof InputOp input && input.vocabulary() > 0) {
                garbage.put(
                        input,
                        random.ints(size, 0, input.vocabulary())
                                .asDoubleStream()
                                .toArray());
            } else if (node.is(ParameterOp.class)) {
                garbage.put(node.op(), like.get(node.op()));
            } else if (node.is(InputOp.class) || node.is(TargetOp.class)) {
                garbage.put(node.op(), random.doubles(size, 1000, 9000).toArray());
            }
        });
        return garbage;
    }

    private static void copy(double[] from, int[] to) {
        for (int i = 0; i < from.length; i++) {
            to[i] = (int) from[i];
        }
    }

    private static void copy(double[] from, float[] to) {
        for (int i = 0; i < from.length; i++) {
            to[i] = (float) from[i];
        }
    }

    private static double[] doubles(float[] values, int size) {
        double[] doubles = new double[size];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }
}
