/**
 * Writing text with attention, as large language models do, at a size that a laptop trains in minutes: {@link
 * dev.lamina.examples.nanogpt.TransformerBlock} is the part that they repeat, {@link
 * dev.lamina.examples.nanogpt.GptModel} the network, {@link dev.lamina.examples.nanogpt.NanoGpt} trains it and lets it
 * write.
 */
package dev.lamina.examples.nanogpt;
