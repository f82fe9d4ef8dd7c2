package dev.lamina.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Channels become pixels: {@code [channels · factor², height, width]} becomes
 * {@code [channels, height · factor, width · factor]} with
 * {@code y[c, i, j] = x[c factor² + (i mod factor) factor + j mod factor, i / factor, j / factor]} (Shi et al., 2016, Real-Time
 * Single Image and Video Super-Resolution Using an Efficient Sub-Pixel Convolutional Neural Network).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface PixelShuffle {
    /** By how much height and width grow. */
    int value();
}
