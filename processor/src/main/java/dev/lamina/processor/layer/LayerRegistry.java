package dev.lamina.processor.layer;

import dev.lamina.processor.op.AddOp;
import dev.lamina.processor.op.DivOp;
import dev.lamina.processor.op.MulOp;
import dev.lamina.processor.op.SubOp;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All kinds of layers: to add one, write its annotation and its file, and name it here. */
public final class LayerRegistry {
    private static final List<LayerType> TYPES = List.of(
            new DenseLayer(),
            ConvolutionLayer.ofImages(),
            ConvolutionLayer.ofSequences(),
            ConvolutionLayer.depthwise(),
            new TransposedConvolutionLayer("convTranspose1d", Spatial.SEQUENCE),
            new TransposedConvolutionLayer("convTranspose2d", Spatial.IMAGE),
            new ZeroPad2dLayer(),
            new PixelShuffleLayer(),
            new UpsampleLayer(),
            new MaxPoolLayer("maxPool1d", Spatial.SEQUENCE),
            new MaxPoolLayer("maxPool2d", Spatial.IMAGE),
            new AvgPoolLayer("avgPool1d", Spatial.SEQUENCE),
            new AvgPoolLayer("avgPool2d", Spatial.IMAGE),
            new AdaptivePoolLayer("adaptiveAvgPool1d", Spatial.SEQUENCE, false),
            new AdaptivePoolLayer("adaptiveAvgPool2d", Spatial.IMAGE, false),
            new AdaptivePoolLayer("adaptiveMaxPool2d", Spatial.IMAGE, true),
            new GlobalAvgPoolLayer("globalAvgPool1d", Spatial.SEQUENCE),
            new GlobalAvgPoolLayer("globalAvgPool2d", Spatial.IMAGE),
            new GlobalMaxPoolLayer("globalMaxPool1d", Spatial.SEQUENCE),
            new GlobalMaxPoolLayer("globalMaxPool2d", Spatial.IMAGE),
            new FlattenLayer(),
            new BatchNormLayer(),
            new LayerNormLayer(),
            new RecurrentLayer("rnn"),
            new RecurrentLayer("lstm"),
            new RecurrentLayer("gru"),
            new FinalStateLayer(),
            new GroupNormLayer(),
            new InstanceNormLayer(),
            new RmsNormLayer(),
            new L2NormalizeLayer(),
            new PreluLayer(),
            new GluLayer(),
            new SoftmaxLayer(),
            new ElementwiseMerge("add", new AddOp(), false),
            new ElementwiseMerge("sub", new SubOp(), true),
            new ElementwiseMerge("mul", new MulOp(), false),
            new ElementwiseMerge("div", new DivOp(), true),
            new RescaleLayer(),
            new ConcatLayer(),
            new MatMulLayer(),
            new BilinearLayer(),
            new AttentionLayer(),
            new DotProductAttentionLayer(),
            new EmbeddingLayer(),
            new PositionsLayer(),
            new ReshapeLayer(),
            new PermuteLayer(),
            new SliceLayer(),
            new SqueezeLayer(),
            new ExpandLayer(),
            new GaussianNoiseLayer(),
            new AxisSumLayer("mean", true),
            new AxisSumLayer("sum", false));

    /** What layers become that need to know the step when a model runs step by step; nobody declares these. */
    private static final List<LayerType> OF_STEPS =
            List.of(new StepPositionsLayer(), new SeenStepsLayer(), new CachedAttentionLayer());

    private LayerRegistry() {}

    static Optional<LayerType> find(String attribute) {
        return Stream.concat(TYPES.stream(), OF_STEPS.stream())
                .filter(type -> type.attribute().equals(attribute))
                .findFirst();
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
