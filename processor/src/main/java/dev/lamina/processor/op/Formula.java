package dev.lamina.processor.op;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A formula that a person reads. It has parentheses where it would be read another way without them, and nowhere else.
 * {@code ·} stands for a product of matrices or with a single number, {@code ⊙} for one of elements.
 *
 * @param text the formula
 * @param binding what holds its outermost parts together
 * @param isNumber true for a single number
 */
public record Formula(String text, Binding binding, boolean isNumber) {
    /** What holds the parts of a formula together, the loosest first. */
    public enum Binding {
        CHOICE,
        SUM,
        REDUCTION,
        MATRIX_PRODUCT,
        PRODUCT,
        /** Nothing can come between: a name, a call, what stands in parentheses. */
        ATOM
    }

    private static final Formula MINUS_ONE = number("-1");

    /** A name, or other words that belong together. */
    public static Formula name(String name) {
        return new Formula(name, Binding.ATOM, false);
    }

    /** A single number as it is written. */
    public static Formula number(String text) {
        return new Formula(text, text.startsWith("-") ? Binding.SUM : Binding.ATOM, true);
    }

    /** One number divided by another. */
    public static Formula fraction(String text) {
        return new Formula(text, Binding.PRODUCT, true);
    }

    /** {@code function(argument, ...)}. */
    public static Formula call(String function, List<Formula> arguments) {
        String inside = arguments.stream().map(Formula::text).collect(Collectors.joining(", ", "(", ")"));
        return new Formula(function + inside, Binding.ATOM, arguments.stream().allMatch(Formula::isNumber));
    }

    /** {@code condition > 0 ? positive : other}. */
    public static Formula choice(Formula condition, Formula positive, Formula other) {
        String text = condition.within(Binding.SUM) + " > 0 ? " + positive.within(Binding.SUM) + " : "
                + other.within(Binding.SUM);
        return new Formula(text, Binding.CHOICE, false);
    }

    /** {@code this + other}. */
    public Formula plus(Formula other) {
        return sum(" + ", other);
    }

    /** {@code this - other}. */
    public Formula minus(Formula other) {
        return sum(" - ", other);
    }

    private Formula sum(String sign, Formula other) {
        String text = within(Binding.SUM) + sign + other.within(Binding.REDUCTION);
        return new Formula(text, Binding.SUM, isNumber && other.isNumber);
    }

    /** The product of elements, or with a number, which then comes first. */
    public Formula times(Formula other) {
        if (isNumber && !other.equals(MINUS_ONE)) {
            return other.scaled(this);
        }
        if (other.isNumber) {
            return scaled(other);
        }
        return new Formula(within(Binding.PRODUCT) + " ⊙ " + other.within(Binding.ATOM), Binding.PRODUCT, false);
    }

    private Formula scaled(Formula factor) {
        String right = within(Binding.REDUCTION);
        if (factor.equals(MINUS_ONE)) {
            return new Formula("-" + right, Binding.SUM, isNumber);
        }
        Binding loosest = binding == Binding.REDUCTION ? Binding.REDUCTION : Binding.PRODUCT;
        return new Formula(factor.within(Binding.PRODUCT) + " · " + right, loosest, isNumber);
    }

    /** {@code this / other}. */
    public Formula over(Formula other) {
        String text = within(Binding.PRODUCT) + " / " + other.within(Binding.ATOM);
        return new Formula(text, Binding.PRODUCT, isNumber && other.isNumber);
    }

    /** The product of two matrices. */
    public Formula dot(Formula other) {
        return new Formula(within(Binding.ATOM) + " · " + other.within(Binding.ATOM), Binding.MATRIX_PRODUCT, false);
    }

    /** The transposed matrix. A number that stands for a matrix full of it is its own. */
    public Formula transposed() {
        return isNumber ? this : name(within(Binding.ATOM) + "ᵀ");
    }

    /** A sum or maximum over some axes: {@code Σ x}. */
    public Formula reduced(String sign) {
        return new Formula(sign + " " + within(Binding.REDUCTION), Binding.REDUCTION, false);
    }

    /** The elements at an index. */
    public Formula at(Formula index) {
        return name(within(Binding.ATOM) + "[" + index.text + "]");
    }

    /** The text for a place where only what is held together at least as tightly needs no parentheses. */
    private String within(Binding least) {
        return binding.compareTo(least) < 0 ? "(" + text + ")" : text;
    }
}
