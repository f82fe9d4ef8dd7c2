package dev.lamina.processor.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Random layers that change shapes or join values. */
final class RandomShapes {
    private static final int MOST_AXES = 3;

    private final RandomScope scope;

    RandomShapes(RandomScope scope) {
        this.scope = scope;
    }

    RandomOp of(String from) {
        return switch (scope.below(5)) {
            case 0 -> reshape(from);
            case 1 -> permute(from);
            case 2 -> slice(from);
            case 3 -> sum(from, "mean");
            default -> sum(from, "sum");
        };
    }

    /** Sizes that together hold the elements, one of them sometimes left open. */
    private RandomOp reshape(String from) {
        int left = scope.shape(from).size();
        List<Integer> sizes = new ArrayList<>();
        for (int axes = scope.below(MOST_AXES); axes > 0; axes--) {
            sizes.add(scope.divisor(left));
            left /= sizes.get(sizes.size() - 1);
        }
        sizes.add(left);
        if (scope.oneIn(3)) {
            sizes.set(scope.below(sizes.size()), -1);
        }
        return RandomOp.of(from, "reshape", "value", sizes);
    }

    private RandomOp permute(String from) {
        List<Integer> order = axes(from);
        return RandomOp.of(from, "permute", "value", order);
    }

    /** All axes in random order. */
    private List<Integer> axes(String from) {
        List<Integer> order = new ArrayList<>();
        for (int axis = 0; axis < scope.dims(from).size(); axis++) {
            order.add(axis);
        }
        Collections.shuffle(order, new Random(scope.below(1000)));
        return order;
    }

    private RandomOp slice(String from) {
        int axis = scope.below(scope.dims(from).size());
        int size = scope.dims(from).get(axis);
        int first = scope.below(size);
        int last = first + 1 + scope.below(size - first);
        int written = scope.oneIn(3) ? first - size : first;
        return RandomOp.of(from, "slice", "axis", axis, "from", written, "to", last);
    }

    private RandomOp sum(String from, String kind) {
        List<Integer> axes = axes(from);
        int count = 1 + scope.below(axes.size());
        return RandomOp.of(from, kind, "value", axes.subList(0, count), "keep", scope.oneIn(2));
    }

    /** Joins a value with others whose shapes fit. */
    RandomOp merge(String from) {
        String kind = scope.of(List.of("add", "add", "mul", "sub", "concat"));
        return kind.equals("concat") ? concat(from) : elementwise(from, kind);
    }

    private RandomOp elementwise(String from, String kind) {
        List<String> sources = new ArrayList<>(List.of(from));
        List<Integer> dims = scope.dims(from);
        int most = kind.equals("sub") ? 2 : 2 + scope.below(2);
        while (sources.size() < most) {
            List<Integer> before = dims;
            List<String> fitting = scope.values(shape -> matched(before, shape.dims())
                    .filter(joined -> product(joined) <= RandomScope.MOST_ELEMENTS)
                    .isPresent());
            String other = other(from, fitting);
            sources.add(other);
            dims = matched(dims, scope.dims(other)).orElseThrow();
        }
        Collections.shuffle(sources, new Random(scope.below(1000)));
        return new RandomOp(sources, kind, List.of(), Optional.empty());
    }

    private RandomOp concat(String from) {
        List<Integer> dims = scope.dims(from);
        int axis = scope.below(dims.size());
        List<String> fitting =
                scope.values(shape -> withoutAxis(shape.dims(), axis).equals(withoutAxis(dims, axis))
                        && shape.size() < RandomScope.MOST_ELEMENTS / 2);
        String other = other(from, fitting);
        List<String> sources = scope.oneIn(2) ? List.of(from, other) : List.of(other, from);
        int written = scope.oneIn(2) ? axis : axis - dims.size();
        return new RandomOp(sources, "concat", List.of("value", written), Optional.empty());
    }

    /** Another value where there is one, sometimes the same. */
    private String other(String from, List<String> fitting) {
        List<String> others =
                fitting.stream().filter(name -> !name.equals(from)).toList();
        return others.isEmpty() || scope.oneIn(6) ? from : scope.of(others);
    }

    /** The sizes that two values are repeated to; none if they don't fit. */
    private static Optional<List<Integer>> matched(List<Integer> a, List<Integer> b) {
        int axes = Math.max(a.size(), b.size());
        List<Integer> joined = new ArrayList<>();
        for (int axis = -axes; axis < 0; axis++) {
            int left = a.size() + axis < 0 ? 1 : a.get(a.size() + axis);
            int right = b.size() + axis < 0 ? 1 : b.get(b.size() + axis);
            if (left != right && left != 1 && right != 1) {
                return Optional.empty();
            }
            joined.add(Math.max(left, right));
        }
        return Optional.of(joined);
    }

    private static List<Integer> withoutAxis(List<Integer> dims, int axis) {
        List<Integer> others = new ArrayList<>(dims);
        if (axis < dims.size()) {
            others.set(axis, 0);
        }
        return others;
    }

    private static int product(List<Integer> dims) {
        return dims.stream().reduce(1, (a, b) -> a * b);
    }
}
