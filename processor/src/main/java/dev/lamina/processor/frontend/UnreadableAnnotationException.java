package dev.lamina.processor.frontend;

import java.util.Optional;

/**
 * An annotation's values aren't what its type declares. Either it has a name that the compiler doesn't know: it may be one
 * that another annotation processor generates. Or it lacks an attribute, which the compiler reports; nothing more is to be
 * said then.
 */
final class UnreadableAnnotationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Optional<Unknown> unknown;

    /**
     * An attribute whose value has an unknown name.
     *
     * @param attribute for people, such as {@code batch of @Model}
     */
    record Unknown(String attribute, SourcePosition position) {}

    private UnreadableAnnotationException(String message, Optional<Unknown> unknown) {
        super(message);
        this.unknown = unknown;
    }

    /** A name that the compiler doesn't know, or not yet. */
    static UnreadableAnnotationException unknown(String attribute, SourcePosition position) {
        return new UnreadableAnnotationException(attribute, Optional.of(new Unknown(attribute, position)));
    }

    /** An attribute that is missing. */
    static UnreadableAnnotationException missing(String attribute) {
        return new UnreadableAnnotationException(attribute, Optional.empty());
    }

    /** The attribute with an unknown name; empty if it is missing. */
    Optional<Unknown> unknown() {
        return unknown;
    }
}
