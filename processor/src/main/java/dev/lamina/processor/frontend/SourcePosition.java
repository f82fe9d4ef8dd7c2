package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;

/**
 * A place in the annotations of a type, both as compilers' messagers know it (element, mirror, value) and as the way to it
 * from the outermost annotation, which is the same in every compiler.
 *
 * @param type the annotated type
 * @param mirror the innermost annotation, null for the type itself
 * @param value value of the attribute, null for the annotation as a whole
 * @param annotation qualified name of the outermost annotation, empty for the type itself
 * @param ordinal which one of several outermost annotations of that name it is, from 0
 * @param steps the way from the outermost annotation to the place
 * @param uses for a place in a block, how the model comes to use it: the layers with that block, outermost first
 * @param use for a place in a block, the layer that uses the block
 * @param order sorts places in the order of the source
 */
record SourcePosition(
        TypeElement type,
        AnnotationMirror mirror,
        AnnotationValue value,
        String annotation,
        int ordinal,
        List<Step> steps,
        List<String> uses,
        Optional<SourcePosition> use,
        List<Integer> order)
        implements Position, Comparable<SourcePosition> {
    /**
     * One step inward.
     *
     * @param member name of the attribute
     * @param index index in the attribute's array, {@link #WHOLE} for the attribute as a whole
     */
    record Step(String member, int index) {
        static final int WHOLE = -1;
    }

    /** The type itself, which stands after its annotations. */
    static SourcePosition of(TypeElement type) {
        return new SourcePosition(
                type, null, null, "", 0, List.of(), List.of(), Optional.empty(), List.of(Integer.MAX_VALUE));
    }

    /** No place in the source, for what the build says. */
    static SourcePosition nowhere() {
        return new SourcePosition(null, null, null, "", 0, List.of(), List.of(), Optional.empty(), List.of());
    }

    /**
     * An outermost annotation.
     *
     * @param rank its place among the annotations of the type
     * @param ordinal which one of several of its kind it is
     */
    static SourcePosition of(TypeElement type, AnnotationMirror mirror, String annotation, int rank, int ordinal) {
        return new SourcePosition(
                type,
                mirror,
                null,
                annotation,
                ordinal,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(rank, ordinal));
    }

    /** The same place in a block that a layer uses: it stands where that layer does. */
    SourcePosition usedBy(SourcePosition layer, String name) {
        List<String> longerUses = new ArrayList<>(layer.uses);
        longerUses.add(name + " of " + layer.type.getSimpleName());
        List<Integer> longerOrder = new ArrayList<>(layer.order);
        longerOrder.addAll(order);
        return new SourcePosition(
                type,
                mirror,
                value,
                annotation,
                ordinal,
                steps,
                List.copyOf(longerUses),
                Optional.of(layer),
                List.copyOf(longerOrder));
    }

    /** An attribute, or one element of its array, of the annotation that this is the position of. */
    SourcePosition attribute(String member, int rank, int index, AnnotationValue memberValue) {
        return inward(mirror, memberValue, member, rank, index);
    }

    /** An annotation that is the value of an attribute, or an element of it. */
    SourcePosition nested(String member, int rank, int index, AnnotationMirror nestedMirror) {
        return inward(nestedMirror, null, member, rank, index);
    }

    /** The types that it concerns: that of the place, then those whose layers come to use it, innermost first. */
    List<TypeElement> types() {
        List<TypeElement> types = new ArrayList<>();
        for (Optional<SourcePosition> place = Optional.of(this); place.isPresent(); place = place.get().use) {
            types.add(place.get().type);
        }
        return types;
    }

    @Override
    public int compareTo(SourcePosition other) {
        int common = Math.min(order.size(), other.order.size());
        for (int i = 0; i < common; i++) {
            int comparison = Integer.compare(order.get(i), other.order.get(i));
            if (comparison != 0) {
                return comparison;
            }
        }
        return Integer.compare(order.size(), other.order.size());
    }

    private SourcePosition inward(
            AnnotationMirror innermost, AnnotationValue innermostValue, String member, int rank, int index) {
        List<Step> longerSteps = new ArrayList<>(steps);
        longerSteps.add(new Step(member, index));
        List<Integer> longerOrder = new ArrayList<>(order);
        longerOrder.add(rank);
        longerOrder.add(index);
        return new SourcePosition(
                type,
                innermost,
                innermostValue,
                annotation,
                ordinal,
                List.copyOf(longerSteps),
                uses,
                use,
                List.copyOf(longerOrder));
    }
}
