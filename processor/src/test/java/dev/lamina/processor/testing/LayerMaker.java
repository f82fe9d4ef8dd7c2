package dev.lamina.processor.testing;

import dev.lamina.annotation.ActivationParameters;
import dev.lamina.annotation.Init;
import dev.lamina.annotation.Layer;
import dev.lamina.processor.diagnostic.Position;
import dev.lamina.processor.frontend.ActivationDeclaration;
import dev.lamina.processor.frontend.Attributes;
import dev.lamina.processor.frontend.InitDeclarations;
import dev.lamina.processor.frontend.LayerDeclaration;
import dev.lamina.processor.frontend.LayerPositions;
import dev.lamina.processor.frontend.OpDeclaration;
import dev.lamina.processor.frontend.Regularisers;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Declares a layer by hand; attributes left out have the defaults of the annotations that users write. */
public final class LayerMaker {
    private static final Position NOWHERE = new Position() {
        @Override
        public String toString() {
            return "nowhere";
        }
    };

    private final String name;
    private List<String> from = List.of();
    private Optional<OpDeclaration> op = Optional.empty();
    private ActivationDeclaration activation = ActivationDeclaration.none(NOWHERE);
    private float dropout;
    private float l2;
    private Regularisers regularisers = Regularisers.NONE;
    private InitDeclarations inits = InitDeclarations.NONE;
    private boolean frozen;
    private Optional<String> weightsOf = Optional.empty();
    private Optional<LayerDeclaration.Template> template = Optional.empty();

    private LayerMaker(String name) {
        this.name = name;
    }

    /** A layer that only hands on what it reads. */
    public static LayerMaker layer(String name) {
        return new LayerMaker(name);
    }

    /** What the layer reads from; else the layer before or the first input. */
    public LayerMaker from(String... names) {
        from = List.of(names);
        return this;
    }

    /**
     * The layer's operation.
     *
     * @param kind the attribute of {@link Layer}
     * @param attributes names and values in turn
     */
    public LayerMaker op(String kind, Object... attributes) {
        op = Optional.of(new OpDeclaration(kind, attributes(annotation(kind), attributes), NOWHERE));
        return this;
    }

    /** The attributes of an annotation: its defaults, but for the given names and values in turn. */
    static Attributes attributes(Class<?> annotation, Object... attributes) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Method attribute : annotation.getDeclaredMethods()) {
            if (attribute.getDefaultValue() != null) {
                values.put(attribute.getName(), value(attribute.getDefaultValue()));
            }
        }
        for (int i = 0; i < attributes.length; i += 2) {
            Method attribute = attribute(annotation, (String) attributes[i]);
            Object given = attributes[i + 1];
            boolean list = attribute.getReturnType().isArray()
                    && !(given instanceof List)
                    && !given.getClass().isArray();
            values.put(attribute.getName(), list ? List.of(given) : value(given));
        }
        for (Method attribute : annotation.getDeclaredMethods()) {
            if (!values.containsKey(attribute.getName())) {
                throw new IllegalArgumentException(annotation + " needs a value of " + attribute.getName());
            }
        }
        return new Attributes(values, Map.of(), NOWHERE);
    }

    /** The activation behind the operation; names and values of its parameters in turn. */
    public LayerMaker activation(String constant, Object... parameters) {
        activation = new ActivationDeclaration(constant, attributes(ActivationParameters.class, parameters));
        return this;
    }

    /** The probability of dropout. */
    public LayerMaker dropout(float probability) {
        dropout = probability;
        return this;
    }

    /** λ of the L2 penalty. */
    public LayerMaker l2(float lambda) {
        l2 = lambda;
        return this;
    }

    /** What dropout drops, and λ of the penalties on the weight's size, the result's size and the result's squares. */
    public LayerMaker regularisers(String dropoutUnit, float l1, float activityL1, float activityL2) {
        regularisers = new Regularisers(dropoutUnit, l1, activityL1, activityL2);
        return this;
    }

    /** First values of weights: names and values of the attributes of {@link Init} in turn. */
    public LayerMaker init(Object... attributes) {
        Optional<OpDeclaration> weights =
                Optional.of(new OpDeclaration("init", attributes(Init.class, attributes), NOWHERE));
        inits = new InitDeclarations(weights, inits.biases());
        return this;
    }

    /** Parameters keep their values. */
    public LayerMaker frozen() {
        frozen = true;
        return this;
    }

    /** Uses the parameters of a layer above. */
    public LayerMaker weightsOf(String layer) {
        weightsOf = Optional.of(layer);
        return this;
    }

    /** Is a layer of a block. */
    public LayerMaker template(String block, String layer) {
        template = Optional.of(new LayerDeclaration.Template(block, layer));
        return this;
    }

    LayerDeclaration make(String before) {
        List<String> sources = from.isEmpty() ? List.of(before) : from;
        LayerPositions positions = new LayerPositions(
                NOWHERE,
                NOWHERE,
                Collections.nCopies(sources.size(), NOWHERE),
                NOWHERE,
                NOWHERE,
                NOWHERE,
                NOWHERE,
                NOWHERE,
                NOWHERE,
                NOWHERE);
        return new LayerDeclaration(
                name,
                sources,
                op,
                activation,
                dropout,
                l2,
                regularisers,
                inits,
                frozen,
                name,
                weightsOf,
                template,
                positions);
    }

    static Position nowhere() {
        return NOWHERE;
    }

    private static Class<?> annotation(String kind) {
        try {
            return Layer.class.getMethod(kind).getReturnType().getComponentType();
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException("@Layer has no attribute " + kind, e);
        }
    }

    private static Method attribute(Class<?> annotation, String name) {
        try {
            return annotation.getMethod(name);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(annotation + " has no attribute " + name, e);
        }
    }

    /** The value in the types that declarations have: lists for arrays, names for constants of enums. */
    private static Object value(Object given) {
        if (given.getClass().isArray()) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < Array.getLength(given); i++) {
                list.add(value(Array.get(given, i)));
            }
            return List.copyOf(list);
        }
        return given instanceof Enum<?> constant ? constant.name() : given;
    }
}
