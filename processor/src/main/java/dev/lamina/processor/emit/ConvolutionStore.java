package dev.lamina.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.op.Operand;
import dev.lamina.processor.op.ShiftedConv2dOp;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the method that takes one filter's finished sums from scratch memory to where its results belong. */
final class ConvolutionStore {
    private final KernelCode code;
    private final String channels;
    private final String height;
    private final String width;
    private final int pitch;
    private final boolean contiguous;
    private final int columns;

    ConvolutionStore(KernelCode code, ShiftedConv2dOp op) {
        this.code = code;
        Node anchor = code.anchor();
        Dimensions dimensions = code.dimensions();
        this.channels = dimensions.size(anchor, 1);
        this.height = dimensions.size(anchor, 2);
        this.pitch = op.image().outWidth();
        this.contiguous = pitch == op.outWidth() && alwaysWholePlanes();
        this.columns = contiguous ? op.outHeight() * op.outWidth() : op.outWidth();
        this.width = contiguous ? "(" + height + " * " + dimensions.size(anchor, 3) + ")" : dimensions.size(anchor, 3);
    }

    private boolean alwaysWholePlanes() {
        return code.kernel().members().stream()
                .allMatch(member -> member.inputs().stream()
                        .map(input -> Access.of(code.kernel(), member, input).axes())
                        .allMatch(axes -> axes.contains(2) == axes.contains(3)));
    }

    void emit(int planePitch) {
        Body body = new Body();
        if (!contiguous) {
            body.begin("for (int y = 0; y < " + height + "; y++)");
        }
        boolean narrow = columns < 16;
        if (code.simd()) {
            body.begin("for (int j = 0; j < " + width + "; j += LANES)");
            String last = "Math.min(j, " + width + " - LANES)";
            if (columns % 16 == 0) {
                body.line("int x = j");
            } else {
                body.line("int x = " + (narrow ? "Math.max(" + last + ", 0)" : last));
            }
        } else {
            body.begin("for (int x = 0; x < " + width + "; x++)");
        }
        String at = contiguous ? "at + x" : "at + y * " + pitch + " + x";
        Operand sum = code.simd()
                ? Operand.vector("FloatVector.fromArray(SPECIES, plane, " + at + ")")
                : Operand.scalar("plane[" + at + "]");
        Epilogue.write(code, body, code.simd(), sum, this::read, (node, value) -> store(body, node, value, narrow));
        body.end(contiguous ? 1 : 2);
        MethodSpec.Builder method = MethodSpec.methodBuilder(code.name() + "Store")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "n")
                .addParameter(TypeName.INT, "filter")
                .addParameter(ArrayTypeName.of(TypeName.FLOAT), "plane")
                .addParameter(TypeName.INT, "at")
                .addParameter(TypeName.INT, "worker");
        code.add(method, body);
    }

    private void store(Body body, Node node, Operand value, boolean narrow) {
        String index = address(List.of(0, 1, 2, 3));
        if (!code.simd()) {
            body.line(code.field(node) + "[" + index + "] = " + value.unwrapped());
        } else if (narrow) {
            code.storeFirst(body, value, code.field(node), index, width);
        } else {
            body.line(value.asVector() + ".intoArray(" + code.field(node) + ", " + index + ")");
        }
    }

    private Operand read(Access access) {
        String field = code.field(access.source());
        String index = address(access.axes());
        return code.simd() && access.axes().contains(3)
                ? Operand.vector("FloatVector.fromArray(SPECIES, " + field + ", " + index + ")")
                : Operand.scalar(field + "[" + index + "]");
    }

    /** Index of a value that has some of the axes row, filter, y and x. */
    private String address(List<Integer> axes) {
        String[] variables = {"n", "filter", "y", "x"};
        String[] sizes = {"rows", channels, height, width};
        String address = "";
        for (int axis = 0; axis < 4; axis++) {
            if (axes.contains(axis) && !(contiguous && axis == 2)) {
                address = address.isEmpty()
                        ? variables[axis]
                        : (address.contains(" + ") ? "(" + address + ")" : address) + " * " + sizes[axis] + " + "
                                + variables[axis];
            }
        }
        return address.isEmpty() ? "0" : address;
    }
}
