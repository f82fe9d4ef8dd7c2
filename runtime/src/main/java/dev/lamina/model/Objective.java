package dev.lamina.model;

/** How predictions read the raw values of a network's first output. The loss itself is part of the generated code. */
public enum Objective {
    /** Scores of classes: the class with the largest one is the answer; their softmax is the classes' probability. */
    CLASS,
    /** Logits, each of a yes or no of its own: their sigmoid is the probability of yes. */
    PROBABILITY,
    /** The predicted values themselves. */
    VALUES
}
