package dev.lamina.processor.op;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.testing.Leaves;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Uses of every operation: to add an operation, add its cases here. {@link OpRegistryTest} fails for one that has none.
 */
public final class OpCases {
    /** Operations through which no gradient flows; all but leaves and numbers come up in gradients of others. */
    static final Set<Class<? extends Op>> WITHOUT_GRADIENT = Set.of(
            InputOp.class,
            ParameterOp.class,
            TargetOp.class,
            LabelsOp.class,
            DropoutMaskOp.class,
            CausalMaskOp.class,
            GaussianNoiseOp.class,
            ConstantOp.class,
            RowCountOp.class,
            TableOp.class,
            OneHotOp.class,
            OutputOp.class,
            ScatterOp.class,
            ScatterRowsOp.class,
            MaxPool2dPositionsOp.class,
            AvgPool2dGradientOp.class,
            BilinearGradientOp.class,
            PhaseKernelOp.class,
            Conv2dWeightGradientOp.class,
            PadImageOp.class,
            ShiftedConv2dOp.class,
            ShiftedConv2dWeightGradientOp.class,
            CtcGradientOp.class,
            RecurrentProjectionOp.class,
            RecurrentPreviousOp.class,
            RecurrentGradientOp.class);

    private static final List<Op> SMOOTH =
            List.of(new ExpOp(), new TanhOp(), new SigmoidOp(), new SoftplusOp(), new ErfOp(), new CopyOp());

    private final List<OpCase> cases = new ArrayList<>();

    private OpCases() {}

    /** All cases, in a fixed order. */
    public static List<OpCase> all() {
        OpCases all = new OpCases();
        all.elementwise();
        all.functions();
        all.shapes();
        all.products();
        all.cases.addAll(ShapeCases.all());
        all.cases.addAll(AttentionCases.all());
        all.cases.addAll(CtcCases.all());
        all.cases.addAll(ConvolutionCases.all());
        all.cases.addAll(PoolingCases.all());
        all.cases.addAll(RecurrentCases.all());
        all.cases.addAll(ResamplingCases.all());
        return List.copyOf(all.cases);
    }

    private void add(Class<? extends Op> op, String variant, OpCase.Build build) {
        cases.add(new OpCase(op, variant, build));
    }

    private void elementwise() {
        for (Op op : List.of(new AddOp(), new SubOp(), new MulOp(), new DivOp())) {
            add(op.getClass(), "two inputs", l -> l.add(op, l.input(5), l.nonZeroInput(5)));
            add(op.getClass(), "two parameters", l -> l.add(op, l.parameter(2, 3), l.nonZeroParameter(2, 3)));
            add(op.getClass(), "the same value twice", l -> {
                Node x = l.nonZeroInput(17);
                return l.add(op, x, x);
            });
            add(op.getClass(), "a single number on the right", l -> l.add(op, l.input(5), l.nonZeroParameter()));
            add(op.getClass(), "a single number on the left", l -> l.add(op, l.parameter(), l.nonZeroInput(2, 3)));
            add(op.getClass(), "a constant", l -> l.add(op, l.input(4), l.add(new ConstantOp(-0.75f))));
            add(op.getClass(), "the number of rows", l -> {
                Node count = l.add(new RowCountOp(RowCountOp.Kind.INVERSE, 3));
                return l.add(op, l.input(4), count);
            });
        }
        add(
                SelectPositiveOp.class,
                "three inputs",
                l -> l.add(new SelectPositiveOp(), l.nonZeroInput(6), l.input(6), l.input(6)));
        add(SelectPositiveOp.class, "leaky", l -> {
            Node x = l.nonZeroInput(19);
            return l.add(new SelectPositiveOp(), x, x, l.add(new MulOp(), x, l.add(new ConstantOp(0.1f))));
        });
        add(
                SelectPositiveOp.class,
                "a number on one branch",
                l -> l.add(new SelectPositiveOp(), l.nonZeroInput(6), l.parameter(), l.input(6)));
    }

