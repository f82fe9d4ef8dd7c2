package dev.lamina.processor.layer;

import dev.lamina.processor.frontend.Attributes;
import dev.lamina.processor.frontend.LossDeclaration;
import dev.lamina.processor.ir.Shape;
import java.util.List;

/** The attributes of a loss with the defaults of its function filled in. */
final class LossAttributes {
    private final Attributes values;

    LossAttributes(LossDeclaration loss) {
        this.values = loss.attributes();
    }

    String reduction() {
        return values.text("reduction");
    }

    float decimal(String name) {
        return values.decimal(name);
    }

    /** A number whose default depends on the function. */
    float decimal(String name, float standard) {
        float value = values.decimal(name);
        return Float.isNaN(value) ? standard : value;
    }

    /** The power; 0 stands for the function's own. */
    int power(int standard) {
        return values.integer("p") == 0 ? standard : values.integer("p");
    }

    boolean flag(String name) {
        return values.flag(name);
    }

    int integer(String name) {
        return values.integer(name);
    }

    List<Float> numbers(String name) {
        return values.decimals(name);
    }

    /** True if a label is to be ignored. */
    boolean ignores() {
        return !values.integers("ignoreIndex").isEmpty();
    }

    int ignored() {
        return values.integers("ignoreIndex").get(0);
    }

    /** The axis of a value's shape, rows counted, that the classes lie on. */
    int classAxis(Shape shape) {
        int axis = namesAxis() ? values.integers("classAxis").get(0) : 0;
        return axis < 0 ? shape.rank() + axis : axis + 1;
    }

    /** True if the user says which axis the classes lie on. */
    boolean namesAxis() {
        return !values.integers("classAxis").isEmpty();
    }
}
