package dev.lamina.processor.layer;

import java.util.List;
import java.util.Optional;

/** All kinds of layers: to add one, write its annotation and its file, and name it here. */
public final class LayerRegistry {
    private static final List<LayerType> TYPES = List.of(
            new DenseLayer(),
            new Conv2dLayer(),
            new MaxPool2dLayer(),
            new AvgPool2dLayer(),
            new GlobalAvgPool2dLayer(),
            new FlattenLayer(),
            new BatchNormLayer(),
            new LayerNormLayer(),
            new GroupNormLayer(),
            new InstanceNormLayer(),
            new RmsNormLayer(),
            new L2NormalizeLayer(),
            new PreluLayer(),
            new SoftmaxLayer(),
            new AddLayer());

    private LayerRegistry() {}

    static Optional<LayerType> find(String attribute) {
        return TYPES.stream().filter(type -> type.attribute().equals(attribute)).findFirst();
    }

    /** The attributes of {@code @Layer} that declare operations. */
    public static List<String> attributes() {
        return TYPES.stream().map(LayerType::attribute).toList();
    }

    /** True if the operation joins several layers. */
    public static boolean isMerge(String attribute) {
        return find(attribute).map(LayerType::isMerge).orElse(false);
    }
}
