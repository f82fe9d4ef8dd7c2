package dev.lamina.processor.layer;

import dev.lamina.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A parameter or state that a layer declares.
 *
 * @param name its name in weight files: {@code hidden.weight}
 * @param role how it changes
 * @param transposed true if files hold it as [out, in] while the graph sees [in, out]
 * @param shape its shape as the graph sees it
 * @param initializer what it holds at first
 */
public record ParameterSpec(String name, Role role, boolean transposed, Shape shape, Initial initializer) {
    /** How a parameter changes. */
    public enum Role {
        /** By the optimizer. */
        TRAINABLE,
        /** Never. */
        FROZEN,
        /** By the forward pass of training, such as running statistics. */
        STATE
    }

    /**
     * What a parameter holds at first.
     *
     * @param kind the distribution
     * @param value its bound, deviation or value
     * @param zeroRow a row that is 0 all the same, or -1
     * @param call the method of the runtime's initializers, if the user gave one instead of a distribution
     */
    public record Initial(Kind kind, float value, int zeroRow, Optional<String> call) {
        /** The distributions. */
        public enum Kind {
            /** U(-value, value). */
            UNIFORM,
            /** The value itself. */
            CONSTANT,
            /** N(0, value²). */
            NORMAL,
            /** Sines and cosines of a position. */
            SINUSOIDAL
        }

        Initial(Kind kind, float value) {
            this(kind, value, -1, Optional.empty());
        }

        static Initial normal(double deviation) {
            return new Initial(Kind.NORMAL, (float) deviation);
        }

        /** Normal, but for one row of zeros, if that isn't -1. */
        static Initial normalWithZeroRow(double deviation, int row) {
            return new Initial(Kind.NORMAL, (float) deviation, row, Optional.empty());
        }

        static Initial uniform(double bound) {
            return new Initial(Kind.UNIFORM, (float) bound);
        }

        static Initial sinusoidal() {
            return new Initial(Kind.SINUSOIDAL, 0);
        }

        static Initial constant(float value) {
            return new Initial(Kind.CONSTANT, value);
        }
    }

    /** The same with first values from a method of the runtime's initializers; a row of zeros stays one. */
    ParameterSpec with(String call) {
        Initial initial =
                new Initial(initializer.kind(), initializer.value(), initializer.zeroRow(), Optional.of(call));
        return new ParameterSpec(name, role, transposed, shape, initial);
    }

    /** The layers and blocks that it belongs to, as its name in weight files has them, the outermost first. */
    public List<String> paths() {
        List<String> paths = new ArrayList<>();
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            paths.add(name.substring(0, dot));
        }
        return paths;
    }

    /** Its shape in weight files, which is PyTorch's. */
    public List<Integer> fileShape() {
        return transposed ? List.of(shape.dim(1), shape.dim(0)) : shape.dims();
    }
}
