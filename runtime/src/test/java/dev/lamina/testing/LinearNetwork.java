package dev.lamina.testing;

import dev.lamina.internal.Outputs;
import dev.lamina.math.FloatMath;
import dev.lamina.model.Domain;
import dev.lamina.model.Gradients;
import dev.lamina.model.Initializer;
import dev.lamina.model.Layout;
import dev.lamina.model.Network;
import dev.lamina.model.Objective;
import dev.lamina.model.Parameter;
import dev.lamina.model.Session;
import dev.lamina.model.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the processor would generate for one dense layer, written by hand and as plainly as possible: the inputs side by
 * side, minus their mean (of the batch in training, a running one in inference), dropout, then {@code x W + b}.
 */
public final class LinearNetwork extends Network {
    /** A label that doesn't count. */
    public static final int IGNORED = -100;

    private static final int LOGITS = 0;
    private static final int WEIGHT_GRADIENT = 1;
    private static final float MOMENTUM = 0.1f;

    private final int[] sizes;
    private final int features;
    private final int outputs;
    private final float dropout;

    public LinearNetwork(int batch, int outputs, Objective objective, float dropout, int... inputSizes) {
        this("Linear", batch, outputs, objective, dropout, inputSizes);
    }

    /** One with a name of its own, for what is said of it once. */
    public LinearNetwork(String name, int batch, int outputs, Objective objective, float dropout, int... inputSizes) {
        super(
                name,
                batch,
                inputs(inputSizes),
                List.of(
                        switch (objective) {
                            case CLASS -> Slot.classIndex("target", outputs).ignoring(IGNORED);
                            case PROBABILITY -> Slot.features("target", outputs).within(Domain.PROBABILITY);
                            case VALUES -> Slot.features("target", outputs);
                        }),
                List.of(Slot.features("linear", outputs)),
                objective,
                parameters(Arrays.stream(inputSizes).sum(), outputs),
                "linear summary");
        this.sizes = inputSizes.clone();
        this.features = Arrays.stream(inputSizes).sum();
        this.outputs = outputs;
        this.dropout = dropout;
    }

