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
    private final KernelLimits limits;
    private final KernelNames names;
    private final Map<String, String> forwardFormulas;
    private final Set<String> functions;
    private final Map<String, Integer> scratch;
    private final Map<String, String> tables;
    private final Map<String, String> touchedRows;

    SessionParts(Form form, Dimensions dimensions, SessionFields fields, ModelFacts facts) {
        this(
                form,
                dimensions,
                facts.batch(),
                facts.limits(),
                KernelNames.ofFields(fields),
                forwardFormulas(facts.training()));
    }

    /** Parts that nothing was asked for yet. */
    private SessionParts(
            Form form,
            Dimensions dimensions,
            int batch,
            KernelLimits limits,
            KernelNames names,
            Map<String, String> forwardFormulas) {
        this.form = form;
        this.dimensions = dimensions;
        this.batch = batch;
        this.limits = limits;
        this.names = names;
        this.forwardFormulas = forwardFormulas;
        this.functions = new LinkedHashSet<>();
        this.scratch = new LinkedHashMap<>();
        this.tables = new LinkedHashMap<>();
        this.touchedRows = new LinkedHashMap<>();
    }

    /** Parts that share all with others but the names. */
    private SessionParts(SessionParts other, KernelNames names) {
        this.form = other.form;
        this.dimensions = other.dimensions;
        this.batch = other.batch;
        this.limits = other.limits;
        this.names = names;
        this.forwardFormulas = other.forwardFormulas;
        this.functions = other.functions;
        this.scratch = other.scratch;
        this.tables = other.tables;
        this.touchedRows = other.touchedRows;
    }

    private static Map<String, String> forwardFormulas(Plan training) {
        Map<String, String> formulas = new HashMap<>();
        training.buffers().forEach((node, buffer) -> {
            if (node.phase() == Phase.FORWARD && !node.name().isEmpty()) {
                formulas.put(node.name(), buffer.name() + " = " + buffer.formula());
            }
        });
        return formulas;
    }

    /** The same parts for a kernel whose values have names of their own. */
    SessionParts with(KernelNames other) {
        return new SessionParts(this, other);
    }

    /** Parts apart from these, in which sizes have no names: to try out what code a kernel has. */
    SessionParts apart(KernelNames other) {
        return new SessionParts(form, new Dimensions(name -> false), batch, limits, other, Map.of());
    }

    KernelNames names() {
        return names;
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

    KernelLimits limits() {
        return limits;
    }

    /** The array that holds a value. */
    String fieldName(Buffer buffer) {
        return names.array(buffer);
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

    /** Asks for a record of the rows that steps touch; returns its field. */
    String touchedRows(String gradient) {
        String wish = gradient + "Rows";
        touchedRows.put(gradient, names.isTaken(wish) ? gradient + "TouchedRows" : wish);
        return touchedRows.get(gradient);
    }

    /** The fields of the touched rows that were asked for, by the fields of the gradients. */
    Map<String, String> touchedRows() {
        return touchedRows;
    }

    /** The forward formula that a backward kernel differentiates. */
    Optional<String> gradientOf(Kernel kernel) {
        if (kernel.phase() == Phase.FORWARD) {
            return Optional.empty();
        }
        Node main = kernel.mainStore();
        return Optional.ofNullable(forwardFormulas.get(main.origin())).map(names::text);
    }
}