    private void functions() {
        for (Op op : SMOOTH) {
            add(op.getClass(), "of an input", l -> l.add(op, l.input(7)));
            add(op.getClass(), "of an image", l -> l.add(op, l.input(2, 3, 3)));
            add(op.getClass(), "of a parameter", l -> l.add(op, l.parameter(18)));
        }
        for (Op op : List.of(new ReluOp(), new EluOp())) {
            add(op.getClass(), "of an input", l -> l.add(op, l.nonZeroInput(33)));
            add(op.getClass(), "of a parameter", l -> l.add(op, l.nonZeroParameter(2, 9)));
        }
        add(ClampOp.class, "of an input", l -> clamp(l, l.input(33)));
        add(ClampOp.class, "of a parameter", l -> clamp(l, l.parameter(2, 9)));
        add(LogOp.class, "of an input", l -> l.add(new LogOp(), l.positiveInput(18)));
        add(SqrtOp.class, "of an input", l -> l.add(new SqrtOp(), l.positiveInput(18)));
        add(ReduceOp.class, "maximum that cancels", l -> {
            Node x = l.input(6);
            return l.add(new LogOp(), softmax(l.builder()::add, x, 1));
        });
        add(ReduceOp.class, "maximum over two axes", l -> softmax(l.builder()::add, l.input(2, 3, 4), 2, 3));
        add(AtLeastOp.class, "guard", l -> l.add(new AtLeastOp(0.25f), l.positiveInput(20)));
        add(BinaryCrossEntropyOp.class, "of probabilities", l -> {
            Node p = l.add(new SigmoidOp(), l.input(20));
            Node rest = l.add(new SubOp(), l.add(new ConstantOp(1f)), p);
            Node t = l.add(new ConstantOp(0.3f));
            return l.add(new BinaryCrossEntropyOp(), l.add(new LogOp(), p), l.add(new LogOp(), rest), p, t);
        });
        add(MulOp.class, "by a table", l -> {
            TableOp table = new TableOp("weights", List.of(0.5f, 2f, -1f));
            Node spread = l.add(new BroadcastOp(Shape.rows(2, 3), List.of(2)), l.add(table));
            return l.add(new MulOp(), l.input(2, 3), spread);
        });
        add(PickOp.class, "one of five", l -> l.add(new PickOp(), l.input(5), l.labels(5)));
        add(
                PickOp.class,
                "of what was just computed",
                l -> l.add(new PickOp(), l.add(new ExpOp(), l.input(3)), l.labels(3)));
    }

    private static Node clamp(Leaves l, Node x) {
        return l.add(new ClampOp(), x, l.add(new ConstantOp(-0.5f)), l.add(new ConstantOp(0.75f)));
    }

    /** Makes a node. */
    private interface Make {
        Node of(Op op, Node... inputs);
    }

    private static Node softmax(Make make, Node x, Integer... axes) {
        List<Integer> over = List.of(axes);
        Op spread = new BroadcastOp(x.shape(), x.shape().otherAxes(over));
        Node maximum = make.of(new ReduceOp(ReduceOp.Kind.MAX, over), x);
        Node exponentials = make.of(new ExpOp(), make.of(new SubOp(), x, make.of(spread, maximum)));
        Node sum = make.of(new ReduceOp(ReduceOp.Kind.SUM, over), exponentials);
        return make.of(new DivOp(), exponentials, make.of(spread, sum));
    }

