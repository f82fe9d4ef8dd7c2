/**
 * Reading handwritten digits: {@link dev.lamina.examples.digits.LeNet} and {@link dev.lamina.examples.digits.Mlp} are
 * the networks, {@link dev.lamina.examples.digits.Digits} trains them; everything else paints digits and shows
 * results.
 */
package dev.lamina.examples.digits;
