/** From a plan to Java: names, loops, comments, in the portable and in the SIMD form. */
package dev.lamina.processor.emit;
