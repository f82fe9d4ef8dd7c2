/**
 * Examples to run and to learn from: begin with {@link dev.lamina.examples.xor}, which shows how a network learns,
 * and go on to {@link dev.lamina.examples.digits}.
 */
package dev.lamina.examples;
