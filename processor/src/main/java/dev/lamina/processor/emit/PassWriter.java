package dev.lamina.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the passes of a session, which are lists of calls, and the dispatch of kernels that are split over threads. */
final class PassWriter {
    private final KernelMethods methods;

    PassWriter(KernelMethods methods) {
        this.methods = methods;
    }

    /** Writes a pass: the calls of its kernels, in methods of their own where there are very many. */
    void pass(TypeSpec.Builder type, String name, List<String> calls) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(TypeName.INT, "rows");
        List<List<String>> stretches =
                LongMethods.stretches(calls.stream().flatMap(String::lines).toList());
        List<MethodSpec> rest = new ArrayList<>();
        for (List<String> stretch : stretches) {
            if (stretches.size() == 1) {
                stretch.forEach(call -> method.addCode("$L\n", call));
            } else {
                MethodSpec.Builder part = MethodSpec.methodBuilder(methods.free(name))
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(TypeName.INT, "rows");
                stretch.forEach(call -> part.addCode("$L\n", call));
                rest.add(part.build());
                method.addStatement("$L(rows)", rest.get(rest.size() - 1).name());
            }
        }
        type.addMethod(method.build());
        rest.forEach(type::addMethod);
    }

    /** Writes the method that runs a range of a kernel which is split over threads. */
    void part(TypeSpec.Builder type) {
        List<String> cases = new ArrayList<>();
        methods.numbers()
                .forEach((constant, number) -> cases.add(methods.methodOf(constant) + "rows, from, to, worker);"));
        List<String> constants = List.copyOf(methods.numbers().keySet());
        List<List<String>> stretches = LongMethods.stretches(cases);
        if (stretches.size() == 1) {
            type.addMethod(switchOver("part", constants, cases)
                    .addAnnotation(Override.class)
                    .build());
            return;
        }
        MethodSpec.Builder method = partMethod("part", Modifier.PROTECTED).addAnnotation(Override.class);
        List<MethodSpec> rest = new ArrayList<>();
        int end = 0;
        for (List<String> stretch : stretches) {
            List<String> own = constants.subList(end, end + stretch.size());
            end += stretch.size();
            rest.add(switchOver(methods.free("part"), own, stretch).build());
            boolean last = end == constants.size();
            String call = rest.get(rest.size() - 1).name() + "(kernel, rows, from, to, worker)";
            if (last) {
                method.addStatement(call);
            } else {
                method.beginControlFlow("if (kernel < $L)", constants.get(end))
                        .addStatement(call)
                        .addStatement("return")
                        .endControlFlow();
            }
        }
        type.addMethod(method.build());
        rest.forEach(type::addMethod);
    }

    private static MethodSpec.Builder partMethod(String name, Modifier modifier) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(modifier)
                .addParameter(TypeName.INT, "kernel")
                .addParameter(TypeName.INT, "rows")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addParameter(TypeName.INT, "worker");
    }

    private static MethodSpec.Builder switchOver(String name, List<String> constants, List<String> cases) {
        MethodSpec.Builder method = partMethod(name, name.equals("part") ? Modifier.PROTECTED : Modifier.PRIVATE)
                .beginControlFlow("switch (kernel)");
        for (int i = 0; i < cases.size(); i++) {
            method.addCode("case $L:\n$>$L\nbreak;\n$<", constants.get(i), cases.get(i));
        }
        return method.addCode(
                        "default:\n$>throw new $T($S + kernel);\n$<", IllegalArgumentException.class, "no kernel ")
                .endControlFlow();
    }
}
