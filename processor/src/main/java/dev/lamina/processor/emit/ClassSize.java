package dev.lamina.processor.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.lamina.processor.pass.Buffer;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Estimates how many constants a class file holds: names, numbers, texts and references. */
final class ClassSize {
    /** Constants of a class file at most (JVMS 4.1). */
    static final int MOST_CONSTANTS = 65_535;

    /** A field or a method that is used, beside its name: the name with its type, and the reference. */
    private static final int OF_MEMBER = 2;

    /** What every class has: references to the runtime, attributes. */
    private static final int OF_CLASS = 600;

    /** A number that stands in an instruction. */
    private static final Pattern SMALL_NUMBER = Pattern.compile("\\d{1,4}");

    private ClassSize() {}

    /** How many a session has at least, before anything is written. */
    static int atLeast(ModelFacts facts) {
        Set<String> fields = new HashSet<>();
        Set<String> parameters = new HashSet<>();
        Stream.of(facts.training(), facts.inference())
                .flatMap(plan -> plan.buffers().values().stream())
                .forEach(buffer -> (buffer.role() == Buffer.Role.PARAMETER ? parameters : fields).add(buffer.name()));
        long methods = facts.training().kernels().stream()
                .filter(kernel -> facts.templates().of(kernel.mainStore()).isEmpty())
                .count();
        // A parameter is referred to in the session and in the network.
        return (OF_MEMBER + 1) * fields.size() + (OF_MEMBER + 2) * parameters.size() + OF_MEMBER * (int) methods;
    }

    /** About how many there are, rather too many than too few. */
    static int of(TypeSpec type) {
        int constants = OF_CLASS;
        Set<String> words = new HashSet<>();
        for (FieldSpec field : type.fieldSpecs()) {
            words.add(field.name());
            boolean folded = field.type().isPrimitive() && field.modifiers().contains(Modifier.STATIC);
            constants += folded ? 0 : OF_MEMBER;
            addWords(field.initializer().toString(), words);
        }
        for (MethodSpec method : type.methodSpecs()) {
            words.add(method.name());
            constants += OF_MEMBER;
            addWords(method.code().toString(), words);
        }
        return constants + words.size();
    }

    private static void addWord(String word, Set<String> words) {
        if (word.startsWith("this.")) {
            words.add(word.substring(5));
        } else if (!SMALL_NUMBER.matcher(word).matches()) {
            words.add(word);
        }
    }

    /** Adds numbers and names of variables, each of which may be a constant, and texts, which are two. */
    private static void addWords(String code, Set<String> words) {
        int text = -1;
        int start = 0;
        int at = 0;
        while (at < code.length()) {
            int next = code.offsetByCodePoints(at, 1);
            char c = code.charAt(at);
            if (text >= 0) {
                if (c == '\\') {
                    next = code.offsetByCodePoints(next, 1);
                } else if (c == '"') {
                    words.add(code.substring(text, at));
                    words.add(code.substring(text, next));
                    text = -1;
                    start = next;
                }
            } else if (c == '"') {
                text = at;
            } else if (c == '/' && code.startsWith("//", at)) {
                int end = code.indexOf('\n', at);
                next = end < 0 ? code.length() : end;
                start = next;
            } else if (!Character.isJavaIdentifierPart(code.codePointAt(at)) && c != '.') {
                addWord(code.substring(start, at), words);
                start = next;
            }
            at = next;
        }
    }
}
