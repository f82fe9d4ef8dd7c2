package dev.lamina.processor.testing;

import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Measures the bytecode of methods. */
public final class MethodSizes {
    private MethodSizes() {}

    /** The bytes of code of each method; the largest of those of one name. */
    public static Map<String, Integer> of(byte[] bytes) {
        Map<String, Integer> sizes = new TreeMap<>();
        ClassVisitor measuring = new ClassVisitor(Opcodes.ASM9, new ClassWriter(0)) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String type, String signature, String[] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, type, signature, exceptions);
                return new Measuring(method, name, sizes);
            }
        };
        new ClassReader(bytes).accept(measuring, 0);
        return sizes;
    }

    /** Finds the size of a method by where a label at its end lies. */
    private static final class Measuring extends MethodVisitor {
        private final String name;
        private final Map<String, Integer> sizes;

        Measuring(MethodVisitor writer, String name, Map<String, Integer> sizes) {
            super(Opcodes.ASM9, writer);
            this.name = name;
            this.sizes = sizes;
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            Label end = new Label();
            super.visitLabel(end);
            super.visitMaxs(maxStack, maxLocals);
            sizes.merge(name, end.getOffset(), Math::max);
        }
    }
}
