package dev.lamina.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.TypeName;
import dev.lamina.processor.ir.ElementType;
import dev.lamina.processor.ir.Node;
import dev.lamina.processor.pass.Buffer;
import dev.lamina.processor.pass.Kernel;
import dev.lamina.processor.pass.Plan;
import dev.lamina.processor.pass.VariableNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the kernels of repeated blocks whose code is the same but for the arrays. Each is tried out with arrays that are
 * called by the order in which they come; kernels with the same text are instances of one.
 */
final class SharedKernels {
    private static final TypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);
    private static final TypeName INTS = ArrayTypeName.of(TypeName.INT);

    /** Arrays that a shared method is handed at most, beside what else it may need: a method has 255 parameters. */
    private static final int MOST_ARRAYS = 200;

    private final SessionParts parts;
    private final Templates templates;
    private final Map<Kernel, Instance> instances = new IdentityHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();

    SharedKernels(SessionParts parts, Templates templates) {
        this.parts = parts;
        this.templates = templates;
    }

    /**
     * A kernel as one of a group.
     *
     * @param fields the fields that it reads and writes, in the order in which its text names them
     */
    private record Instance(Group group, List<String> fields) {}

    /** Kernels with the same text. */
    private static final class Group {
        private final Kernel first;
        private final List<Kernel> kernels = new ArrayList<>();
        private final String main;
        private final List<Buffer> buffers;
        /** The positions of the arrays that the kernel writes. */
        private final Set<Integer> stored = new HashSet<>();

        private final Set<List<String>> distinct = new HashSet<>();
        private final List<Set<String>> names = new ArrayList<>();
        private Map<Integer, String> parameters;

        Group(Kernel first, String main, Trial trial) {
            this.first = first;
            this.main = main;
            this.buffers = trial.buffers;
            this.buffers.forEach(buffer -> names.add(new HashSet<>()));
        }
    }

    /** Names by order of appearance. */
    private final class Trial implements KernelNames {
        private final Map<String, String> arrays = new LinkedHashMap<>();
        private final List<Buffer> buffers = new ArrayList<>();

        @Override
        public String array(Buffer buffer) {
            String field = parts.fieldName(buffer);
            if (!arrays.containsKey(field)) {
                arrays.put(field, (buffer.type() == ElementType.INDEX ? "ints" : "floats") + arrays.size());
                buffers.add(buffer);
            }
            return arrays.get(field);
        }

        @Override
        public String variable(Node node) {
            return "";
        }

        @Override
        public boolean isTaken(String name) {
            return false;
        }

        @Override
        public String inComment(Buffer buffer) {
            return "";
        }

        @Override
        public List<String> gradientOf(Kernel kernel, SessionParts apart) {
            return List.of();
        }
    }

    /** Looks at the kernels of a plan. */
    void add(Plan plan) {
        plan.kernels().stream()
                .filter(kernel -> templates.of(kernel.mainStore()).isPresent())
                .forEach(kernel -> add(kernel, plan));
    }

    private void add(Kernel kernel, Plan plan) {
        Trial trial = new Trial();
        SessionParts apart = parts.apart(trial);
        KernelCode code = new KernelCode(kernel, plan, apart, "kernel");
        KernelEmitter.emit(code);
        if (!code.before().isEmpty()) {
            return; // its statements would name fields that aren't handed over
        }
        StringBuilder text = new StringBuilder(
                templates.of(kernel.mainStore()).orElseThrow() + " " + kernel.phase() + apart.tables() + code.units());
        text.append(code.text());
        Group group = groups.computeIfAbsent(
                text.toString(), key -> new Group(kernel, parts.fieldName(plan.buffer(kernel.mainStore())), trial));
        List<String> fields = List.copyOf(trial.arrays.keySet());
        group.distinct.add(fields);
        group.kernels.add(kernel);
        for (int i = 0; i < fields.size(); i++) {
            group.names.get(i).add(fields.get(i));
        }
        for (Node store : kernel.stores()) {
            group.stored.add(fields.indexOf(parts.fieldName(plan.buffer(store))));
        }
        instances.put(kernel, new Instance(group, fields));
    }

    /** The kernel in the words of its block, if it is one of several that share their methods. */
    Optional<Shared> find(Kernel kernel) {
        Instance instance = instances.get(kernel);
        if (instance == null || instance.group().distinct.size() < 2) {
            return Optional.empty();
        }
        Group group = instance.group();
        if (group.parameters == null) {
            group.parameters = parameters(group);
        }
        if (group.parameters.size() > MOST_ARRAYS) {
            return Optional.empty();
        }
        Map<String, TypeName> arrays = new LinkedHashMap<>();
        List<String> arguments = new ArrayList<>();
        group.parameters.forEach((position, name) -> {
            arrays.put(name, group.buffers.get(position).type() == ElementType.INDEX ? INTS : FLOATS);
            arguments.add(instance.fields().get(position));
        });
        return Optional.of(new Shared(group, arrays, arguments));
    }

    /** The parameters of a group by position: the arrays that aren't the same for all instances. */
    private Map<Integer, String> parameters(Group group) {
        Map<Integer, String> chosen = new LinkedHashMap<>();
        for (int i = 0; i < group.buffers.size(); i++) {
            Set<String> fields = group.names.get(i);
            if (fields.size() < 2) {
                continue;
            }
            Set<String> inBlock = new HashSet<>();
            fields.forEach(field -> inBlock.add(templates.inBlock(field)));
            String wish = inBlock.size() == 1
                    ? VariableNames.decapitalised(inBlock.iterator().next())
                    : group.stored.contains(i) ? "result" : "input";
            String base = VariableNames.isReserved(wish) ? wish + "Values" : wish;
            String name = base;
            for (int n = 2; chosen.containsValue(name) || parts.names().isTaken(name); n++) {
                name = base + n;
            }
            chosen.put(i, name);
        }
        return chosen;
    }

    /** A kernel whose methods several instances of a block use. */
    final class Shared {
        private final Group group;
        private final Map<String, TypeName> arrays;
        private final List<String> arguments;

        private Shared(Group group, Map<String, TypeName> arrays, List<String> arguments) {
            this.group = group;
            this.arrays = arrays;
            this.arguments = arguments;
        }

        /** What tells it from other kernels. */
        Object key() {
            return group;
        }

        /** What to call its method: {@code transformerBlockHidden}. */
        String wish() {
            Node main = group.first.mainStore();
            String block = templates.of(main).orElseThrow().block();
            return Character.toLowerCase(block.charAt(0))
                    + block.substring(1)
                    + Templates.capitalised(templates.inBlock(group.main));
        }

        /** The code in the block's words. */
        KernelCode write(Kernel kernel, Plan plan, String name) {
            Map<String, String> byField = new HashMap<>();
            group.parameters.forEach(
                    (position, parameter) -> byField.put(fields(kernel).get(position), parameter));
            BlockNames names = new BlockNames(byField, arrays.keySet(), gradientOf());
            KernelCode code = new KernelCode(kernel, plan, parts.with(names), name, arrays);
            KernelEmitter.emit(code);
            return code;
        }

        /** What the kernels of all instances differentiate, if it is the same in the block's words. */
        private List<String> gradientOf() {
            Set<List<String>> all = new HashSet<>();
            group.kernels.forEach(kernel -> all.add(parts.gradientOf(kernel, inInstanceOf(kernel))));
            return all.size() == 1 ? all.iterator().next() : List.of();
        }

        /** The block's words for what belongs to the same instance as a kernel; what comes from outside is its input. */
        private Function<Buffer, String> inInstanceOf(Kernel kernel) {
            String instance = templates.instance(kernel.mainStore().origin());
            return buffer -> {
                boolean inside = buffer.value()
                        .filter(value -> templates.instance(value.origin()).equals(instance))
                        .isPresent();
                String field = parts.fieldName(buffer);
                return inside ? templates.inBlock(field) : buffer.role() == Buffer.Role.VALUE ? "input" : field;
            };
        }

        private List<String> fields(Kernel kernel) {
            return instances.get(kernel).fields();
        }

        /** The fields that a call hands over, with a comma behind the last. */
        String arguments() {
            return String.join(", ", arguments) + (arguments.isEmpty() ? "" : ", ");
        }
    }

    /** The names of a block's own words. */
    private final class BlockNames implements KernelNames {
        private final Map<String, String> byField;
        private final Set<String> parameters;
        private final List<String> gradientOf;

        BlockNames(Map<String, String> byField, Set<String> parameters, List<String> gradientOf) {
            this.byField = byField;
            this.parameters = parameters;
            this.gradientOf = gradientOf;
        }

        @Override
        public String array(Buffer buffer) {
            String field = parts.fieldName(buffer);
            return byField.getOrDefault(field, field);
        }

        @Override
        public String variable(Node node) {
            return templates.inBlock(node.name());
        }

        @Override
        public boolean isTaken(String name) {
            return parameters.contains(name) || parts.names().isTaken(name);
        }

        @Override
        public String inComment(Buffer buffer) {
            String field = parts.fieldName(buffer);
            return byField.getOrDefault(field, templates.inBlock(field));
        }

        @Override
        public List<String> gradientOf(Kernel kernel, SessionParts own) {
            return gradientOf;
        }
    }
}
