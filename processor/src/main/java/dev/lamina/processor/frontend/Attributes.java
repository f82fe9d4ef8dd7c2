package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.type.TypeMirror;

/**
 * The attributes of an operation's annotation by name, with defaults filled in. Reading one that doesn't exist or has
 * another type is a mistake of the operation, not of the user, and throws {@link IllegalArgumentException}.
 */
public final class Attributes {
    private final Map<String, Object> values;
    private final Map<String, Position> explicit;
    private final Position annotation;

    /**
     * Attributes with the given values.
     *
     * @param values each attribute's value: Integer, Long, Float, Double, Boolean, String, the name of an enum constant as
     *     a String, a TypeMirror for a class, or a List of these
     * @param explicit the positions of those that the user wrote
     * @param annotation position of the annotation, which stands in for attributes left out
     */
    public Attributes(Map<String, ?> values, Map<String, Position> explicit, Position annotation) {
        this.values = new LinkedHashMap<>(values);
        this.explicit = Map.copyOf(explicit);
        this.annotation = annotation;
    }

    /** Value of an {@code int} attribute. */
    public int integer(String name) {
        return value(name, Integer.class);
    }

    /** Values of an {@code int[]} attribute; one number without braces is a list of one. */
    public List<Integer> integers(String name) {
        return list(name, Integer.class);
    }

    /** Value of a {@code float} attribute. */
    public float decimal(String name) {
        return value(name, Float.class);
    }

    /** Values of a {@code float[]} attribute. */
    public List<Float> decimals(String name) {
        return list(name, Float.class);
    }

    /** The names of the attributes that the user wrote. */
    public Set<String> explicit() {
        return explicit.keySet();
    }

    /** Value of a {@code boolean} attribute. */
    public boolean flag(String name) {
        return value(name, Boolean.class);
    }

    /** Value of a {@code String} attribute, or the name of the constant that an enum attribute holds. */
    public String text(String name) {
        return value(name, String.class);
    }

    /** Value of a {@code Class} attribute. */
    TypeMirror type(String name) {
        return value(name, TypeMirror.class);
    }

    /** Values of a {@code String[]} attribute, or the names of the constants in an array of an enum. */
    public List<String> texts(String name) {
        return list(name, String.class);
    }

    /** Whether the user wrote the attribute, so that its value isn't merely the default. */
    public boolean isExplicit(String name) {
        check(name);
        return explicit.containsKey(name);
    }

    /** Where the attribute's value stands; the annotation if the user left it out. */
    public Position position(String name) {
        check(name);
        return explicit.getOrDefault(name, annotation);
    }

    @Override
    public String toString() {
        return values.toString();
    }

    private <T> List<T> list(String name, Class<T> type) {
        List<?> list = value(name, List.class);
        List<T> typed = new ArrayList<>();
        for (Object element : list) {
            typed.add(cast(name, element, type));
        }
        return List.copyOf(typed);
    }

    private <T> T value(String name, Class<T> type) {
        check(name);
        return cast(name, values.get(name), type);
    }

    private void check(String name) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException("no attribute " + name + " in " + values.keySet());
        }
    }

    private static <T> T cast(String name, Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("attribute " + name + " is no " + type.getSimpleName() + ": " + value);
        }
        return type.cast(value);
    }
}