    private void shapes() {
        for (List<Integer> axes : subsets(4)) {
            Shape shape = Shape.rows(2, 3, 5);
            if (!axes.isEmpty()) {
                add(
                        ReduceOp.class,
                        "sum of " + shape + " over " + axes,
                        l -> l.add(new ReduceOp(ReduceOp.Kind.SUM, axes), l.input(2, 3, 5)));
            }
            add(
                    BroadcastOp.class,
                    "to " + shape + " from axes " + axes,
                    l -> l.add(
                            new BroadcastOp(shape, axes),
                            axes.contains(0) ? l.input(dims(shape, axes)) : l.parameter(dims(shape, axes))));
        }
        for (List<Integer> axes : subsets(2)) {
            Shape matrix = Shape.of(3, 4);
            if (!axes.isEmpty()) {
                add(
                        ReduceOp.class,
                        "sum of a parameter over " + axes,
                        l -> l.add(new ReduceOp(ReduceOp.Kind.SUM, axes), l.parameter(3, 4)));
            }
            add(
                    BroadcastOp.class,
                    "of a parameter from axes " + axes,
                    l -> l.add(new BroadcastOp(matrix, axes), l.parameter(dims(matrix, axes))));
        }
        add(
                ReduceOp.class,
                "sum of a product",
                l -> l.add(new ReduceOp(ReduceOp.Kind.SUM, List.of(1)), l.add(new MulOp(), l.input(40), l.input(40))));
        add(ReshapeOp.class, "flatten", l -> l.add(new ReshapeOp(Shape.rows(12)), l.input(3, 2, 2)));
        add(ReshapeOp.class, "of a function and back", l -> {
            Node flat = l.add(new ReshapeOp(Shape.rows(12)), l.add(new ExpOp(), l.input(3, 2, 2)));
            return l.add(new ReshapeOp(Shape.rows(4, 3)), l.add(new TanhOp(), flat));
        });
        add(
                ReshapeOp.class,
                "then a sum",
                l -> l.add(
                        new ReduceOp(ReduceOp.Kind.SUM, List.of(1)),
                        l.add(new ReshapeOp(Shape.rows(4, 3)), l.input(2, 6))));
        add(ReshapeOp.class, "of what was spread", l -> {
            Node spread = l.add(new BroadcastOp(Shape.rows(3, 2, 2), List.of(0, 1)), l.input(3));
            return l.add(new MulOp(), l.add(new ReshapeOp(Shape.rows(12)), spread), l.input(12));
        });
        add(ReshapeOp.class, "of a parameter to a number", l -> {
            Node number = l.add(new ReshapeOp(Shape.SCALAR), l.parameter(1));
            return l.add(new MulOp(), l.input(2, 3), number);
        });
        add(ReshapeOp.class, "of a parameter", l -> l.add(new ReshapeOp(Shape.of(6)), l.parameter(2, 3)));
        add(TransposeOp.class, "of a parameter", l -> l.add(new TransposeOp(), l.parameter(3, 5)));
        add(TransposeOp.class, "of a large one", l -> l.add(new TransposeOp(), l.parameter(17, 9)));
        add(AdjointKernelOp.class, "one group", l -> l.add(new AdjointKernelOp(1), l.parameter(3, 2, 3, 2)));
        add(AdjointKernelOp.class, "two groups", l -> l.add(new AdjointKernelOp(2), l.parameter(4, 3, 2, 2)));
    }

    private void products() {
        add(MatMulOp.class, "rows by a parameter", l -> l.add(new MatMulOp(), l.input(5), l.parameter(5, 4)));
        add(MatMulOp.class, "narrow", l -> l.add(new MatMulOp(), l.input(1), l.parameter(1, 1)));
        add(MatMulOp.class, "wide", l -> l.add(new MatMulOp(), l.input(3), l.parameter(3, 37)));
        add(MatMulOp.class, "deep", l -> l.add(new MatMulOp(), l.input(35), l.parameter(35, 2)));
        add(MatMulOp.class, "sequences", l -> l.add(new MatMulOp(), l.input(3, 4), l.parameter(4, 5)));
        add(MatMulOp.class, "two parameters", l -> l.add(new MatMulOp(), l.parameter(3, 4), l.parameter(4, 2)));
        add(MatMulOp.class, "the same weight twice", l -> {
            Node w = l.parameter(4, 4);
            return l.add(new MatMulOp(), l.add(new MatMulOp(), l.input(4), w), w);
        });
        add(MatMulTransposedOp.class, "rows", l -> l.add(new MatMulTransposedOp(), l.input(4), l.input(3)));
        add(MatMulTransposedOp.class, "sequences", l -> l.add(new MatMulTransposedOp(), l.input(2, 4), l.input(2, 18)));
        add(
                MatMulTransposedOp.class,
                "parameters",
                l -> l.add(new MatMulTransposedOp(), l.parameter(5, 4), l.parameter(5, 3)));
    }

    private static Integer[] dims(Shape shape, List<Integer> axes) {
        return shape.without(shape.otherAxes(axes)).dims().toArray(Integer[]::new);
    }

    private static List<List<Integer>> subsets(int axes) {
        List<List<Integer>> subsets = new ArrayList<>();
        for (int bits = 0; bits < 1 << axes; bits++) {
            List<Integer> subset = new ArrayList<>();
            for (int axis = 0; axis < axes; axis++) {
                if ((bits >> axis & 1) == 1) {
                    subset.add(axis);
                }
            }
            subsets.add(List.copyOf(subset));
        }
        return subsets;
    }
}
