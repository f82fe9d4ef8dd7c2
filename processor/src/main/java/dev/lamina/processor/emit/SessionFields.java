package dev.lamina.processor.emit;

import dev.lamina.processor.ir.ElementType;
import dev.lamina.processor.ir.Result;
import dev.lamina.processor.ir.Shape;
import dev.lamina.processor.pass.Buffer;
import dev.lamina.processor.pass.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of a session for the buffers of training and inference. What lies outside of the session, such as
 * parameters, has one field; so has a value that both compute under the same name and in the same shape.
 */
final class SessionFields {
    private final Map<String, Buffer> fields = new LinkedHashMap<>();
    private final Map<Buffer, String> names = new HashMap<>();
    private final Map<External, String> externals = new HashMap<>();

    /** What lies outside of the session, by what it is and is called. */
    private record External(Buffer.Role role, String key) {}

    SessionFields(ModelFacts facts) {
        for (Buffer buffer : facts.training().buffers().values()) {
            add(buffer.name(), buffer);
        }
        for (Buffer buffer : facts.inference().buffers().values()) {
            add(shared(buffer).orElseGet(() -> free(buffer.name())), buffer);
        }
        for (Buffer buffer : SharedMemory.overwritten(facts.inference(), buffer -> memory(name(buffer)))) {
            add(free(buffer.name()), buffer);
        }
        if (facts.trains()) {
            evaluation(facts);
        }
        for (ModelFacts.Input input : facts.inputs()) {
            if (input(input.name()).isEmpty()) {
                addUnused(input);
            }
        }
    }

    /** The losses of a plan and what they are divided by. */
    private static List<Buffer> losses(Plan plan) {
        List<Buffer> losses = new ArrayList<>(plan.results(Result.Kind.LOSS));
        losses.addAll(plan.results(Result.Kind.WEIGHT));
        return losses;
    }

    /** The loss of an evaluation lies where that of training does, and the output that it reads where inference left it. */
    private void evaluation(ModelFacts facts) {
        Map<String, Buffer> outputs = new HashMap<>();
        facts.inference()
                .graph()
                .results(Result.Kind.OUTPUT)
                .forEach(result -> outputs.put(result.name(), facts.inference().buffer(result.node())));
        Set<String> taken = new HashSet<>();
        outputs.values().forEach(buffer -> taken.add(memory(name(buffer))));
        List<Buffer> trained = losses(facts.training());
        List<Buffer> measured = losses(facts.evaluation());
        Map<Buffer, Buffer> losses = new HashMap<>();
        for (int i = 0; i < measured.size(); i++) {
            losses.putIfAbsent(measured.get(i), trained.get(i));
        }
        for (Buffer buffer : facts.evaluation().buffers().values()) {
            if (buffer.role() == Buffer.Role.OUTPUT) {
                names.put(buffer, name(outputs.get(buffer.key())));
            } else if (losses.containsKey(buffer)) {
                names.put(buffer, name(losses.get(buffer)));
            } else {
                Optional<String> field = shared(buffer).filter(name -> !taken.contains(memory(name)));
                add(field.orElseGet(() -> free(buffer.name())), buffer);
            }
        }
        for (Buffer buffer : SharedMemory.overwritten(facts.evaluation(), buffer -> memory(name(buffer)))) {
            add(free(buffer.name()), buffer);
        }
    }

    /** The field whose memory a field has: its own or that of one which isn't needed any more. */
    String memory(String field) {
        String memory = field;
        while (fields.get(memory).sharesWith().isPresent()) {
            memory = fields.get(memory).sharesWith().get();
        }
        return memory;
    }

    /** All fields in order. */
    Map<String, Buffer> all() {
        return fields;
    }

    boolean contains(String name) {
        return fields.containsKey(name);
    }

    /** The field of a buffer. */
    String name(Buffer buffer) {
        return names.getOrDefault(buffer, buffer.name());
    }

    /** The field of an input. */
    Optional<String> input(String name) {
        return external(Buffer.Role.INPUT, name);
    }

    /** The field of the target of a number, unless no loss reads it. */
    Optional<String> target(int slot) {
        return external(Buffer.Role.TARGET, Integer.toString(slot));
    }

    private Optional<String> external(Buffer.Role role, String key) {
        return Optional.ofNullable(externals.get(new External(role, key)));
    }

    private void add(String name, Buffer buffer) {
        names.put(buffer, name);
        if (fields.putIfAbsent(name, buffer) == null) {
            externals.putIfAbsent(new External(buffer.role(), buffer.key()), name);
        }
    }

    /** The field of training that a buffer of inference can have as well. */
    private Optional<String> shared(Buffer buffer) {
        if (buffer.role() != Buffer.Role.VALUE) {
            return external(buffer.role(), buffer.key());
        }
        Buffer other = fields.get(buffer.name());
        boolean same = other != null
                && other.role() == Buffer.Role.VALUE
                && other.shape().equals(buffer.shape())
                && other.type() == buffer.type();
        return same ? Optional.of(buffer.name()) : Optional.empty();
    }

    /** The name, if need be with what makes it differ from all fields so far. */
    private String free(String wish) {
        String name = wish;
        for (int i = 1; fields.containsKey(name); i++) {
            name = wish + "Inference" + (i == 1 ? "" : i);
        }
        return name;
    }

    /** Users fill an input's memory also if no layer reads from it. */
    private void addUnused(ModelFacts.Input input) {
        Shape shape = Shape.rows(input.shape().toArray(Integer[]::new));
        String name = free(input.name() + "Unused");
        add(
                name,
                new Buffer(
                        name,
                        Buffer.Role.INPUT,
                        shape,
                        input.hasIndices() ? ElementType.INDEX : ElementType.FLOAT,
                        input.name(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
