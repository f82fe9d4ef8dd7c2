package dev.lamina.optim;

import dev.lamina.model.Initializer;
import dev.lamina.model.Layout;
import dev.lamina.model.Parameter;
import dev.lamina.state.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arrays of a run, each with a name, a shape and a layout of its own, as a parameter has. */
final class Slots {
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String slot, Parameter of, Parameter array) {}

    float[][] add(String name, Parameter[] parameters) {
        float[][] arrays = new float[parameters.length][];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = add(name, parameters[i], parameters[i].layout(), parameters[i].shape());
        }
        return arrays;
    }

    float[] add(String name, Parameter of, int... shape) {
        return add(name, of, Layout.AS_IS, shape);
    }

    private float[] add(String name, Parameter of, Layout layout, int... shape) {
        Parameter array = Parameter.state(name + "." + of.name(), layout, Initializer.zeros(), shape);
        add(new Entry(name, of, array));
        return array.values();
    }

    void addAll(Slots others) {
        others.entries.forEach(this::add);
    }

    private void add(Entry added) {
        for (Entry entry : entries) {
            if (entry.of == added.of && entry.slot.equals(added.slot)) {
                throw new IllegalArgumentException("there are two slots called " + added.slot + " for " + added.of
                        + ": the same rule can't be applied twice");
            }
        }
        entries.add(added);
    }

    List<Parameter> all() {
        return entries.stream().map(Entry::array).toList();
    }

    /** Copies in the external order. */
    Map<String, float[]> values() {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (Parameter array : byName().values()) {
            values.put(array.name(), array.toArray());
        }
        return values;
    }

    void check(Map<String, float[]> values, String whose) {
        Map<String, Parameter> wanted = byName();
        Names.check(whose, "the slot", wanted.keySet(), values.keySet());
        for (Parameter array : wanted.values()) {
            int given = values.get(array.name()).length;
            if (given != array.size()) {
                throw new IllegalArgumentException("this isn't the state of " + whose + ": the slot " + array + " has "
                        + array.size() + " values, but was saved with " + given);
            }
        }
    }

    void restore(Map<String, float[]> values) {
        for (Entry entry : entries) {
            entry.array.set(values.get(entry.array.name()));
        }
    }

    private Map<String, Parameter> byName() {
        Map<String, Parameter> arrays = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (arrays.put(entry.array.name(), entry.array) != null) {
                throw new IllegalArgumentException(
                        "two parameters are called " + entry.of.name() + ", so their slots can't be told apart");
            }
        }
        return arrays;
    }
}
