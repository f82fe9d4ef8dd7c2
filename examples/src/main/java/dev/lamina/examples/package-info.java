/**
 * Examples to run and to learn from: begin with {@link dev.lamina.examples.xor}, which shows how a network learns, and go
 * on to {@link dev.lamina.examples.digits}. Tables are the subject of {@link dev.lamina.examples.tabular}, series that
 * of {@link dev.lamina.examples.forecast}, texts that of {@link dev.lamina.examples.charlstm} and {@link
 * dev.lamina.examples.nanogpt}.
 */
package dev.lamina.examples;
