package dev.lamina.processor.testing;

import java.util.List;

/** Random losses and outputs of a model. */
final class RandomLosses {
    private static final List<String> OF_ANY_SHAPE =
            List.of("MEAN_SQUARED_ERROR", "MEAN_SQUARED_ERROR", "MEAN_ABSOLUTE_ERROR", "HUBER", "BINARY_CROSS_ENTROPY");

    private final RandomScope scope;
    private final ModelMaker model;
    private final List<String> layers;

    /** @param layers the layers so far, of which the last one is read */
    RandomLosses(RandomScope scope, ModelMaker model, List<String> layers) {
        this.scope = scope;
        this.model = model;
        this.layers = layers;
    }

    /** Declares them and says which. */
    String declare() {
        String last = layers.get(layers.size() - 1);
        boolean classes = scope.dims(last).size() == 1 && scope.dims(last).get(0) > 1 && scope.oneIn(2);
        String function = classes ? "SOFTMAX_CROSS_ENTROPY" : scope.of(OF_ANY_SHAPE);
        String other = scope.of(layers);
        List<String> further = scope.oneIn(4) && !other.equals(last) ? List.of(other) : List.of();
        String text = function;
        if (!further.isEmpty() && scope.oneIn(2)) {
            String second = scope.of(OF_ANY_SHAPE);
            String against = target(second, other);
            model.term("first", 1, function, List.of(last), "").term("second", 0.5f, second, further, against);
            text += " of " + last + " and " + second + " of " + other
                    + (against.isEmpty() ? "" : " against " + against);
        } else {
            model.loss(function).outputs(further.toArray(String[]::new));
            text += further.isEmpty() ? "" : " and output " + other;
        }
        if (!scope.oneIn(3)) {
            model.withoutUnused();
            text += " without unused";
        }
        return text;
    }

    /** What stands in the model and may be compared with a layer; empty for a target from outside. */
    private String target(String function, String layer) {
        List<String> alike = scope.values(shape -> shape.equals(scope.shape(layer))).stream()
                .filter(name -> !name.equals(layer))
                .toList();
        boolean inside = function.startsWith("MEAN") && !alike.isEmpty() && scope.oneIn(2);
        return inside ? scope.of(alike) : "";
    }
}
