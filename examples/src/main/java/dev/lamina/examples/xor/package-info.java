/** The smallest network worth training, and the loop that trains it, written out by hand. */
package dev.lamina.examples.xor;
