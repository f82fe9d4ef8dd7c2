/**
 * Squeezing pictures into a few numbers, unfolding them again, and inventing new ones: {@link
 * dev.lamina.examples.autoencoder.DigitAutoencoder} is the network, {@link dev.lamina.examples.autoencoder.DigitDecoder}
 * its second half, {@link dev.lamina.examples.autoencoder.Autoencoder} trains and shows them.
 */
package dev.lamina.examples.autoencoder;