    private static List<Slot> inputs(int[] sizes) {
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            slots.add(Slot.features(sizes.length == 1 ? "input" : "input" + (char) ('A' + i), sizes[i]));
        }
        return slots;
    }

    private static List<Parameter> parameters(int features, int outputs) {
        float bound = (float) (1 / Math.sqrt(features));
        return List.of(
                Parameter.state("center.running_mean", Layout.AS_IS, Initializer.zeros(), features),
                Parameter.trainable("linear.weight", Layout.TRANSPOSED, Initializer.uniform(bound), outputs, features),
                Parameter.trainable("linear.bias", Layout.AS_IS, Initializer.uniform(bound), outputs));
    }

    public float[] logits(float[] row) {
        return infer(row);
    }

    public float[] logits(float[][] inputsOfOneRow) {
        return infer(inputsOfOneRow);
    }

    public float[] logitsOfRows(float[][] rows) {
        return inferRows(rows);
    }

    public float[] logitsOfAll(float[] rows, int n) {
        return inferAll(rows, n);
    }

    public int predict(float[] row) {
        return argMax(infer(row), 0, outputs);
    }

    @Override
    protected Session createSession(boolean training, int threads) {
        return new Step(training, threads);
    }

    private final class Step extends Session {
        private final float[][] input = new float[sizes.length][];
        private final float[] x = buffer(batch() * features);
        private final float[] mean = buffer(features);
        private final float[] mask = buffer(batch() * features);
        private final float[] logits = buffer(batch() * outputs);
        private final float[] dLogits = buffer(batch() * outputs);
        private final float[] target = buffer(batch() * outputs);
        private final int[] labels = new int[batch()];
        private final float[] weight = values("linear.weight");
        private final float[] bias = values("linear.bias");
        private final float[] runningMean = values("center.running_mean");
        private final float[] dWeight = buffer(features * outputs);
        private final float[] dBias = buffer(outputs);
        private final Gradients gradients = new Gradients(trainableParameters(), dWeight, dBias);
        private float loss;

        Step(boolean training, int threads) {
            super(LinearNetwork.this, training, threads);
            for (int i = 0; i < sizes.length; i++) {
                input[i] = buffer(batch() * sizes[i]);
            }
        }

        @Override
        protected void forwardPass(int rows) {
            join(rows);
            for (int i = 0; i < features; i++) {
                float sum = 0;
                for (int r = 0; r < rows; r++) {
                    sum += x[r * features + i];
                }
                mean[i] = sum / rows;
                runningMean[i] += MOMENTUM * (mean[i] - runningMean[i]);
            }
            dropoutMask(mask, 0, rows * features, 0, dropout);
            for (int i = 0; i < rows * features; i++) {
                x[i] = (x[i] - mean[i % features]) * mask[i];
            }
            split(LOGITS, rows, rows);
            computeLoss(rows);
        }

        private void computeLoss(int rows) {
            float sum = 0;
            int count = counted(rows);
            for (int r = 0; r < rows; r++) {
                int at = r * outputs;
                if (labels[r] == IGNORED) {
                    Arrays.fill(dLogits, at, at + outputs, 0f);
                    continue;
                }
                float logSum = Outputs.logSumExp(logits, at, at + outputs);
                for (int i = at; i < at + outputs; i++) {
                    float z = logits[i];
                    switch (objective()) {
                        case CLASS:
                            float hit = i - at == labels[r] ? 1 : 0;
                            sum += hit * (logSum - z);
                            dLogits[i] = (FloatMath.exp(z - logSum) - hit) / count;
                            break;
                        case VALUES:
                            sum += (z - target[i]) * (z - target[i]) / outputs;
                            dLogits[i] = 2 * (z - target[i]) / (rows * outputs);
                            break;
                        default:
                            sum += (FloatMath.softplus(z) - z * target[i]) / outputs;
                            dLogits[i] = (FloatMath.sigmoid(z) - target[i]) / (rows * outputs);
                    }
                }
            }
            loss = count == 0 ? 0f : sum / count;
        }

        private int counted(int rows) {
            int count = 0;
            for (int r = 0; r < rows; r++) {
                count += labels[r] == IGNORED ? 0 : 1;
            }
            return count;
        }

        @Override
        public float lossWeight(int index, int rows) {
            return counted(rows);
        }

        @Override
        protected void backwardPass(int rows) {
            split(WEIGHT_GRADIENT, rows, features);
            Arrays.fill(dBias, 0, outputs, 0f);
            for (int i = 0; i < rows * outputs; i++) {
                dBias[i % outputs] += dLogits[i];
            }
        }

        @Override
        protected void inferencePass(int rows) {
            join(rows);
            for (int i = 0; i < rows * features; i++) {
                x[i] -= runningMean[i % features];
            }
            split(LOGITS, rows, rows);
        }

        @Override
        protected void lossPass(int rows) {
            computeLoss(rows);
        }

        private void join(int rows) {
            int at = 0;
            for (int k = 0; k < sizes.length; k++) {
                for (int r = 0; r < rows; r++) {
                    System.arraycopy(input[k], r * sizes[k], x, r * features + at, sizes[k]);
                }
                at += sizes[k];
            }
        }

        @Override
        protected void part(int kernel, int rows, int from, int to, int worker) {
            if (kernel == LOGITS) {
                for (int i = from * outputs; i < to * outputs; i++) {
                    float sum = bias[i % outputs];
                    for (int k = 0; k < features; k++) {
                        sum += x[i / outputs * features + k] * weight[k * outputs + i % outputs];
                    }
                    logits[i] = sum;
                }
            } else {
                for (int i = from * outputs; i < to * outputs; i++) {
                    float sum = 0;
                    for (int r = 0; r < rows; r++) {
                        sum += x[r * features + i / outputs] * dLogits[r * outputs + i % outputs];
                    }
                    dWeight[i] = sum;
                }
            }
        }

        @Override
        public float[] input(int slot) {
            return input[slot];
        }

        @Override
        public float[] output(int slot) {
            return logits;
        }

        @Override
        public float[] target(int slot) {
            if (objective() == Objective.CLASS) {
                throw noSuchSlot("target", slot);
            }
            return target;
        }

        @Override
        public int[] labels(int slot) {
            if (objective() != Objective.CLASS) {
                throw noSuchSlot("labels", slot);
            }
            return labels;
        }

        @Override
        public float loss() {
            return loss;
        }

        @Override
        public Gradients gradients() {
            requireTraining();
            return gradients;
        }
    }
}
