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
import java.util.function.Function;

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
            "constants",
            "dropoutMask",
            "evaluate",
            "forward",
            "forwardPass",
            "gaussianNoise",
            "gradients",
            "indices",
            "infer",
            "inferencePass",
            "inferred",
            "input",
            "labels",
            "logSum",
            "loss",
            "lossPass",
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
            "training",
            "warmUpOperators");

    private final SessionParts parts;
    private final SharedKernels shared;
    private final List<MethodSpec> methods = new ArrayList<>();
    private final Map<String, String> calls = new HashMap<>();
    private final Map<Object, KernelCode> written = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, String> methodOf = new HashMap<>();

    /**
     * No methods so far.
     *
     * @param shared the kernels that repeated blocks share
     */
    KernelMethods(SessionParts parts, SharedKernels shared) {
        this.parts = parts;
        this.shared = shared;
    }

    /** Writes a kernel's methods, unless they are there already; returns the call. */
    String call(Kernel kernel, Plan plan) {
        return shared.find(kernel).map(block -> callShared(block, kernel, plan)).orElseGet(() -> callOwn(kernel, plan));
    }

    private String callOwn(Kernel kernel, Plan plan) {
        String wish = parts.fieldName(plan.buffer(kernel.mainStore()));
        String draft = text(write(kernel, plan, wish).methods());
        String known = calls.get(draft);
        if (known != null) {
            return known;
        }
        KernelCode code = writeUnderFreeName(wish, "Inference", name -> write(kernel, plan, name));
        String call = call(code, code.name(), "", plan, kernel);
        calls.put(draft, call);
        return call;
    }

    /** A call of a method that the instances of a block share, with this one's arrays. */
    private String callShared(SharedKernels.Shared block, Kernel kernel, Plan plan) {
        KernelCode code = written.computeIfAbsent(
                block.key(),
                key -> writeUnderFreeName(block.wish(), "Variant", name -> block.write(kernel, plan, name)));
        String known = code.name() + "(" + block.arguments();
        if (!calls.containsKey(known)) {
            String name = parts.fieldName(plan.buffer(kernel.mainStore()));
            calls.put(known, call(code, name, block.arguments(), plan, kernel));
        }
        return calls.get(known);
    }

    /**
     * The statements that run a kernel.
     *
     * @param number what the number of a kernel that is split over threads is called after
     * @param arguments the arrays that are handed over, with a comma behind the last
     */
    private String call(KernelCode code, String number, String arguments, Plan plan, Kernel kernel) {
        StringBuilder statements = new StringBuilder();
        String call = code.name() + "(" + arguments + "rows)";
        if (code.isSplit()) {
            String constant = parts.dimensions().unique("KERNEL_" + Dimensions.constantName(number));
            numbers.put(constant, numbers.size());
            methodOf.put(constant, code.name() + "(" + arguments);
            call = "split(" + constant + ", rows, " + code.units() + ")";
        }
        code.before().forEach(statement -> statements.append(statement).append('\n'));
        return statements + call + "; // " + parts.formula(kernel.mainStore());
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
    private KernelCode writeUnderFreeName(String value, String addition, Function<String, KernelCode> writer) {
        String wish = INHERITED.contains(value)
                ? "compute" + Character.toUpperCase(value.charAt(0)) + value.substring(1)
                : value;
        KernelCode code = writer.apply(wish);
        List<MethodSpec> own = code.methods();
        for (int i = 1; own.stream().anyMatch(method -> names.contains(method.name())); i++) {
            code = writer.apply(wish + addition + (i == 1 ? "" : i));
            own = code.methods();
        }
        methods.addAll(own);
        own.forEach(method -> names.add(method.name()));
        return code;
    }

    /** A name for a further method: the wish with a number that makes it differ from all methods. */
    String free(String wish) {
        int number = 1;
        while (!names.add(wish + number)) {
            number++;
        }
        return wish + number;
    }

    List<MethodSpec> all() {
        return methods;
    }

    /** The constants that number the kernels which are split over threads. */
    Map<String, Integer> numbers() {
        return numbers;
    }

    /** The beginning of a call of a numbered kernel's method: its name, a parenthesis and the arrays that it is handed. */
    String methodOf(String constant) {
        return methodOf.get(constant);
    }
}
