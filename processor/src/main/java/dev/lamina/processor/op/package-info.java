/** The primitive operations: one op, one file. */
package dev.lamina.processor.op;
