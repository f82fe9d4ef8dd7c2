package dev.lamina.optim;

import dev.lamina.internal.Wildcard;
import dev.lamina.model.Parameter;
import java.util.function.Predicate;

/** Says which parameters belong to a group: by layer, by name or by kind, or by a rule of the user's. Immutable. */
public final class ParameterSelector {
    private final String description;
    private final Predicate<Parameter> rule;

    private ParameterSelector(String description, Predicate<Parameter> rule) {
        this.description = description;
        this.rule = rule;
    }

    /**
     * Those of layers.
     *
     * @param pattern the layer's name as in weight files, {@code *} for any characters: {@code head}, {@code block*.attention}
     * @return the selector
     */
    public static ParameterSelector layer(String pattern) {
        Wildcard names = new Wildcard(pattern);
        return new ParameterSelector(
                "layer(\"" + pattern + "\")", parameter -> names.matches(layerOf(parameter.name())));
    }

    /**
     * Those of a name.
     *
     * @param pattern the name as in weight files, {@code *} for any characters: {@code head.weight}, {@code *.weight}
     * @return the selector
     */
    public static ParameterSelector name(String pattern) {
        Wildcard names = new Wildcard(pattern);
        return new ParameterSelector("name(\"" + pattern + "\")", parameter -> names.matches(parameter.name()));
    }

    /** {@return biases: the last part of the name begins with {@code bias}, whatever the shape} */
    public static ParameterSelector biases() {
        return new ParameterSelector("biases()", ParameterSelector::isBias);
    }

    /** {@return scales, as norms have them: one axis, and no bias} */
    public static ParameterSelector norms() {
        return new ParameterSelector("norms()", parameter -> !isBias(parameter) && parameter.shape().length < 2);
    }

    /** {@return weights with two axes: those of dense and recurrent layers and tables of embeddings} */
    public static ParameterSelector matrices() {
        return new ParameterSelector("matrices()", parameter -> !isBias(parameter) && parameter.shape().length == 2);
    }

    /** {@return weights with three axes or more: kernels of convolutions} */
    public static ParameterSelector kernels() {
        return new ParameterSelector("kernels()", parameter -> !isBias(parameter) && parameter.shape().length > 2);
    }

    /**
     * Those of a rule of one's own.
     *
     * @param description what messages call it
     * @param rule which parameters it takes
     * @return the selector
     */
    public static ParameterSelector of(String description, Predicate<Parameter> rule) {
        return new ParameterSelector(description, rule);
    }

    /**
     * Those that either takes.
     *
     * @param other another selector
     * @return both together
     */
    public ParameterSelector or(ParameterSelector other) {
        return new ParameterSelector(description + " or " + other, rule.or(other.rule));
    }

    /**
     * Those that both take.
     *
     * @param other another selector
     * @return what is in both
     */
    public ParameterSelector and(ParameterSelector other) {
        return new ParameterSelector("(" + description + ") and (" + other + ")", rule.and(other.rule));
    }

    /** {@return all others} */
    public ParameterSelector not() {
        return new ParameterSelector("not (" + description + ")", rule.negate());
    }

    /**
     * Whether a parameter is among them.
     *
     * @param parameter the parameter
     * @return whether it is
     */
    public boolean takes(Parameter parameter) {
        return rule.test(parameter);
    }

    private static boolean isBias(Parameter parameter) {
        String name = parameter.name();
        return name.startsWith("bias", name.lastIndexOf('.') + 1);
    }

    private static String layerOf(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    /** {@return for example {@code layer("head") or biases()}} */
    @Override
    public String toString() {
        return description;
    }
}
