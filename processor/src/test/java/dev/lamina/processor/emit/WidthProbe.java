package dev.lamina.processor.emit;

import dev.lamina.processor.testing.CompiledRunner;
import dev.lamina.processor.testing.Fingerprint;
import dev.lamina.processor.testing.GraphCase;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the SIMD form of all cases, which another JVM has compiled, and prints a fingerprint of what each yields. A program of
 * its own, since the width of vectors is that of a JVM.
 */
final class WidthProbe {
    /** How the line begins that says how many floats a vector has. */
    static final String LANES = "lanes: ";

    /** How the line of a case begins. */
    static final String CASE = "case: ";

    private WidthProbe() {}

    /** Runs the cases whose classes are in a file. */
    public static void main(String[] arguments) {
        System.out.println(LANES + lanes());
        List<CodeCase> cases = CodeCase.all();
        CompiledRunner.Sources sources = CompiledRunner.Sources.read(CodeCase.facts(cases), Path.of(arguments[0]));
        CompiledRunner runner = new CompiledRunner(sources, Form.SIMD, 1);
        for (CodeCase test : cases) {
            System.out.println(line(test.step(), runner));
            System.out.println(line(test.full(), runner));
        }
    }

    /** What is printed of a case. */
    static String line(GraphCase test, CompiledRunner runner) {
        return CASE + test + ": " + Fingerprint.of(runner.run(test.graph(), test.rows(), test.externals()));
    }

    /** How many floats a vector has in this JVM. */
    static int lanes() {
        try {
            Object species = Class.forName("jdk.incubator.vector.FloatVector")
                    .getField("SPECIES_PREFERRED")
                    .get(null);
            return (int) Class.forName("jdk.incubator.vector.VectorSpecies")
                    .getMethod("length")
                    .invoke(species);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
