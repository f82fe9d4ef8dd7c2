/** What optimizers, schedules and changes of gradients consist of beside their rules: settings, and numbers of a run. */
package dev.lamina.state;
