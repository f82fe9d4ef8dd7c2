package dev.lamina.benchmarks.steps;

import dev.lamina.benchmarks.models.Words;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The networks that are trained, with everything the contenders must agree on. */
public enum Workload {
    /** 784-512-256-10, ReLU, batch 64, Adam. */
    WIDE(
            Digits::new,
            64,
            shape(Digits.PIXELS),
            Update.ADAM,
            1e-3f,
            List.of(
                    new Tensor("hidden1.weight", 784, 512, 784),
                    new Tensor("hidden1.bias", 784, 512),
                    new Tensor("hidden2.weight", 512, 256, 512),
                    new Tensor("hidden2.bias", 512, 256),
                    new Tensor("logits.weight", 256, 10, 256),
                    new Tensor("logits.bias", 256, 10))),
    /** 784-128-10, ReLU, batch 32, SGD. */
    SMALL(
            Digits::new,
            32,
            shape(Digits.PIXELS),
            Update.SGD,
            0.05f,
            List.of(
                    new Tensor("hidden.weight", 784, 128, 784),
                    new Tensor("hidden.bias", 784, 128),
                    new Tensor("logits.weight", 128, 10, 128),
                    new Tensor("logits.bias", 128, 10))),
    /**
     * Two 5x5 convolutions (8 and 16 filters, SAME, ReLU, 2x2 max pooling), dense 128 ReLU, dense 10, batch 64, Adam.
     */
    LENET(
            Digits::new,
            64,
            shape(1, 28, 28),
            Update.ADAM,
            1e-3f,
            List.of(
                    new Tensor("conv1.weight", 25, 8, 1, 5, 5),
                    new Tensor("conv1.bias", 25, 8),
                    new Tensor("conv2.weight", 200, 16, 8, 5, 5),
                    new Tensor("conv2.bias", 200, 16),
                    new Tensor("hidden.weight", 784, 128, 784),
                    new Tensor("hidden.bias", 784, 128),
                    new Tensor("logits.weight", 128, 10, 128),
                    new Tensor("logits.bias", 128, 10))),
    /** The mean of the vectors of a text's 64 words, from a table of 50,000 x 128, dense 20, batch 32, SGD. */
    WORDS(
            Texts::new,
            Words.TEXTS,
            shape(Words.LENGTH),
            Update.SGD,
            5f,
            List.of(
                    new Tensor("vectors.weight", 128, Words.VOCABULARY, 128),
                    new Tensor("logits.weight", 128, Words.CLASSES, 128),
                    new Tensor("logits.bias", 128, Words.CLASSES)));

    private final Supplier<DataSet> data;
    private final int batch;
    private final long[] rowShape;
    private final Update update;
    private final float learningRate;
    private final List<Tensor> parameters;

    Workload(
            Supplier<DataSet> data,
            int batch,
            long[] rowShape,
            Update update,
            float learningRate,
            List<Tensor> parameters) {
        this.data = data;
        this.batch = batch;
        this.rowShape = rowShape;
        this.update = update;
        this.learningRate = learningRate;
        this.parameters = parameters;
    }

    private static long[] shape(long... lengths) {
        return lengths;
    }

    /** The optimizers in use: plain stochastic gradient descent, and Adam with betas 0.9 and 0.999 and epsilon 1e-8. */
    public enum Update {
        SGD,
        ADAM
    }

    /** Draws the data set, the same each time. */
    public DataSet data() {
        return data.get();
    }

    /** Rows of one step. */
    public int batch() {
        return batch;
    }

    /** Shape of one row of the input. */
    public long[] rowShape() {
        return rowShape.clone();
    }

    /** Number of values in one row of the input. */
    public int rowSize() {
        return size(rowShape);
    }

    /** The optimizer. */
    public Update update() {
        return update;
    }

    /** The optimizer's learning rate. */
    public float learningRate() {
        return learningRate;
    }

    /** All parameters, in layer order. */
    public List<Tensor> parameters() {
        return parameters;
    }

    /**
     * The workload of a name in lower case.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Workload of(String label) {
        return Stream.of(values())
                .filter(workload -> workload.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no model \"" + label + "\"; there are "
                        + Stream.of(values()).map(Workload::label).collect(Collectors.joining(", "))));
    }

    /** Name in lower case, as given on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static int size(long[] shape) {
        long product = 1;
        for (long length : shape) {
            product *= length;
        }
        return Math.toIntExact(product);
    }

    /** A parameter: its name, how many inputs one output sums, and its shape in PyTorch's layout. */
    public record Tensor(String name, int fanIn, long... shape) {
        /** Number of elements. */
        public int size() {
            return Workload.size(shape);
        }

        /** The same starting values for every contender: uniform in ±1/√fanIn, drawn from the tensor's name. */
        public float[] initialValues() {
            var random = new SplittableRandom(name.hashCode());
            double bound = 1 / Math.sqrt(fanIn);
            float[] values = new float[size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (bound * (2 * random.nextDouble() - 1));
            }
            return values;
        }
    }
}
