/**
 * Forecasting a series: {@link dev.lamina.examples.forecast.SunspotModel} reads the months so far with a recurrent layer,
 * {@link dev.lamina.examples.forecast.Forecast} trains it on the past and measures it on what came after.
 */
package dev.lamina.examples.forecast;
