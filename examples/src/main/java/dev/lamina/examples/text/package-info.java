/** What the examples that write text have in common: an alphabet, texts, training, and writing letter by letter. */
package dev.lamina.examples.text;
