package dev.lamina.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;

/** Writes methods that return one of a list of values by its index, in several methods where there are very many. */
final class IndexedAccess {
    /** Values of one method at most; each takes some 13 bytes of it. */
    private static final int MOST_VALUES = 400;

    private final List<MethodSpec> methods;
    private final UnaryOperator<String> free;

    /**
     * A writer that adds to a list of methods.
     *
     * @param free gives the name for a further method
     */
    IndexedAccess(List<MethodSpec> methods, UnaryOperator<String> free) {
        this.methods = methods;
        this.free = free;
    }

    /** Adds a method; for an index whose value is empty it throws. */
    void add(String name, String index, TypeName result, List<String> values) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(result)
                .addParameter(TypeName.INT, index);
        add(
                method,
                name,
                index,
                "",
                result,
                values,
                last -> last.addStatement("throw noSuchSlot($S, $L)", name, index));
    }

    /** Adds the method that says what losses were divided by: the number of rows where the value is empty. */
    void addLossWeight(List<String> values) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("lossWeight")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.FLOAT)
                .addParameter(TypeName.INT, "index")
                .addParameter(TypeName.INT, "rows");
        add(method, "lossWeight", "index", "rows", TypeName.FLOAT, values, last -> last.addStatement("return rows"));
    }

    private void add(
            MethodSpec.Builder method,
            String name,
            String index,
            String second,
            TypeName result,
            List<String> values,
            Consumer<MethodSpec.Builder> otherwise) {
        if (values.size() <= MOST_VALUES) {
            choose(method, index, 0, values);
            otherwise.accept(method);
            methods.add(method.build());
            return;
        }
        int place = methods.size();
        for (int first = 0; first < values.size(); first += MOST_VALUES) {
            int end = Math.min(first + MOST_VALUES, values.size());
            MethodSpec.Builder part = MethodSpec.methodBuilder(free.apply(name))
                    .addModifiers(Modifier.PRIVATE)
                    .returns(result)
                    .addParameter(TypeName.INT, index);
            if (!second.isEmpty()) {
                part.addParameter(TypeName.INT, second);
            }
            choose(part, index, first, values.subList(first, end));
            otherwise.accept(part);
            MethodSpec built = part.build();
            methods.add(built);
            method.beginControlFlow("if ($L < $L)", index, end)
                    .addStatement("return $L($L$L)", built.name(), index, second.isEmpty() ? "" : ", " + second)
                    .endControlFlow();
        }
        otherwise.accept(method);
        methods.add(place, method.build());
    }

    private static void choose(MethodSpec.Builder method, String index, int first, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isEmpty()) {
                method.beginControlFlow("if ($L == $L)", index, first + i)
                        .addStatement("return $L", values.get(i))
                        .endControlFlow();
            }
        }
    }
}
