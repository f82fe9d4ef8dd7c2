package dev.lamina.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the methods that predict, in the terms of the loss: a class, probabilities or plain values. */
final class PredictionWriter {
    private static final TypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);
    private static final TypeName INTS = ArrayTypeName.of(TypeName.INT);

    /** Inputs that are parameters of their own at most: a method has room for 255, and the object itself is one. */
    private static final int MOST_INPUTS = 254;

    private final ModelFacts facts;

    PredictionWriter(ModelFacts facts) {
        this.facts = facts;
    }

    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>();
        boolean several = facts.inputs().size() > 1;
        String first =
                several ? inferSeveral("") : "infer(" + facts.inputs().get(0).name() + ")";
        output(methods, facts.outputs().get(0), "", first, "");
        classesOfRows(methods, facts.outputs().get(0), "", "inferRows(inputs)", "");
        if (facts.outputs().size() > 1) {
            for (int i = 0; i < facts.outputs().size(); i++) {
                ModelFacts.Output named = facts.outputs().get(i);
                String suffix = capitalised(named.name());
                String of = " of {@code " + named.name() + "}";
                output(methods, named, suffix, inferSeveral(i + ", "), of);
                classesOfRows(methods, named, suffix, inferRows(i), of);
            }
        }
        return methods;
    }

    /**
     * The methods that predict one output from one row.
     *
     * @param suffix what their names end with
     * @param call Java for the raw values
     * @param of what the documentation adds
     */
    private void output(List<MethodSpec> methods, ModelFacts.Output output, String suffix, String call, String of) {
        String predict = "predict" + suffix;
        String probabilities = "probabilities" + suffix;
        String values = local("values");
        if (output.objective().equals("CLASS") && output.shape().size() > 1) {
            String axis = axis(output);
            methods.add(row(predict, INTS, "The most probable class" + of + " at each position of one row.\n")
                    .addStatement("return argMaxAlong($L, $L)", call, axis)
                    .build());
            methods.add(
                    row(probabilities, FLOATS, "The probability of each class" + of + " at each position of one row.\n")
                            .addStatement("float[] $L = $L", values, call)
                            .addStatement("softmaxAlong($L, $L)", values, axis)
                            .addStatement("return $L", values)
                            .build());
        } else if (output.objective().equals("CLASS")) {
            int classes = output.shape().get(0);
            methods.add(row(predict, TypeName.INT, "The most probable class" + of + " of one row.\n")
                    .addStatement("return argMax($L, 0, $L)", call, classes)
                    .build());
            methods.add(row(probabilities, FLOATS, "The probability of each class" + of + " for one row.\n")
                    .addStatement("float[] $L = $L", values, call)
                    .addStatement("softmax($L, 0, $L)", values, classes)
                    .addStatement("return $L", values)
                    .build());
        } else if (output.objective().equals("PROBABILITY")) {
            methods.add(row(predict, FLOATS, "The probability of each value" + of + " being 1, for one row.\n")
                    .addStatement("float[] $L = $L", values, call)
                    .addStatement("sigmoid($1L, 0, $1L.length)", values)
                    .addStatement("return $L", values)
                    .build());
        } else {
            methods.add(row(predict, FLOATS, "The predicted values" + of + " for one row.\n")
                    .addStatement("return $L", call)
                    .build());
        }
    }

    private static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Number of classes, and how far the scores of one position lie apart. */
    private static String axis(ModelFacts.Output output) {
        int stride = output
                .shape()
                .subList(output.classAxis() + 1, output.shape().size())
                .stream()
                .reduce(1, (a, b) -> a * b);
        return output.shape().get(output.classAxis()) + ", " + stride;
    }

    /**
     * An output for one row of several inputs, of which some may hold integers.
     *
     * @param output which one, with a comma behind it; empty for the first
     */
    private String inferSeveral(String output) {
        if (takesArrays()) {
            String floats =
                    anyInput(false) ? "features" : "new float[" + facts.inputs().size() + "][]";
            return "infer(" + output + floats + ", " + (anyInput(true) ? "indices" : "null") + ")";
        }
        String features = arrays(input -> !input.hasIndices());
        String indices = anyInput(true)
                ? ", new int[][] {" + arrays(ModelFacts.Input::hasIndices) + "}"
                : output.isEmpty() ? "" : ", null";
        return "infer(" + output + "new float[][] {" + features + "}" + indices + ")";
    }

    /** True if there are more inputs than a method can have parameters: then it takes an array of them. */
    private boolean takesArrays() {
        return facts.inputs().size() > MOST_INPUTS;
    }

    /** True if there is an input of integers, or one of floats. */
    private boolean anyInput(boolean integers) {
        return facts.inputs().stream().anyMatch(input -> input.hasIndices() == integers);
    }

    private String arrays(Predicate<ModelFacts.Input> which) {
        return facts.inputs().stream()
                .map(input -> which.test(input) ? input.name() : "null")
                .collect(Collectors.joining(", "));
    }

    /** A name for a local variable, which no input may have. */
    private String local(String wish) {
        String name = wish;
        for (int i = 2; isInput(name); i++) {
            name = wish + i;
        }
        return name;
    }

    private boolean isInput(String name) {
        return facts.inputs().stream().anyMatch(input -> input.name().equals(name));
    }

    private MethodSpec.Builder row(String name, TypeName result, String documentation) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .returns(result)
                .addJavadoc("$L", documentation + "Safe to call from many threads.\n");
        if (takesArrays()) {
            boolean mixed = anyInput(true) && anyInput(false);
            if (anyInput(false)) {
                method.addParameter(ArrayTypeName.of(FLOATS), "features");
                method.addJavadoc("\n@param features $L\n", arrayDocumentation(mixed, "integers"));
            }
            if (anyInput(true)) {
                method.addParameter(ArrayTypeName.of(INTS), "indices");
                method.addJavadoc((mixed ? "" : "\n") + "@param indices $L\n", arrayDocumentation(mixed, "floats"));
            }
            return method;
        }
        facts.inputs().forEach(input -> method.addParameter(input.hasIndices() ? INTS : FLOATS, input.name()));
        return method;
    }

    private String arrayDocumentation(boolean mixed, String others) {
        return "an array for each of the " + facts.inputs().size() + " inputs, in their order"
                + (mixed ? "; null for those of " + others : "");
    }

    /** Java for the raw values of an output for many rows of the only input. */
    private String inferRows(int output) {
        boolean integers = facts.inputs().get(0).hasIndices();
        return "inferRows(" + output + ", " + (integers ? "null, inputs)" : "inputs, null)");
    }

    /** The method that predicts an output from many rows, if each row has one class and there is one input. */
    private void classesOfRows(
            List<MethodSpec> methods, ModelFacts.Output output, String suffix, String call, String of) {
        boolean oneClass = output.objective().equals("CLASS") && output.shape().size() == 1;
        if (!oneClass || facts.inputs().size() > 1) {
            return;
        }
        methods.add(MethodSpec.methodBuilder("predict" + suffix)
                .addModifiers(Modifier.PUBLIC)
                .returns(INTS)
                .addParameter(ArrayTypeName.of(facts.inputs().get(0).hasIndices() ? INTS : FLOATS), "inputs")
                .addJavadoc("$L", "The most probable class" + of + " of each row, for any number of rows.\n")
                .addStatement("float[] logits = $L", call)
                .addStatement("int[] classes = new int[inputs.length]")
                .beginControlFlow("for (int i = 0; i < classes.length; i++)")
                .addStatement(
                        "classes[i] = argMax(logits, i * $1L, (i + 1) * $1L)",
                        output.shape().get(0))
                .endControlFlow()
                .addStatement("return classes")
                .build());
    }
}
