package dev.lamina.state;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All numbers of a run that change from step to step, by name, so that one place can save and restore those of every
 * optimizer, schedule and change of gradients. What they hold together with the arrays of an optimizer is all that a run
 * needs to go on with the same bits.
 */
public final class Scalars {
    private final Map<String, Scalar> byName = new LinkedHashMap<>();

    /** No numbers so far. */
    public Scalars() {}

    /**
     * Adds a number.
     *
     * @param name its name, which is that in checkpoints
     * @param first what it starts at
     * @return the number, for the rule to read and change
     * @throws IllegalArgumentException if the name is taken
     */
    public Scalar add(String name, double first) {
        Scalar scalar = new Scalar(first);
        put(name, scalar);
        return scalar;
    }

    /**
     * Adds the numbers of a part: not copies, so they are the same in both.
     *
     * @param prefix what is written before their names
     * @param part the part's numbers
     * @throws IllegalArgumentException if a name is taken
     */
    public void addAll(String prefix, Scalars part) {
        part.byName.forEach((name, scalar) -> put(prefix + name, scalar));
    }

    private void put(String name, Scalar scalar) {
        if (byName.putIfAbsent(name, scalar) != null) {
            throw new IllegalArgumentException("there are two numbers called " + name + ": give one another name");
        }
    }

    /** {@return a copy of all values by name, in the order of adding} */
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        byName.forEach((name, scalar) -> values.put(name, scalar.get()));
        return values;
    }

    /**
     * Checks that values are those of numbers like these.
     *
     * @param values values by name, as {@link #values} gave them
     * @param whose whose numbers these are, for the message
     * @throws IllegalArgumentException if a name is missing or unknown
     */
    public void check(Map<String, Double> values, String whose) {
        Names.check(whose, "the number", byName.keySet(), values.keySet());
    }

    /**
     * Sets all numbers.
     *
     * @param values values by name, as {@link #values} gave them
     * @param whose whose numbers these are, for the message
     * @throws IllegalArgumentException if a name is missing or unknown; nothing is changed then
     */
    public void restore(Map<String, Double> values, String whose) {
        check(values, whose);
        byName.forEach((name, scalar) -> scalar.set(values.get(name)));
    }
}
