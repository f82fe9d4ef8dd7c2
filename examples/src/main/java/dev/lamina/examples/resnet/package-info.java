/**
 * Reading digits with a deeper network: {@link dev.lamina.examples.resnet.ResidualBlock} and {@link
 * dev.lamina.examples.resnet.NarrowingBlock} are its parts, {@link dev.lamina.examples.resnet.DigitResNet} puts them
 * together, {@link dev.lamina.examples.resnet.Resnet} trains it.
 */
package dev.lamina.examples.resnet;
