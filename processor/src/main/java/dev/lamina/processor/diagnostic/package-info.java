/**
 * What the compiler says to the user: every message's id and text, the collector that the stages report to, and
 * suggestions for misspelt names. Sees nothing of the other packages.
 */
package dev.lamina.processor.diagnostic;
