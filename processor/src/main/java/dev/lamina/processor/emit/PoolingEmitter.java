package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AvgPool2dGradientOp;
import dev.lamina.processor.op.AvgPool2dOp;
import dev.lamina.processor.op.MaxPool2dOp;
import dev.lamina.processor.op.MaxPool2dPositionsOp;
import dev.lamina.processor.op.Pooling;
import dev.lamina.processor.op.SlidingWindows;
import dev.lamina.processor.op.Windows;

/** Writes maximum and average pooling and the gradient of the latter. */
final class PoolingEmitter {
    private final KernelCode code;
    private final Pooling pooling;
    private final Shape image;
    private final Shape result;

    private PoolingEmitter(KernelCode code, Pooling pooling, Shape image, Shape result) {
        this.code = code;
        this.pooling = pooling;
        this.image = image;
        this.result = result;
    }

    static void maximum(KernelCode code) {
        Node anchor = code.anchor();
        Pooling pooling = anchor.op() instanceof MaxPool2dOp op
                ? op.pooling()
                : anchor.op(MaxPool2dPositionsOp.class).pooling();
        new PoolingEmitter(code, pooling, anchor.input(0).shape(), anchor.shape()).maximum();
    }

    static void average(KernelCode code) {
        Node anchor = code.anchor();
        AvgPool2dOp op = anchor.op(AvgPool2dOp.class);
        new PoolingEmitter(code, op.pooling(), anchor.input(0).shape(), anchor.shape()).average(op);
    }

    static void averageGradient(KernelCode code) {
        Node anchor = code.anchor();
        AvgPool2dOp op = anchor.op(AvgPool2dGradientOp.class).pool();
        new PoolingEmitter(code, op.pooling(), anchor.shape(), anchor.input(0).shape()).averageGradient(op);
    }

    /** Opens the loops over planes and windows. */
    private Body open() {
        code.units("rows");
        Body body = new Body();
        String channels = " * " + image.dim(1);
        String from = code.from().equals("0") ? "0" : code.from() + channels;
        body.begin("for (int plane = " + from + "; plane < " + code.to() + channels + "; plane++)");
        body.line("int in = plane * " + image.dim(2) * image.dim(3));
        body.line("int out = plane * " + result.dim(2) * result.dim(3));
        return body;
    }

    private void openWindows(Body body) {
        body.begin("for (int y = 0; y < " + result.dim(2) + "; y++)");
        body.begin("for (int x = 0; x < " + result.dim(3) + "; x++)");
        if (inside()) {
            body.line("int corner = y * " + pooling.strideV() * image.dim(3) + " + x"
                    + (pooling.strideH() == 1 ? "" : " * " + pooling.strideH()));
            return;
        }
        limits(body, "top", "bottom", "y", pooling.vertical(), image.dim(2));
        limits(body, "left", "right", "x", pooling.horizontal(), image.dim(3));
    }

    private static void limits(Body body, String first, String end, String index, Windows windows, int size) {
        if (windows instanceof SlidingWindows sliding) {
            String start = index + " * " + sliding.stride() + (sliding.pad() == 0 ? "" : " - " + sliding.pad());
            // What a window reaches beyond the axis and its padding makes no difference, and might make the sum
            // overflow.
            long reach = Math.min(sliding.reach(), (long) size + sliding.pad());
            body.line("int " + end + " = Math.min(" + start + " + " + reach + ", " + size + ")");
            firstInside(body, first, start, sliding);
            return;
        }
        int count = windows.count(size);
        boolean wide = (count + 1L) * size > Integer.MAX_VALUE;
        String exact = wide ? "(int) ((long) " : "";
        String close = wide ? ")" : "";
        body.line("int " + first + " = " + exact + index + " * " + size + " / " + count + close);
        body.line("int " + end + " = " + (wide ? "(int) (" : "") + "((" + index + " + 1" + (wide ? "L" : "") + ") * "
                + size + " + " + (count - 1) + ") / " + count + close);
    }

