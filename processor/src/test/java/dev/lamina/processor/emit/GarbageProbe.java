package dev.lamina.processor.emit;

import com.sun.management.ThreadMXBean;
import dev.lamina.model.Session;
import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.frontend.ModelDeclaration;
import dev.lamina.processor.layer.LayerCase;
import dev.lamina.processor.layer.LayerCases;
import dev.lamina.processor.testing.Chosen;
import dev.lamina.processor.testing.CompiledRunner;
import dev.lamina.processor.testing.Fingerprint;
import dev.lamina.processor.testing.GraphCase;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Trains a network of every layer, activation and loss and prints which steps still allocate, or compute other bits than at
 * first, after the JVM has had its time to compile them: until then the kernels of the Vector API make objects. A program of its
 * own: what a JVM has run before delays that.
 */
final class GarbageProbe {
    /** What is printed of a case whose results have changed. */
    static final String OTHER_BITS = "other bits once compiled";

    private static final int ROWS = 16;
    private static final int STEPS_IN_A_ROW = 100;

    /** Long, for a machine that has other work: the JIT may have to wait. */
    private static final long LONGEST_NANOSECONDS = 60_000_000_000L;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private GarbageProbe() {}

    /**
     * Tries some of the cases, which another JVM has compiled: the file with their classes, {@code all} or {@code first} of
     * each, from one number to before another.
     */
    public static void main(String[] arguments) {
        List<GraphCase> cases = Chosen.of(cases(arguments[1].equals("all")));
        int from = Integer.parseInt(arguments[2]);
        int to = Integer.parseInt(arguments[3]);
        CompiledRunner.Sources sources = CompiledRunner.Sources.read(cases, Path.of(arguments[0]));
        CompiledRunner portable = new CompiledRunner(sources, Form.PORTABLE, 1);
        List<String> first = cases.subList(from, to).stream()
                .map(test -> fingerprint(portable, test))
                .toList();
        for (Form form : Form.values()) {
            CompiledRunner runner = new CompiledRunner(sources, form, 1);
            for (int i = from; i < to; i++) {
                GraphCase test = cases.get(i);
                long bytes = bytesOfAStep(runner.filled(test), test.rows());
                if (bytes != 0) {
                    System.out.println(
                            "case " + i + ": " + bytes + " bytes a step in the " + form + " form of " + test);
                }
                if (!fingerprint(runner, test).equals(first.get(i - from))) {
                    System.out.println("case " + i + ": " + OTHER_BITS + " in the " + form + " form of " + test);
                }
            }
        }
        System.out.println("cases: " + (to - from));
    }

    private static String fingerprint(CompiledRunner runner, GraphCase test) {
        return Fingerprint.of(runner.run(test.graph(), test.rows(), test.externals()));
    }

    /** All cases, or the first of each layer, activation and loss. */
    static List<GraphCase> cases(boolean all) {
        Set<String> seen = new HashSet<>();
        List<GraphCase> cases = new ArrayList<>();
        for (LayerCase test : LayerCases.all()) {
            if (all || seen.addAll(parts(test.model().declaration()))) {
                cases.add(test.training(ROWS, 62));
            }
        }
        return cases;
    }

    private static Set<String> parts(ModelDeclaration model) {
        Set<String> parts = new HashSet<>();
        for (LayerDeclaration layer : model.layers()) {
            layer.op().ifPresent(op -> parts.add(op.kind()));
            parts.add(layer.activation());
        }
        model.losses().forEach(loss -> parts.add(loss.function()));
        return parts;
    }

    /** What a step allocates once many in a row allocate nothing, or when the time is over. */
    private static long bytesOfAStep(Session session, int rows) {
        long end = System.nanoTime() + LONGEST_NANOSECONDS;
        long allocated = -1;
        int quiet = 0;
        for (int step = 0; quiet < STEPS_IN_A_ROW && System.nanoTime() < end; step++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            session.randomState(1, step);
            session.forward(rows);
            session.backward(rows);
            allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            quiet = allocated == 0 ? quiet + 1 : 0;
        }
        return allocated;
    }
}
