package dev.lamina.optim;

import java.util.Map;

/**
 * The memory of a run of an optimizer, copied.
 *
 * @param scalars its numbers by name
 * @param slots its arrays by name, in the order in which weight files have the parameters
 */
public record Snapshot(Map<String, Double> scalars, Map<String, float[]> slots) {}
