/**
 * Writing text letter by letter with a recurrent network: {@link dev.lamina.examples.charlstm.LetterModel} is the
 * network, {@link dev.lamina.examples.charlstm.CharLstm} trains it and lets it write.
 */
package dev.lamina.examples.charlstm;
