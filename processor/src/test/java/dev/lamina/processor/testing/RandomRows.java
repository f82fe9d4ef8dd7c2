package dev.lamina.processor.testing;

import java.util.ArrayList;
import java.util.List;

/** Random layers that read values of any shape. */
final class RandomRows {
    private final RandomScope scope;

    RandomRows(RandomScope scope) {
        this.scope = scope;
    }

    RandomOp of(String from) {
        return switch (scope.below(14)) {
            case 0 -> RandomOp.of(from, "batchNorm", "affine", affine());
            case 1 -> trailing(from, "layerNorm");
            case 2 -> trailing(from, "rmsNorm", "eps", 0.01f);
            case 3 -> groupNorm(from);
            case 4 -> RandomOp.of(from, "flatten");
            case 5 -> RandomOp.of(from, "prelu", "perChannel", scope.oneIn(2), "initial", -0.5f);
            case 6 -> RandomOp.of(from, "softmax", "axis", axis(from));
            case 7 -> RandomOp.of(from, "gaussianNoise", "value", 0.1f + 0.1f * scope.below(5));
            case 8 -> glu(from);
            case 9 -> RandomOp.of(from, "");
            default -> dense(from);
        };
    }

    private boolean affine() {
        return !scope.oneIn(3);
    }

    /** From the first or, negative, from the last axis. */
    private int axis(String from) {
        int axes = scope.dims(from).size();
        return scope.below(2 * axes) - axes;
    }

    private RandomOp dense(String from) {
        int units = scope.units();
        return RandomOp.of(from, "dense", "value", units, "bias", !scope.oneIn(4));
    }

    /** Normalisation over the last axes; of one element alone nothing would be left. */
    private RandomOp trailing(String from, String kind, Object... attributes) {
        List<Integer> dims = scope.dims(from);
        int axes = 1 + scope.below(dims.size());
        if (product(dims.subList(dims.size() - axes, dims.size())) == 1) {
            return dense(from);
        }
        List<Object> all = new ArrayList<>(List.of("axes", axes, "affine", affine()));
        all.addAll(List.of(attributes));
        return RandomOp.of(from, kind, all.toArray());
    }

    private RandomOp groupNorm(String from) {
        List<Integer> dims = scope.dims(from);
        int groups = scope.divisor(dims.get(0));
        return product(dims) == groups
                ? dense(from)
                : RandomOp.of(from, "groupNorm", "groups", groups, "affine", affine());
    }

    private RandomOp glu(String from) {
        int axis = axis(from);
        List<Integer> dims = scope.dims(from);
        int size = dims.get(Math.floorMod(axis, dims.size()));
        return size % 2 == 0 ? RandomOp.of(from, "glu", "axis", axis) : dense(from);
    }

    private static int product(List<Integer> dims) {
        return dims.stream().reduce(1, (a, b) -> a * b);
    }
}
