package dev.lamina.processor.op;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Op;
import java.util.ArrayList;
import java.util.List;

/** Uses of the operations that move elements, of products of many matrices and of tables. */
final class ShapeCases {
    private final List<OpCase> cases = new ArrayList<>();

    private ShapeCases() {}

    static List<OpCase> all() {
        ShapeCases all = new ShapeCases();
        all.permutations();
        all.slices();
        all.concatenations();
        all.products();
        all.tables();
        return List.copyOf(all.cases);
    }

    private void add(Class<? extends Op> op, String variant, OpCase.Build build) {
        cases.add(new OpCase(op, variant, build));
    }

    private void permutations() {
        for (List<Integer> order : List.of(
                List.of(0, 1, 2, 3),
                List.of(0, 2, 1, 3),
                List.of(0, 2, 3, 1),
                List.of(0, 3, 1, 2),
                List.of(0, 3, 2, 1),
                List.of(0, 1, 3, 2))) {
            add(PermuteOp.class, "of a row, " + order, l -> l.add(new PermuteOp(order), l.input(2, 3, 5)));
        }
        add(PermuteOp.class, "of a parameter", l -> l.add(new PermuteOp(List.of(2, 0, 1)), l.parameter(3, 4, 2)));
        add(PermuteOp.class, "twice", l -> {
            Node once = l.add(new PermuteOp(List.of(0, 2, 3, 1)), l.add(new TanhOp(), l.input(2, 3, 4)));
            return l.add(new PermuteOp(List.of(0, 2, 3, 1)), once);
        });
        add(PermuteOp.class, "there and back", l -> {
            Node once = l.add(new PermuteOp(List.of(0, 2, 3, 1)), l.add(new TanhOp(), l.input(2, 3, 4)));
            return l.add(new PermuteOp(List.of(0, 3, 1, 2)), once);
        });
    }

    private void slices() {
        add(SliceOp.class, "the last of a row", l -> l.add(new SliceOp(1, 4, 5), l.input(5)));
        add(SliceOp.class, "in front", l -> l.add(new SliceOp(1, 0, 2), l.input(5, 3)));
        add(SliceOp.class, "in the middle", l -> l.add(new SliceOp(2, 1, 3), l.input(2, 4, 3)));
        add(SliceOp.class, "all", l -> l.add(new SliceOp(1, 0, 3), l.input(3)));
        add(SliceOp.class, "of a parameter", l -> l.add(new SliceOp(0, 1, 3), l.parameter(4, 3)));
        add(
                SliceOp.class,
                "of what was just computed",
                l -> l.add(new ExpOp(), l.add(new SliceOp(1, 1, 3), l.add(new TanhOp(), l.input(4, 3)))));
        add(SliceOp.class, "taken apart", l -> {
            Node x = l.add(new TanhOp(), l.input(6, 2));
            Node parts = l.add(new MulOp(), l.add(new SliceOp(1, 2, 4), x), l.add(new SliceOp(1, 0, 2), x));
            return l.add(new AddOp(), parts, l.add(new SliceOp(1, 4, 6), x));
        });
        add(SliceOp.class, "taken apart with gaps", l -> {
            Node x = l.add(new TanhOp(), l.input(7));
            return l.add(new MulOp(), l.add(new SliceOp(1, 1, 3), x), l.add(new SliceOp(1, 3, 5), x));
        });
        add(PadOp.class, "before", l -> l.add(new PadOp(1, 2, 0), l.input(3)));
        add(PadOp.class, "after", l -> l.add(new PadOp(2, 0, 1), l.input(2, 3)));
        add(PadOp.class, "around", l -> l.add(new PadOp(1, 1, 2), l.input(2, 3)));
        add(PadOp.class, "of a parameter", l -> l.add(new PadOp(0, 1, 1), l.parameter(3)));
    }

    private void concatenations() {
        add(ConcatOp.class, "two rows", l -> l.add(new ConcatOp(1), l.input(3), l.input(2)));
        add(ConcatOp.class, "channels", l -> l.add(new ConcatOp(1), l.input(2, 3, 3), l.input(1, 3, 3)));
        add(ConcatOp.class, "the last axis", l -> l.add(new ConcatOp(2), l.input(2, 3), l.input(2, 1), l.input(2, 2)));
        add(ConcatOp.class, "parameters", l -> l.add(new ConcatOp(0), l.parameter(2, 3), l.parameter(1, 3)));
        add(ConcatOp.class, "the same twice", l -> {
            Node x = l.input(3);
            return l.add(new ConcatOp(1), x, x);
        });
        add(ConcatOp.class, "one", l -> l.add(new ConcatOp(1), l.add(new ExpOp(), l.input(3))));
        add(ConcatOp.class, "of a concatenation", l -> {
            Node inner = l.add(new ConcatOp(1), l.input(1, 2), l.input(2, 2));
            return l.add(new ConcatOp(1), inner, l.add(new ExpOp(), l.input(1, 2)));
        });
    }

    private void products() {
        for (boolean a : List.of(false, true)) {
            for (boolean b : List.of(false, true)) {
                Op op = new BatchMatMulOp(a, b);
                String variant = (a ? "transposed " : "") + "by " + (b ? "transposed " : "");
                add(
                        BatchMatMulOp.class,
                        variant + "matrices",
                        l -> l.add(op, a ? l.input(4, 3) : l.input(3, 4), b ? l.input(5, 4) : l.input(4, 5)));
                add(
                        BatchMatMulOp.class,
                        variant + "heads",
                        l -> l.add(
                                op,
                                a ? l.input(2, 3, 5) : l.input(2, 5, 3),
                                b ? l.input(2, 19, 3) : l.input(2, 3, 19)));
                add(
                        BatchMatMulOp.class,
                        variant + "larger matrices",
                        l -> l.add(op, a ? l.input(9, 18) : l.input(18, 9), b ? l.input(37, 9) : l.input(9, 37)));
            }
        }
        add(
                BatchMatMulOp.class,
                "parameters",
                l -> l.add(new BatchMatMulOp(false, false), l.parameter(2, 3, 4), l.parameter(2, 4, 3)));
        add(BatchMatMulOp.class, "of a permutation and scaled", l -> {
            Node k = l.add(new PermuteOp(List.of(0, 2, 1, 3)), l.input(4, 2, 3));
            Node q = l.add(new PermuteOp(List.of(0, 2, 1, 3)), l.input(5, 2, 3));
            return l.add(new MulOp(), l.add(new BatchMatMulOp(false, true), q, k), l.add(new ConstantOp(0.5f)));
        });
        add(BatchMatMulOp.class, "of one value with itself", l -> {
            Node x = l.input(3, 4);
            return l.add(new BatchMatMulOp(false, true), x, x);
        });
    }

    private void tables() {
        add(GatherRowsOp.class, "sequences", l -> l.add(new GatherRowsOp(-1), l.parameter(6, 5), l.indexInput(6, 4)));
        add(GatherRowsOp.class, "one index", l -> l.add(new GatherRowsOp(-1), l.parameter(3, 1), l.indexInput(3)));
        add(GatherRowsOp.class, "wide rows", l -> l.add(new GatherRowsOp(-1), l.parameter(4, 37), l.indexInput(4, 3)));
        add(
                GatherRowsOp.class,
                "of a table that is computed",
                l -> l.add(
                        new TanhOp(),
                        l.add(new GatherRowsOp(-1), l.add(new ExpOp(), l.parameter(5, 4)), l.indexInput(5, 2, 3))));
    }
}
