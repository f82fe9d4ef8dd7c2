package dev.lamina.optim;

import dev.lamina.model.Parameter;
import dev.lamina.state.Setting;
import dev.lamina.state.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Muon: matrices take steps in whose directions all singular values are about 1, all other parameters those of another
 * optimizer, AdamW by default (Jordan et al., 2024), as in PyTorch, in single precision:
 *
 * <pre>
 * m  = momentum * m + (1 - momentum) * g
 * u  = momentum * m + (1 - momentum) * g          without nesterov u = m
 * X  = u / max(|u|, epsilon), then five times X = 3.4445 X + (-4.775 X Xᵀ + 2.0315 (X Xᵀ)²) X
 * p *= 1 - learningRate * weightDecay
 * p -= learningRate * sqrt(max(1, rows / columns)) * X
 * </pre>
 *
 * <p>Rows and columns are those of the shape in weight files: a dense weight is {@code [out, in]}, a kernel counts as
 * {@code [filters, all the rest]}. Tables of embeddings and the last layer are best left to the other optimizer, by
 * {@link #matrices}. A step costs 10 products of the matrix with a square one of its shorter side, and a run keeps two such
 * squares and a copy of the matrix for each size there is.
 */
public final class Muon extends Optimizer {
    static final Setting NESTEROV = Setting.flag("nesterov");
    static final Setting STEPS = Setting.whole("steps", 1);
    static final Setting MATCHING = Setting.flag("matchingAdamW");
    static final Setting A = Setting.finite("a");
    static final Setting B = Setting.finite("b");
    static final Setting C = Setting.finite("c");
    private static final ParameterSelector ALL = ParameterSelector.matrices().or(ParameterSelector.kernels());
    private static final int MOST_STEPS = 99;

    private final ParameterSelector matrices;
    private final Optimizer others;

    private Muon(Settings settings, ParameterSelector matrices, Optimizer others) {
        super(settings);
        this.matrices = matrices;
        this.others = others;
    }

    /**
     * Muon with PyTorch's defaults: momentum 0.95, which is Nesterov's, weight decay 0.1, 5 steps, epsilon 1e-7. What isn't
     * a matrix goes to {@code AdamW.learningRate(3e-4f)}.
     *
     * @param learningRate the step size of matrices, finite and not negative; usual 0.02
     * @return the optimizer
     * @throws IllegalArgumentException if the value is out of range
     */
    public static Muon learningRate(float learningRate) {
        return new Muon(
                settings(learningRate)
                        .with(Hyper.INTERPOLATION, 0.95f)
                        .with(NESTEROV, true)
                        .with(Hyper.WEIGHT_DECAY, 0.1f)
                        .with(STEPS, 5)
                        .with(A, 3.4445f)
                        .with(B, -4.775f)
                        .with(C, 2.0315f)
                        .with(Hyper.EPSILON, 1e-7f)
                        .with(MATCHING, false),
                ALL,
                AdamW.learningRate(3e-4f));
    }

    private Muon set(Settings changed) {
        return new Muon(changed, matrices, others);
    }

    /**
     * Sets how slowly the direction changes.
     *
     * @param momentum from 0 to below 1; default 0.95
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Muon momentum(float momentum) {
        return set(settings().with(Hyper.INTERPOLATION, momentum));
    }

    /**
     * Sets whether the direction looks ahead by one gradient.
     *
     * @param nesterov default true
     * @return a copy with that setting
     */
    public Muon nesterov(boolean nesterov) {
        return set(settings().with(NESTEROV, nesterov));
    }

    /**
     * Sets the weight decay of matrices, decoupled as in {@link AdamW}.
     *
     * @param weightDecay its factor, finite and not negative; default 0.1
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Muon weightDecay(float weightDecay) {
        return set(settings().with(Hyper.WEIGHT_DECAY, weightDecay));
    }

    /**
     * Sets how often the direction is brought nearer to singular values of 1.
     *
     * @param steps from 1 to 99; default 5
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public Muon steps(int steps) {
        if (steps > MOST_STEPS) {
            throw new IllegalArgumentException("steps must be at most " + MOST_STEPS + ", but is " + steps);
        }
        return set(settings().with(STEPS, steps));
    }

    /**
     * Sets the factors of such a step.
     *
     * @param a of X, finite; default 3.4445
     * @param b of X Xᵀ X, finite; default -4.775
     * @param c of (X Xᵀ)² X, finite; default 2.0315
     * @return a copy with that setting
     * @throws IllegalArgumentException if a value is out of range
     */
    public Muon coefficients(float a, float b, float c) {
        return set(settings().with(A, a).with(B, b).with(C, c));
    }

    /**
     * Sets the norm that a direction is at least divided by.
     *
     * @param epsilon finite and not negative; default 1e-7
     * @return a copy with that setting
     * @throws IllegalArgumentException if the value is out of range
     */
    public Muon epsilon(float epsilon) {
        return set(settings().with(Hyper.EPSILON, epsilon));
    }

    /**
     * Makes steps as large as those of AdamW, so that its learning rate and weight decay can be used: the factor of X is
     * {@code 0.2 sqrt(max(rows, columns))} instead (Liu et al., 2025).
     *
     * @return a copy with that setting
     */
    public Muon matchingAdamW() {
        return set(settings().with(MATCHING, true));
    }

    /**
     * Sets which parameters count as matrices.
     *
     * @param selector those with two axes or more, in the default
     * @return a copy with that setting
     */
    public Muon matrices(ParameterSelector selector) {
        return new Muon(settings(), Objects.requireNonNull(selector, "selector"), others);
    }

    /**
     * Sets what updates all other parameters. Schedules change its rate by the same factor as that of matrices.
     *
     * @param optimizer with settings of its own
     * @return a copy with that setting
     */
    public Muon others(Optimizer optimizer) {
        return new Muon(settings(), matrices, Objects.requireNonNull(optimizer, "optimizer"));
    }

    @Override
    protected Optimizer with(Settings changed) {
        return set(changed);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if one of the chosen matrices has a single axis, there is none, or the learning rate
     *     is 0 and that of the others isn't
     */
    @Override
    protected State newState(List<Parameter> trainable) {
        int[] chosen = numbers(trainable, true);
        int[] rest = numbers(trainable, false);
        if (chosen.length == 0 && matrices != ALL) {
            throw new IllegalArgumentException(
                    "Muon.matrices(" + matrices + ") matches none of the trainable parameters: " + trainable);
        }
        List<Composite.Part> parts = new ArrayList<>();
        if (chosen.length > 0) {
            parts.add(new Composite.Part(new Matrices(settings()), 1, chosen, trainable));
        }
        if (rest.length > 0) {
            parts.add(new Composite.Part(others, Composite.rateFactor(others, this), rest, trainable));
        }
        return new Composite(trainable, this, parts);
    }

    private int[] numbers(List<Parameter> trainable, boolean chosen) {
        return IntStream.range(0, trainable.size())
                .filter(i -> matrices.takes(trainable.get(i)) == chosen)
                .toArray();
    }

    @Override
    public String toString() {
        return "Muon(" + settings() + ", " + matrices + ", others " + others + ")";
    }

    /** The rule of the matrices alone. */
    private static final class Matrices extends Optimizer {
        Matrices(Settings settings) {
            super(settings);
        }

        @Override
        protected State newState(List<Parameter> trainable) {
            return new Orthogonal(trainable, this);
        }
    }
}
