package dev.lamina.examples.forecast;

import static dev.lamina.annotation.LossFunction.MEAN_SQUARED_ERROR;

import dev.lamina.annotation.Add;
import dev.lamina.annotation.Dense;
import dev.lamina.annotation.Flatten;
import dev.lamina.annotation.Gru;
import dev.lamina.annotation.Input;
import dev.lamina.annotation.Layer;
import dev.lamina.annotation.Loss;
import dev.lamina.annotation.Model;
import dev.lamina.annotation.Slice;

/**
 * Reads a window of months, one after the other, and foretells the year that follows, all twelve months at once.
 *
 * <p>Two answers are added. {@code line} is a weighted sum of the last three years, which averages the scatter of
 * months away. {@code bend} comes from a gated recurrent unit, which keeps 24 numbers of memory while it reads: at each
 * month it computes from the memory and the new value what to forget and what to keep, and so can tell where in its cycle of
 * eleven years the sun is. Training goes back through all {@value Windows#LENGTH} months, since what was remembered at
 * the first may decide what is said after the last.
 */
@Model(batch = 32)
@Input(shape = {Windows.LENGTH, 1})
@Layer(name = "memory", gru = @Gru(value = 24, last = true), dropout = 0.2f)
@Layer(name = "bend", dense = @Dense(Windows.AHEAD))
@Layer(name = "recent", from = "input", slice = @Slice(from = -36))
@Layer(name = "flat", flatten = @Flatten)
@Layer(name = "line", dense = @Dense(Windows.AHEAD))
@Layer(
        name = "year",
        from = {"line", "bend"},
        add = @Add)
@Loss(MEAN_SQUARED_ERROR)
public interface SunspotModel {}
