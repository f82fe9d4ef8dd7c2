package dev.lamina.processor.emit;

import com.palantir.javapoet.MethodSpec;
import dev.lamina.processor.pass.Kernel;
import dev.lamina.processor.pass.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The kernels' methods of one session class. Training and inference share a method where they do the very same. */
final class KernelMethods {
    /** Methods that a session has anyway. */
    private static final Set<String> INHERITED = Set.of(
            "accumulate",
            "accumulate8",
            "accumulateLanes",
            "backward",
            "buffer",
            "checkIndices",
            "checkRows",
            "constants",
            "dropoutMask",
            "evaluate",
            "forward",
            "gaussianNoise",
            "gradients",
            "indices",
            "infer",
            "input",
            "labels",
            "loss",
            "network",
            "noSuchSlot",
            "oneHot",
            "output",
            "part",
            "randomState",
            "requireTraining",
            "split",
            "target",
            "threads",
            "training");

    private final SessionParts parts;
    private final List<MethodSpec> methods = new ArrayList<>();
    private final Map<String, String> calls = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, String> methodOf = new HashMap<>();

    KernelMethods(SessionParts parts) {
        this.parts = parts;
    }

    /** Writes a kernel's methods, unless they are there already; returns the call. */
    String call(Kernel kernel, Plan plan) {
        String wish = parts.fieldName(plan.buffer(kernel.mainStore()));
        String draft = text(write(kernel, plan, wish).methods());
        String known = calls.get(draft);
        if (known != null) {
            return known;
        }
        KernelCode code = writeUnderFreeName(kernel, plan, wish);
        String name = code.name();
        methods.addAll(code.methods());
        String call = name + "(rows)";
        if (code.isSplit()) {
            String constant = parts.dimensions().unique("KERNEL_" + Dimensions.constantName(name));
            numbers.put(constant, numbers.size());
            methodOf.put(constant, name);
            call = "split(" + constant + ", rows, " + code.units() + ")";
        }
        call += "; // " + code.buffer(kernel.mainStore()).formula();
        calls.put(draft, call);
        return call;
    }

    private KernelCode write(Kernel kernel, Plan plan, String name) {
        KernelCode code = new KernelCode(kernel, plan, parts, name);
        KernelEmitter.emit(code);
        return code;
    }

    private static String text(List<MethodSpec> methods) {
        return methods.toString();
    }

    /** Writes a kernel under the name or one like it, so that none of its methods has the name of another. */
    private KernelCode writeUnderFreeName(Kernel kernel, Plan plan, String value) {
        String wish = INHERITED.contains(value)
                ? "compute" + Character.toUpperCase(value.charAt(0)) + value.substring(1)
                : value;
        KernelCode code = write(kernel, plan, wish);
        for (int i = 1; code.methods().stream().anyMatch(method -> names.contains(method.name())); i++) {
            code = write(kernel, plan, wish + "Inference" + (i == 1 ? "" : i));
        }
        code.methods().forEach(method -> names.add(method.name()));
        return code;
    }

    List<MethodSpec> all() {
        return methods;
    }

    /** The constants that number the kernels which are split over threads. */
    Map<String, Integer> numbers() {
        return numbers;
    }

    /** The method of a numbered kernel. */
    String methodOf(String constant) {
        return methodOf.get(constant);
    }
}
