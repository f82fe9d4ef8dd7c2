package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AdaptiveWindows;
import dev.lamina.processor.op.AvgPool2dOp;
import dev.lamina.processor.op.Pooling;
import dev.lamina.processor.op.SlidingWindows;
import dev.lamina.processor.op.Windows;
import java.util.List;
import java.util.Optional;

/** Mean or maximum over as many windows as the output is to have. */
final class AdaptivePoolLayer implements LayerType {
    private final String attribute;
    private final Spatial spatial;
    private final boolean maximum;

    AdaptivePoolLayer(String attribute, Spatial spatial, boolean maximum) {
        this.attribute = attribute;
        this.spatial = spatial;
        this.maximum = maximum;
    }

    @Override
    public String attribute() {
        return attribute;
    }

    @Override
    public boolean check(LayerAttributes attributes) {
        return spatial.check(attributes, "value", "output size", 1);
    }

    @Override
    public Optional<Node> build(LayerContext context) {
        return spatial.image(context).flatMap(image -> {
            Shape x = image.shape();
            List<Integer> outputs = spatial.pair(context.attributes(), "value", 1);
            if (!context.fitsBatch("output", (double) x.dim(1) * outputs.get(0) * outputs.get(1))) {
                return Optional.empty();
            }
            Pooling pooling = new Pooling(windows(x.dim(2), outputs.get(0)), windows(x.dim(3), outputs.get(1)));
            Node y = maximum
                    ? MaxPoolLayer.maxima(context, pooling, image)
                    : context.add(new AvgPool2dOp(pooling, false), image);
            return Optional.of(spatial.result(context, y));
        });
    }

    /** Windows of one size where the outputs divide the input, which kernels are faster with. */
    private static Windows windows(int size, int outputs) {
        return size % outputs == 0
                ? new SlidingWindows(size / outputs, size / outputs, 0, false)
                : new AdaptiveWindows(outputs);
    }
}
