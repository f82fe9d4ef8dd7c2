package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.pass.Buffer;
import dev.lamina.processor.pass.Differentiated;
import dev.lamina.processor.pass.Formulas;
import dev.lamina.processor.pass.Kernel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the kernels of one session class share: names of fields, and what they need beside their own methods. */
final class SessionParts {
    private final Form form;
    private final Dimensions dimensions;
    private final int batch;
    private final KernelLimits limits;
    private final KernelNames names;
    private final Map<Node, Buffer> buffers;
    private final Optional<Differentiated> differentiated;
    private final Formulas formulas;
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
                buffers(facts),
                Optional.of(new Differentiated(facts.training())));
    }

    /** Parts that nothing was asked for yet. */
    private SessionParts(
            Form form,
            Dimensions dimensions,
            int batch,
            KernelLimits limits,
            KernelNames names,
            Map<Node, Buffer> buffers,
            Optional<Differentiated> differentiated) {
        this.form = form;
        this.dimensions = dimensions;
        this.batch = batch;
        this.limits = limits;
        this.names = names;
        this.buffers = buffers;
        this.differentiated = differentiated;
        this.formulas = formulas(names::inComment);
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
        this.buffers = other.buffers;
        this.differentiated = other.differentiated;
        this.formulas = formulas(names::inComment);
        this.functions = other.functions;
        this.scratch = other.scratch;
        this.tables = other.tables;
        this.touchedRows = other.touchedRows;
    }

    /** What lies in memory in any pass. */
    private static Map<Node, Buffer> buffers(ModelFacts facts) {
        Map<Node, Buffer> buffers = new HashMap<>(facts.training().buffers());
        buffers.putAll(facts.inference().buffers());
        buffers.putAll(facts.evaluation().buffers());
        return buffers;
    }

    private Formulas formulas(Function<Buffer, String> words) {
        return new Formulas(node -> Optional.ofNullable(buffers.get(node)).map(words));
    }

    /** The same parts for a kernel whose values have names of their own. */
    SessionParts with(KernelNames other) {
        return new SessionParts(this, other);
    }

    /** Parts apart from these, in which sizes have no names: to try out what code a kernel has. */
    SessionParts apart(KernelNames other) {
        return new SessionParts(form, new Dimensions(name -> false), batch, limits, other, buffers, Optional.empty());
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

    /** What a value is, for people. */
    String formula(Node value) {
        return formulas.of(value);
    }

    /** The forward formulas that a kernel differentiates, in the given words. */
    List<String> gradientOf(Kernel kernel, Function<Buffer, String> words) {
        Formulas inWords = formulas(words);
        return differentiated.stream()
                .flatMap(all -> all.of(kernel).stream())
                .map(value -> words.apply(buffers.get(value)) + " = " + inWords.of(value))
                .toList();
    }
}
