package dev.lamina.processor.limits;

import java.util.List;

/**
 * A model of extreme size and what becomes of it.
 *
 * @param source its text
 * @param errors what the compiler must say: for each error its id and the source from where it stands on, such as
 *     {@code LAM-LIMIT-01 2147483647}; none if the model compiles
 * @param onRequest true for one that takes many seconds
 */
record LimitCase(String name, String source, List<String> errors, boolean onRequest) {
    @Override
    public String toString() {
        return name;
    }
}
