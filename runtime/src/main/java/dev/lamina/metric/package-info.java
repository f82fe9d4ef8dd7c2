/** How well outputs fit labels and targets: in training, in evaluation, and on arrays alone. */
package dev.lamina.metric;
