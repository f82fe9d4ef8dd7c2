package dev.lamina.benchmarks.steps;

import dev.lamina.benchmarks.models.CompiledLeNet5;
import dev.lamina.benchmarks.models.CompiledSmall;
import dev.lamina.benchmarks.models.CompiledWide;
import dev.lamina.benchmarks.models.CompiledWords;
import dev.lamina.model.Network;
import dev.lamina.model.Parameter;
import dev.lamina.model.Session;
import dev.lamina.optim.Adam;
import dev.lamina.optim.Optimizer;
import dev.lamina.optim.Sgd;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The step of a network that Lamina has compiled, on one thread. Which kernels run is the JVM's choice, see its flags.
 */
final class LaminaSteps implements StepContender {
    private final String name;
    private final Workload workload;
    private final Network network;
    private final Session session;
    private final List<Parameter> trainable;
    /** Copies the rows of the batch with a number into the session. */
    private final IntConsumer inputs;
    /** Copies the classes of the batch with a number into the session. */
    private final IntConsumer labels;

    private final int batches;
    private Optimizer.State optimizer;
    private int next;

    LaminaSteps(String name, Workload workload) {
        this.name = name;
        this.workload = workload;
        network = switch (workload) {
            case WIDE -> CompiledWide.create(42);
            case SMALL -> CompiledSmall.create(42);
            case LENET -> CompiledLeNet5.create(42);
            case WORDS -> CompiledWords.create(42);
        };
        session = network.newTrainingSession(1);
        DataSet data = workload.data();
        int size = workload.batch() * workload.rowSize();
        inputs = data.rows(
                pixels -> batch -> System.arraycopy(pixels, batch * size, session.input(0), 0, size),
                words -> batch -> System.arraycopy(words, batch * size, session.indices(0), 0, size));
        labels = batch ->
                System.arraycopy(data.labels(), batch * workload.batch(), session.labels(0), 0, workload.batch());
        batches = data.batches(workload.batch());
        trainable = network.parameters().stream()
                .filter(parameter -> parameter.role() == Parameter.Role.TRAINABLE)
                .toList();
        List<String> expected =
                workload.parameters().stream().map(Workload.Tensor::name).toList();
        List<String> found = trainable.stream().map(Parameter::name).toList();
        if (!found.equals(expected)) {
            throw new IllegalStateException("the workload's parameters are " + expected + ", the network's " + found);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void prepare() {
        next = 0;
        for (Workload.Tensor tensor : workload.parameters()) {
            network.parameter(tensor.name()).set(tensor.initialValues());
        }
        Optimizer configuration = switch (workload.update()) {
            case ADAM -> Adam.learningRate(workload.learningRate());
            case SGD -> Sgd.learningRate(workload.learningRate());
        };
        optimizer = configuration.start(trainable);
    }

    @Override
    public void steps(int count) {
        int batch = workload.batch();
        for (int i = 0; i < count; i++) {
            inputs.accept(next);
            labels.accept(next);
            session.forward(batch);
            session.backward(batch);
            optimizer.update(session.gradients());
            next = (next + 1) % batches;
        }
    }

    @Override
    public double loss() {
        return session.loss();
    }
}
