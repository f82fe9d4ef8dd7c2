/**
 * What users declare: one layer, one file, each written as a small graph of primitive operations. Gradients follow from
 * those, so no layer has a backward pass of its own.
 */
package dev.lamina.processor.layer;
