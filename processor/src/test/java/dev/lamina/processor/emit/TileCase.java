package dev.lamina.processor.emit;

import static dev.lamina.processor.testing.LayerMaker.layer;
import static dev.lamina.processor.testing.ModelMaker.model;

import dev.lamina.processor.layer.LayerCase;
import dev.lamina.processor.testing.ModelMaker;
import java.util.List;
import java.util.stream.Stream;

/** Products with rows and columns for tiles of every size: tall ones, what is left of them, and single rows. */
enum TileCase {
    /** What follows the sums takes registers, so it is a method of its own. */
    SELECTING(
            model(48)
                    .add(layer("hidden")
                            .op("dense", "value", 40)
                            .activation("RELU")
                            .dropout(0.25f))
                    .add(layer("value").op("dense", "value", 3)),
            "hiddenActiveTile8x2",
            "hiddenActiveTile4x2",
            "hiddenActiveTile1x2",
            "hiddenActiveTile8x1",
            "hiddenActiveFinish"),
    /** Each thread of two or three has rows for tall tiles. */
    SPLIT(
            model(136)
                    .add(layer("hidden").op("dense", "value", 136).activation("RELU"))
                    .add(layer("value").op("dense", "value", 3)),
            "split(KERNEL_HIDDEN",
            "hiddenTile8x2",
            "hiddenFinish"),
    /** A sum is added in registers. */
    ADDING(
            model(64)
                    .add(layer("sum").op("dense", "value", 64))
                    .add(layer("left").from("sum", "input").op("add"))
                    .add(layer("value").op("dense", "value", 3)),
            "leftValuesTile8x2"),
    /** Many products of their own. */
    BATCHED(
            model(11, 64)
                    .add(layer("mixed").op("attention", "heads", 2))
                    .add(layer("value").op("dense", "value", 3)),
            "Tile8x2"),
    RECURRENT(
            model(3, 12)
                    .add(layer("memory").op("gru", "value", 36))
                    .add(layer("value").op("dense", "value", 3)),
            "memoryProductTile8x2",
            "memoryProductTile4x1"),
    /** Blocks of filters that overlap, whether 8 or 4 at a time. */
    FILTERS(
            model(3, 9, 10)
                    .add(layer("conv").op("conv2d", "filters", 14, "kernel", 3).activation("RELU"))
                    .add(layer("value").op("dense", "value", 3)),
            "convTile8x2",
            "f += TILE_ROWS",
            "14 - TILE_ROWS");

    /** One tall tile, one of 4 rows that overlaps it, and in a full batch two tall ones. */
    static final int ROWS = 13;

    private final ModelMaker model;
    private final List<String> texts;

    TileCase(ModelMaker model, String... texts) {
        this.model = model.loss("MEAN_SQUARED_ERROR");
        this.texts = List.of(texts);
    }

    /** The models of all products. */
    static List<LayerCase> all() {
        return Stream.of(values()).map(TileCase::layerCase).toList();
    }

    LayerCase layerCase() {
        return new LayerCase("tiles of a product, " + name(), model);
    }

    /** What stands in its code. */
    List<String> texts() {
        return texts;
    }
}
