package dev.lamina.processor.frontend;

/**
 * An annotation's values aren't what its type declares, because the source has errors that the compiler itself reports
 * (an unknown constant, a missing attribute). Nothing more is to be said about such a model.
 */
final class UnreadableAnnotationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableAnnotationException(String member) {
        super(member);
    }
}
