package dev.lamina.processor.frontend;

import dev.lamina.processor.frontend.SourcePosition.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * An annotation with its values, defaults included, as plain objects: boxed primitives, Strings, names of enum constants,
 * Lists, and Mirrors for nested annotations.
 */
final class Mirror {
    /** What compilers give for a value that they couldn't evaluate. */
    private static final String ERRONEOUS = "<error>";

    private final SourcePosition position;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, SourcePosition> explicit = new LinkedHashMap<>();
    private final Map<String, List<SourcePosition>> elementPositions = new LinkedHashMap<>();

    /**
     * Reads an annotation and those inside it.
     *
     * @throws UnreadableAnnotationException if it lacks an attribute or has a name that the compiler doesn't know
     */
    Mirror(SourcePosition position) {
        this.position = position;
        AnnotationMirror mirror = position.mirror();
        if (mirror.getAnnotationType().getKind() == TypeKind.ERROR) {
            throw UnreadableAnnotationException.unknown("the annotation " + mirror.getAnnotationType(), position);
        }
        int rank = 0;
        for (var written : mirror.getElementValues().entrySet()) {
            String name = name(written.getKey());
            explicit.put(name, position.attribute(name, rank, Step.WHOLE, written.getValue()));
            read(written.getKey(), written.getValue(), rank++);
        }
        TypeElement annotationType = (TypeElement) mirror.getAnnotationType().asElement();
        for (ExecutableElement member : ElementFilter.methodsIn(annotationType.getEnclosedElements())) {
            if (!values.containsKey(name(member))) {
                read(member, member.getDefaultValue(), rank);
            }
        }
    }

    /** Where the annotation stands. */
    SourcePosition position() {
        return position;
    }

    /** Where an attribute stands; the annotation if the user left it out. */
    SourcePosition position(String member) {
        return explicit.getOrDefault(member, position);
    }

    /** Where each element of an array attribute stands. */
    List<SourcePosition> elementPositions(String member) {
        return elementPositions.get(member);
    }

    /** The names of the attributes that the user wrote, in that order. */
    Set<String> explicit() {
        return explicit.keySet();
    }

    int integer(String member) {
        return (Integer) values.get(member);
    }

    float decimal(String member) {
        return (Float) values.get(member);
    }

    boolean flag(String member) {
        return (Boolean) values.get(member);
    }

    /** A String, or the name of an enum constant. */
    String text(String member) {
        return (String) values.get(member);
    }

    List<Integer> integers(String member) {
        return list(member, Integer.class);
    }

    List<String> texts(String member) {
        return list(member, String.class);
    }

    /** The annotation that an attribute holds. */
    Mirror annotation(String member) {
        return (Mirror) values.get(member);
    }

    /** The annotations that an attribute holds, empty if it holds anything else. */
    List<Mirror> annotations(String member) {
        return list(member, Mirror.class);
    }

    /** What the next stages see of an operation's annotation. */
    Attributes toAttributes() {
        return new Attributes(values, Map.copyOf(explicit), position);
    }

    private <T> List<T> list(String member, Class<T> type) {
        List<T> typed = new ArrayList<>();
        if (values.get(member) instanceof List<?> list) {
            list.stream().filter(type::isInstance).forEach(element -> typed.add(type.cast(element)));
        }
        return List.copyOf(typed);
    }

    private void read(ExecutableElement member, AnnotationValue value, int rank) {
        String name = name(member);
        if (!(member.getReturnType() instanceof ArrayType array)) {
            values.put(name, scalar(member.getReturnType(), value, new Slot(name, rank, Step.WHOLE)));
            return;
        }
        if (value == null) {
            throw UnreadableAnnotationException.missing(name);
        }
        if (!(value.getValue() instanceof List<?> list)) {
            throw unknown(new Slot(name, rank, Step.WHOLE), value);
        }
        List<Object> converted = new ArrayList<>();
        List<SourcePosition> positions = new ArrayList<>();
        for (Object element : list) {
            Slot slot = new Slot(name, rank, converted.size());
            converted.add(scalar(array.getComponentType(), (AnnotationValue) element, slot));
            positions.add(position.attribute(name, rank, slot.index(), value));
        }
        values.put(name, List.copyOf(converted));
        elementPositions.put(name, List.copyOf(positions));
    }

    private Object scalar(TypeMirror type, AnnotationValue value, Slot slot) {
        if (value == null) {
            throw UnreadableAnnotationException.missing(slot.member());
        }
        Object raw = value.getValue();
        if (raw instanceof AnnotationMirror nested) {
            return new Mirror(position.nested(slot.member(), slot.rank(), slot.index(), nested));
        }
        if (raw instanceof TypeMirror named && named.getKind() != TypeKind.ERROR) {
            return named;
        }
        if (raw instanceof VariableElement constant) {
            return constant.getSimpleName().toString();
        }
        boolean readable = switch (type.getKind()) {
            case INT -> raw instanceof Integer;
            case LONG -> raw instanceof Long;
            case FLOAT -> raw instanceof Float;
            case DOUBLE -> raw instanceof Double;
            case BOOLEAN -> raw instanceof Boolean;
            default -> isString(type) && raw instanceof String && !raw.equals(ERRONEOUS);
        };
        if (!readable) {
            throw unknown(slot, value);
        }
        return raw;
    }

    private UnreadableAnnotationException unknown(Slot slot, AnnotationValue value) {
        String attribute = slot.member() + " of @"
                + position.mirror().getAnnotationType().asElement().getSimpleName();
        return UnreadableAnnotationException.unknown(
                attribute, position.attribute(slot.member(), slot.rank(), slot.index(), value));
    }

    private static boolean isString(TypeMirror type) {
        return type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && element.getQualifiedName().contentEquals("java.lang.String");
    }

    private static String name(ExecutableElement member) {
        return member.getSimpleName().toString();
    }

    /** An attribute, its rank among those that the user wrote, and an index in its array. */
    private record Slot(String member, int rank, int index) {}
}
