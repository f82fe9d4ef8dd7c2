package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.op.AdjointKernelOp;
import dev.lamina.processor.op.PhaseKernelOp;
import dev.lamina.processor.op.PixelShuffleOp;
import dev.lamina.processor.op.Recurrence;
import dev.lamina.processor.op.RecurrentPreviousOp;
import dev.lamina.processor.op.ScatterOp;

/** Writes the kernels that only move numbers. */
final class MoveEmitters {
    private MoveEmitters() {}

    /** In blocks of 16 x 16, which stay in the cache. */
    static void transpose(KernelCode code) {
        Shape source = code.anchor().input(0).shape();
        String height = code.dimensions().size(code.anchor().input(0), 0);
        String width = code.dimensions().size(code.anchor().input(0), 1);
        if (source.dim(0) != code.anchor().shape().dim(1)) {
            throw new IllegalStateException("transpose of " + source);
        }
        Body body = new Body();
        body.begin("for (int top = 0; top < " + height + "; top += 16)");
        body.begin("for (int left = 0; left < " + width + "; left += 16)");
        body.line("int bottom = Math.min(top + 16, " + height + ")");
        body.line("int right = Math.min(left + 16, " + width + ")");
        body.begin("for (int j = left; j < right; j++)");
        body.begin("for (int i = top; i < bottom; i++)");
        body.line(code.field(code.anchor()) + "[j * " + height + " + i] = "
                + code.field(code.anchor().input(0)) + "[i * " + width + " + j]");
        body.end(4);
        code.add(code.method(), body);
    }

    static void adjointKernel(KernelCode code) {
        Shape w = code.anchor().input(0).shape();
        int groups = code.anchor().op(AdjointKernelOp.class).groups();
        int groupFilters = w.dim(0) / groups;
        int taps = w.dim(2) * w.dim(3);
        Body body = new Body();
        body.begin("for (int filter = 0; filter < " + w.dim(0) + "; filter++)");
        body.begin("for (int c = 0; c < " + w.dim(1) + "; c++)");
        String channel = groups == 1 ? "c" : "(filter / " + groupFilters + " * " + w.dim(1) + " + c)";
        String inGroup = groups == 1 ? "filter" : "filter % " + groupFilters;
        body.line("int from = (filter * " + w.dim(1) + " + c) * " + taps);
        body.line("int to = (" + channel + " * " + groupFilters + " + " + inGroup + ") * " + taps + " + " + (taps - 1));
        body.begin("for (int k = 0; k < " + taps + "; k++)");
        body.line(code.field(code.anchor()) + "[to - k] = "
                + code.field(code.anchor().input(0)) + "[from + k]");
        body.end(3);
        code.add(code.method(), body);
    }

    static void phaseKernel(KernelCode code) {
        PhaseKernelOp op = code.anchor().op(PhaseKernelOp.class);
        Shape w = code.anchor().input(0).shape();
        Shape v = code.anchor().shape();
        Body body = new Body();
        body.line("int to = 0");
        body.begin("for (int filter = 0; filter < " + v.dim(0) + "; filter++)");
        body.line("int down = " + op.startV() + " - filter / " + op.insertH() + " % " + op.insertV());
        body.line("int across = " + op.startH() + " - filter % " + op.insertH());
        body.begin("for (int c = 0; c < " + w.dim(1) + "; c++)");
        body.line("int plane = filter / " + op.insertV() * op.insertH() + " * " + w.dim(1) + " + c");
        body.begin("for (int y = down; y < down + " + v.dim(2) * op.insertV() + "; y += " + op.insertV() + ")");
        body.begin("for (int x = across; x < across + " + v.dim(3) * op.insertH() + "; x += " + op.insertH() + ")");
        body.line("boolean inside = y >= 0 && x >= 0 && y < " + w.dim(2) + " && x < " + w.dim(3));
        body.line(code.field(code.anchor()) + "[to++] = inside ? "
                + code.field(code.anchor().input(0)) + "[(plane * " + w.dim(2) + " + y) * " + w.dim(3) + " + x] : 0f");
        body.end(4);
        code.add(code.method(), body);
    }