    /** A window that begins before the axis is entered at the first of its elements inside. */
    private static void firstInside(Body body, String first, String start, SlidingWindows windows) {
        if (windows.dilation() == 1) {
            body.line("int " + first + " = Math.max(" + start + ", 0)");
            return;
        }
        body.line("int " + first + " = " + start);
        if (windows.pad() > 0) {
            body.begin("while (" + first + " < 0)");
            body.line(first + " += " + windows.dilation());
            body.end();
        }
    }

    private boolean inside() {
        return pooling.inside(image.dim(2), image.dim(3)) && pooling.windowSize() <= 16;
    }

    private void openWindow(Body body) {
        body.begin("for (int v = top; v < bottom; " + next("v", pooling.vertical()) + ")");
        body.begin("for (int h = left; h < right; " + next("h", pooling.horizontal()) + ")");
    }

    private static String next(String index, Windows windows) {
        return index + (windows.step() == 1 ? "++" : " += " + windows.step());
    }

    /** The distance of an element of a window from its first one. */
    private int offset(int v, int h) {
        return v * pooling.vertical().step() * image.dim(3)
                + h * pooling.horizontal().step();
    }

    private String outIndex() {
        return "out + y * " + result.dim(3) + " + x";
    }

    // --- maximum

    private void maximum() {
        String input = code.field(code.anchor().input(0));
        String values = fieldOf(MaxPool2dOp.class);
        String positions = fieldOf(MaxPool2dPositionsOp.class);
        if (code.simd() && inside() && result.dim(3) >= 4) {
            maximumVectors(input, values, positions);
            return;
        }
        Body body = open();
        openWindows(body);
        if (inside()) {
            maximumInside(body, input, !positions.isEmpty());
        } else {
            maximumClipped(body, input);
        }
        if (!values.isEmpty()) {
            body.line(values + "[" + outIndex() + "] = largest");
        }
        if (!positions.isEmpty()) {
            body.line(positions + "[" + outIndex() + "] = position");
        }
        body.end(3);
        code.add(code.method(), body);
    }

    private String fieldOf(Class<? extends dev.lamina.processor.ir.Op> kind) {
        return code.kernel().stores().stream()
                .filter(node -> node.is(kind))
                .findFirst()
                .map(code::field)
                .orElse("");
    }

    private void maximumInside(Body body, String input, boolean positions) {
        body.line("float largest = " + input + "[in + corner]");
        if (positions) {
            body.line("int position = corner");
        }
        for (int v = 0; v < pooling.kernelV(); v++) {
            for (int h = 0; h < pooling.kernelH(); h++) {
                int offset = offset(v, h);
                if (offset > 0) {
                    String value = "value" + offset;
                    body.line("float " + value + " = " + input + "[in + corner + " + offset + "]");
                    if (positions) {
                        body.line("position = " + value + " > largest ? corner + " + offset + " : position");
                    }
                    body.line("largest = Math.max(largest, " + value + ")");
                }
            }
        }
    }

    /**
     * SIMD: the windows at all columns of a line side by side, whatever the stride; then the results at every stride-th
     * column are kept. Positions are small whole numbers, which floats hold exactly.
     */
    private void maximumVectors(String input, String values, String positions) {
        int span = (result.dim(3) - 1) * pooling.strideH() + 1;
        int size = span + 16;
        code.session().useScratch("maxima", size);
        Body body = open();
        body.line("float[] maxima = this." + code.scratch("maxima"));
        if (!positions.isEmpty()) {
            code.session().useScratch("offsets", size);
            body.line("float[] offsets = this." + code.scratch("offsets"));
        }
        body.begin("for (int y = 0; y < " + result.dim(2) + "; y++)");
        body.line("int line = y * " + pooling.strideV() * image.dim(3));
        body.begin("for (int x = 0; x < " + span + "; x += LANES)");
        body.line("FloatVector largest = FloatVector.fromArray(SPECIES, " + input + ", in + line + x)");
        if (!positions.isEmpty()) {
            body.line("FloatVector offset = FloatVector.zero(SPECIES)");
        }
        for (int v = 0; v < pooling.kernelV(); v++) {
            for (int h = v == 0 ? 1 : 0; h < pooling.kernelH(); h++) {
                candidate(body, input, offset(v, h), !positions.isEmpty());
            }
        }
        body.line("largest.intoArray(maxima, x)");
        if (!positions.isEmpty()) {
            body.line("offset.intoArray(offsets, x)");
        }
        body.end();
        keepEveryStride(body, values, positions);
        body.end(2);
        code.add(code.method(), body);
    }

