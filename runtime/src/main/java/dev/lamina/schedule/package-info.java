/** How the learning rate changes while a network is trained. */
package dev.lamina.schedule;
