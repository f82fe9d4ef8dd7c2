/**
 * Reads the annotations of a model into declarations: plain values with the source position of each attribute, checked as
 * far as that is possible without shapes. Annotation classes are known by name only, and operations not at all, so a new
 * operation needs no change here.
 */
package dev.lamina.processor.frontend;
