/**
 * Predicting a number from a table: missing values, categories, scales. {@link dev.lamina.examples.tabular.PriceModel}
 * is the network, {@link dev.lamina.examples.tabular.Tabular} trains it and compares it with linear regression.
 */
package dev.lamina.examples.tabular;
