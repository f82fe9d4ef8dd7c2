package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.ir.Phase;
import dev.lamina.processor.pass.Buffer;
import dev.lamina.processor.pass.Kernel;
import dev.lamina.processor.pass.Plan;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the kernels of one session class share: names of fields, and what they need beside their own methods. */
final class SessionParts {
    private final Form form;
    private final Dimensions dimensions;
    private final int batch;
    private final SessionFields fields;
    private final Map<String, String> forwardFormulas = new HashMap<>();
    private final Set<String> functions = new LinkedHashSet<>();
    private final Map<String, Integer> scratch = new LinkedHashMap<>();
    private final Map<String, String> tables = new LinkedHashMap<>();

    SessionParts(Form form, Dimensions dimensions, int batch, SessionFields fields, Plan training) {
        this.form = form;
        this.dimensions = dimensions;
        this.batch = batch;
        this.fields = fields;
        training.buffers().forEach((node, buffer) -> {
            if (node.phase() == Phase.FORWARD && !node.name().isEmpty()) {
                forwardFormulas.put(node.name(), buffer.name() + " = " + buffer.formula());
            }
        });
    }

    Form form() {
        return form;
    }

    Dimensions dimensions() {
        return dimensions;
    }

    int batch() {
        return batch;
    }

    String fieldName(Buffer buffer) {
        return fields.name(buffer);
    }

    /** True if a field for a buffer has the name, so that a local variable must not hide it. */
    boolean isField(String name) {
        return fields.contains(name);
    }

    /** Asks for a helper method, such as the vector form of {@code exp}. */
    void use(String function) {
        functions.add(function);
    }

    Set<String> functions() {
        return functions;
    }

    /** Asks for so many arrays of 16 lanes for each thread. */
    void useLanes(int count) {
        for (int i = 0; i < count; i++) {
            useScratch("lanes" + i, 16);
        }
    }

    /** Asks for an array of the given size for each thread; the largest size asked for counts. */
    void useScratch(String name, int size) {
        scratch.merge(name, size, Math::max);
    }

    Map<String, Integer> scratch() {
        return scratch;
    }

    /** Asks for a constant table of ints. */
    void table(String name, String initializer) {
        tables.put(name, initializer);
    }

    Map<String, String> tables() {
        return tables;
    }

    /** The forward formula that a backward kernel differentiates. */
    Optional<String> gradientOf(Kernel kernel) {
        if (kernel.phase() == Phase.FORWARD) {
            return Optional.empty();
        }
        Node main = kernel.mainStore();
        return Optional.ofNullable(forwardFormulas.get(main.origin()));
    }
}
