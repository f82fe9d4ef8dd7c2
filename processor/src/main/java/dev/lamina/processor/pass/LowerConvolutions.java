package dev.lamina.processor.pass;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.Conv2dOp;
import dev.lamina.processor.op.Conv2dWeightGradientOp;
import dev.lamina.processor.op.Convolution;
import dev.lamina.processor.op.ConvolutionPhases;
import dev.lamina.processor.op.PadImageOp;
import dev.lamina.processor.op.PixelUnshuffleOp;
import dev.lamina.processor.op.ReshapeOp;
import dev.lamina.processor.op.ShiftedConv2dOp;
import dev.lamina.processor.op.ShiftedConv2dWeightGradientOp;
import dev.lamina.processor.op.ZeroPad2dOp;
import java.util.List;

/**
 * Replaces convolutions by padded images and sums of shifted planes. The image that forward pads is the one that the
 * weight gradient reads, so it is padded once. Zeros that stand between pixels are not multiplied: a convolution over them
 * becomes one for each phase of its outputs.
 */
final class LowerConvolutions extends Rewriter {
    /** Lanes of the fixed order in which a weight gradient is summed. */
    private static final int LANES = 16;

    @Override
    Node rewrite(Node node, List<Node> inputs) {
        if (node.op() instanceof Conv2dOp op) {
            return convolution(node, op, inputs);
        }
        if (node.op() instanceof Conv2dWeightGradientOp op) {
            return weightGradient(node, op, inputs);
        }
        if (node.op() instanceof ZeroPad2dOp op) {
            return moved(node, op.layout(inputs.get(0).shape()), inputs.get(0), "Padded");
        }
        if (node.op() instanceof PixelUnshuffleOp op) {
            return moved(node, op.layout(inputs.get(0).shape()), inputs.get(0), "Apart");
        }
        return builder.copy(node, inputs);
    }

    /** What only lays an image out anew. */
    private Node moved(Node node, PadImageOp layout, Node image, String suffix) {
        Node padded = pad(node, layout, image, suffix);
        return builder.addLike(node, new ReshapeOp(node.shape()), List.of(padded));
    }

    private Node convolution(Node node, Conv2dOp op, List<Node> inputs) {
        Shape x = inputs.get(0).shape();
        ConvolutionPhases phases = new ConvolutionPhases(op.geometry(), x.dim(2), x.dim(3));
        if (phases.isOne()) {
            ShiftedConv2dOp shifted = shifted(op.geometry(), x);
            Node padded = pad(node, shifted.image(), inputs.get(0), "Padded");
            return builder.addLike(node, shifted, List.of(padded, inputs.get(1)));
        }
        builder.origin(node.origin()).phase(node.phase());
        Node kernels = builder.add(phases.kernels(), inputs.get(1));
        ShiftedConv2dOp shifted = shifted(phases.geometry(), x);
        Node padded = pad(node, shifted.image(), inputs.get(0), "Padded");
        builder.origin(node.origin()).phase(node.phase());
        Node planes = builder.add(shifted, padded, kernels);
        return builder.addLike(node, phases.shuffle(), List.of(planes));
    }

    private Node weightGradient(Node node, Conv2dWeightGradientOp op, List<Node> inputs) {
        ShiftedConv2dOp shifted = shifted(op.geometry(), inputs.get(0).shape());
        Node padded = pad(node, shifted.image(), inputs.get(0), "Padded");
        Node gradient = pad(node, alignedGradient(shifted, inputs.get(1).shape()), inputs.get(1), "Aligned");
        return builder.addLike(node, new ShiftedConv2dWeightGradientOp(shifted), List.of(padded, gradient));
    }

    private static ShiftedConv2dOp shifted(Convolution geometry, Shape x) {
        PadImageOp image = geometry.padding(x.dim(1), x.dim(2), x.dim(3));
        return new ShiftedConv2dOp(geometry, image, geometry.outHeight(x.dim(2)), geometry.outWidth(x.dim(3)));
    }

    /**
     * Lays the gradient of an output out with the padded image's width, zeros in the columns that are no outputs and
     * behind the last one, so that the sum over positions runs in whole blocks of lanes.
     */
    private static PadImageOp alignedGradient(ShiftedConv2dOp shifted, Shape gradient) {
        int width = shifted.image().outWidth();
        int positions = (shifted.positions() + LANES - 1) / LANES * LANES;
        int height = Math.max((positions + width - 1) / width, shifted.outHeight());
        return new PadImageOp(
                gradient.dim(1), shifted.outHeight(), shifted.outWidth(), 1, 1, height, width, 0, 0, 1, 1);
    }

    private Node pad(Node like, PadImageOp op, Node image, String suffix) {
        builder.origin(like.origin()).phase(image.phase());
        if (op.isIdentity()) {
            return builder.add(new ReshapeOp(op.shape(List.of(image.shape()))), image);
        }
        Node padded = builder.add(op, image);
        return image.name().isEmpty() ? padded : builder.name(padded, image.name() + suffix);
    }
}
