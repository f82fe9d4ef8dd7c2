package dev.lamina.annotation;

/** How the vectors that tell positions apart come about. */
public enum PositionKind {
    /** A weight of shape {@code [steps, width]}, drawn from N(0, 1) and trained. */
    LEARNED,
    /**
     * {@code sin(p / 10000^(2i/width))} at 2i and the cosine of the same at 2i + 1 (Vaswani et al., 2017); never
     * trained.
     */
    SINUSOIDAL
}