    /** Line by line of the result, each out of as many lines of the planes as stand side by side in it. */
    static void pixelShuffle(KernelCode code) {
        code.units("rows");
        PixelShuffleOp op = code.anchor().op(PixelShuffleOp.class);
        Shape source = code.anchor().input(0).shape();
        Body body = new Body();
        String channels = " * " + code.anchor().shape().dim(1);
        String from = code.from().equals("0") ? "0" : code.from() + channels;
        body.begin("for (int plane = " + from + "; plane < " + code.to() + channels + "; plane++)");
        body.begin("for (int y = 0; y < " + op.height() + "; y++)");
        body.line("int line = (plane * " + op.height() + " + y) * " + op.width());
        body.begin("for (int shift = 0; shift < " + op.factorH() + "; shift++)");
        body.line(
                "int phase = (plane * " + op.factorV() + " + y % " + op.factorV() + ") * " + op.factorH() + " + shift");
        body.line("int at = (phase * " + source.dim(2) + " + y / " + op.factorV() + ") * " + source.dim(3));
        body.begin("for (int x = shift; x < " + op.width() + "; x += " + op.factorH() + ")");
        body.line(code.field(code.anchor()) + "[line + x] = "
                + code.field(code.anchor().input(0)) + "[at++]");
        body.end(4);
        code.add(code.method(), body);
    }

    static void scatter(KernelCode code) {
        code.units("rows");
        Shape target = code.anchor().op(ScatterOp.class).target();
        Shape source = code.anchor().input(0).shape();
        int targetPlane = target.dim(2) * target.dim(3);
        int sourcePlane = source.dim(2) * source.dim(3);
        String result = code.field(code.anchor());
        String channels = " * " + target.dim(1);
        String from = code.from().equals("0") ? "0" : code.from() + channels;
        Body body = new Body();
        body.begin("for (int plane = " + from + "; plane < " + code.to() + channels + "; plane++)");
        body.line("int destination = plane * " + targetPlane);
        body.line("Arrays.fill(" + result + ", destination, destination + " + targetPlane + ", 0f)");
        body.begin("for (int i = plane * " + sourcePlane + "; i < (plane + 1) * " + sourcePlane + "; i++)");
        body.line(result + "[destination + " + code.field(code.anchor().input(1)) + "[i]] += "
                + code.field(code.anchor().input(0)) + "[i]");
        body.end(2);
        code.add(code.method(), body);
    }

    /** The state h before each step: those after the step before, and the initial one before the first. */
    static void recurrentPrevious(KernelCode code) {
        Recurrence recurrence = code.anchor().op(RecurrentPreviousOp.class).recurrence();
        code.units("rows");
        int steps = recurrence.steps();
        int units = recurrence.units();
        int width = recurrence.stateWidth();
        String result = code.field(code.anchor());
        Body body = new Body();
        body.begin("for (int row = " + code.from() + "; row < " + code.to() + "; row++)");
        String first = recurrence.reverse() ? "row * " + steps + " + " + (steps - 1) : "row * " + steps;
        body.line("System.arraycopy(" + code.field(code.anchor().input(1)) + ", row * " + width + ", " + result + ", ("
                + first + ") * " + units + ", " + units + ")");
        body.begin("for (int t = 0; t < " + (steps - 1) + "; t++)");
        String from = recurrence.reverse() ? "t + 1" : "t";
        String to = recurrence.reverse() ? "t" : "t + 1";
        body.line("System.arraycopy(" + code.field(code.anchor().input(0)) + ", (row * " + steps + " + " + from + ") * "
                + width + ", " + result + ", (row * " + steps + " + " + to + ") * " + units + ", " + units + ")");
        body.end(2);
        code.add(code.method(), body);
    }
}