    private static void candidate(Body body, String input, int offset, boolean positions) {
        String value = "value" + offset;
        body.line("FloatVector " + value + " = FloatVector.fromArray(SPECIES, " + input + ", in + line + x + " + offset
                + ")");
        if (positions) {
            body.line("offset = offset.blend(" + offset + "f, " + value + ".compare(VectorOperators.GT, largest))");
        }
        body.line("largest = largest.max(" + value + ")");
    }

    private void keepEveryStride(Body body, String values, String positions) {
        String column = pooling.strideH() == 1 ? "x" : "x * " + pooling.strideH();
        body.begin("for (int x = 0; x < " + result.dim(3) + "; x++)");
        if (!values.isEmpty()) {
            body.line(values + "[" + outIndex() + "] = maxima[" + column + "]");
        }
        if (!positions.isEmpty()) {
            body.line(positions + "[" + outIndex() + "] = line + " + column + " + (int) offsets[" + column + "]");
        }
        body.end();
    }

    private void maximumClipped(Body body, String input) {
        body.line("int position = top * " + image.dim(3) + " + left");
        body.line("float largest = " + input + "[in + position]");
        openWindow(body);
        body.line("float value = " + input + "[in + v * " + image.dim(3) + " + h]");
        body.line("position = value > largest ? v * " + image.dim(3) + " + h : position");
        body.line("largest = Math.max(largest, value)");
        body.end(2);
    }

    // --- average

    private void average(AvgPool2dOp op) {
        String input = code.field(code.anchor().input(0));
        Body body = open();
        openWindows(body);
        body.line("float total = 0f");
        if (inside()) {
            for (int v = 0; v < pooling.kernelV(); v++) {
                for (int h = 0; h < pooling.kernelH(); h++) {
                    int offset = offset(v, h);
                    body.line("total += " + input + "[in + corner" + (offset == 0 ? "" : " + " + offset) + "]");
                }
            }
        } else {
            openWindow(body);
            body.line("total += " + input + "[in + v * " + image.dim(3) + " + h]");
            body.end(2);
        }
        body.line(code.field(code.anchor()) + "[" + outIndex() + "] = total / " + count(op));
        body.end(3);
        code.add(code.method(), body);
    }

    private String count(AvgPool2dOp op) {
        return op.countPadding() || inside()
                ? Expressions.literal(pooling.windowSize())
                : "((bottom - top) * (right - left))";
    }

    private void averageGradient(AvgPool2dOp op) {
        String gradient = code.field(code.anchor().input(0));
        String target = code.field(code.anchor());
        Body body = open();
        body.line("Arrays.fill(" + target + ", in, in + " + image.dim(2) * image.dim(3) + ", 0f)");
        openWindows(body);
        body.line("float share = " + gradient + "[" + outIndex() + "] / " + count(op));
        if (inside()) {
            for (int v = 0; v < pooling.kernelV(); v++) {
                for (int h = 0; h < pooling.kernelH(); h++) {
                    int offset = offset(v, h);
                    body.line(target + "[in + corner" + (offset == 0 ? "" : " + " + offset) + "] += share");
                }
            }
        } else {
            openWindow(body);
            body.line(target + "[in + v * " + image.dim(3) + " + h] += share");
            body.end(2);
        }
        body.end(3);
        code.add(code.method(), body);
    }
}
