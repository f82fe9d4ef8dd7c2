package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Node;
import dev.lamina.processor.pass.Buffer;
import dev.lamina.processor.pass.Kernel;
import java.util.List;

/** What the methods of a kernel call values. */
interface KernelNames {
    /** The array that holds a value: a field, or a parameter of the kernel's methods. */
    String array(Buffer buffer);

    /** What a local variable that holds a value is named after; empty if there is no name. */
    String variable(Node node);

    /** True if something has the name already, so that a local variable must not hide it. */
    boolean isTaken(String name);

    /** What a comment calls the value of a buffer. */
    String inComment(Buffer buffer);

    /** The forward formulas that a kernel differentiates, for a comment. */
    List<String> gradientOf(Kernel kernel, SessionParts parts);

    /** The usual names: those of the fields. */
    static KernelNames ofFields(SessionFields fields) {
        return new KernelNames() {
            @Override
            public String array(Buffer buffer) {
                return fields.name(buffer);
            }

            @Override
            public String variable(Node node) {
                return node.name();
            }

            @Override
            public boolean isTaken(String name) {
                return fields.contains(name);
            }

            @Override
            public String inComment(Buffer buffer) {
                return fields.name(buffer);
            }

            @Override
            public List<String> gradientOf(Kernel kernel, SessionParts parts) {
                return parts.gradientOf(kernel, this::inComment);
            }
        };
    }
}
