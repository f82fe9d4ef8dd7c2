// Written by Lamina from Deep; changes are lost at the next compile.
package deep;

import dev.lamina.model.Initializer;
import dev.lamina.model.Kernels;
import dev.lamina.model.Layout;
import dev.lamina.model.Network;
import dev.lamina.model.Objective;
import dev.lamina.model.Parameter;
import dev.lamina.model.Session;
import dev.lamina.model.Slot;
import java.nio.file.Path;
import java.util.List;

/**
 * The network that {@code Deep} declares.
 *
 * <pre>
 * layer       operation              output     parameters        FLOPs
 * tokens      input of 0..64         [64]
 * table       embedding              [64, 128]       8,320
 * body0Norm   layerNorm              [64, 128]         256       60,096
 * body0Up     dense, gelu            [64, 512]      66,048    9,207,808
 * body0Down   dense, dropout 0.1     [64, 128]      65,664    8,396,800
 * body0Sum    add                    [64, 128]                    8,192
 * body1Norm   layerNorm              [64, 128]         256       60,096
 * body1Up     dense, gelu            [64, 512]      66,048    9,207,808
 * body1Down   dense, dropout 0.1     [64, 128]      65,664    8,396,800
 * body1Sum    add                    [64, 128]                    8,192
 * body2Norm   layerNorm              [64, 128]         256       60,096
 * body2Up     dense, gelu            [64, 512]      66,048    9,207,808
 * body2Down   dense, dropout 0.1     [64, 128]      65,664    8,396,800
 * body2Sum    add                    [64, 128]                    8,192
 * body3Norm   layerNorm              [64, 128]         256       60,096
 * body3Up     dense, gelu            [64, 512]      66,048    9,207,808
 * body3Down   dense, dropout 0.1     [64, 128]      65,664    8,396,800
 * body3Sum    add                    [64, 128]                    8,192
 * body4Norm   layerNorm              [64, 128]         256       60,096
 * body4Up     dense, gelu            [64, 512]      66,048    9,207,808
 * body4Down   dense, dropout 0.1     [64, 128]      65,664    8,396,800
 * body4Sum    add                    [64, 128]                    8,192
 * body5Norm   layerNorm              [64, 128]         256       60,096
 * body5Up     dense, gelu            [64, 512]      66,048    9,207,808
 * body5Down   dense, dropout 0.1     [64, 128]      65,664    8,396,800
 * body5Sum    add                    [64, 128]                    8,192
 * body6Norm   layerNorm              [64, 128]         256       60,096
 * body6Up     dense, gelu            [64, 512]      66,048    9,207,808
 * body6Down   dense, dropout 0.1     [64, 128]      65,664    8,396,800
 * body6Sum    add                    [64, 128]                    8,192
 * body7Norm   layerNorm              [64, 128]         256       60,096
 * body7Up     dense, gelu            [64, 512]      66,048    9,207,808
 * body7Down   dense, dropout 0.1     [64, 128]      65,664    8,396,800
 * body7Sum    add                    [64, 128]                    8,192
 * body8Norm   layerNorm              [64, 128]         256       60,096
 * body8Up     dense, gelu            [64, 512]      66,048    9,207,808
 * body8Down   dense, dropout 0.1     [64, 128]      65,664    8,396,800
 * body8Sum    add                    [64, 128]                    8,192
 * body9Norm   layerNorm              [64, 128]         256       60,096
 * body9Up     dense, gelu            [64, 512]      66,048    9,207,808
 * body9Down   dense, dropout 0.1     [64, 128]      65,664    8,396,800
 * body9Sum    add                    [64, 128]                    8,192
 * body10Norm  layerNorm              [64, 128]         256       60,096
 * body10Up    dense, gelu            [64, 512]      66,048    9,207,808
 * body10Down  dense, dropout 0.1     [64, 128]      65,664    8,396,800
 * body10Sum   add                    [64, 128]                    8,192
 * body11Norm  layerNorm              [64, 128]         256       60,096
 * body11Up    dense, gelu            [64, 512]      66,048    9,207,808
 * body11Down  dense, dropout 0.1     [64, 128]      65,664    8,396,800
 * body11Sum   add                    [64, 128]                    8,192
 * norm        layerNorm              [64, 128]         256       60,096
 * head        dense                  [64, 65]                 1,064,960
 * total       softmax_cross_entropy              1,592,192  213,199,808
 * memory  73.9 MB for a training step of 8 rows, 44.7 MB for inference
 * </pre>
 */
public final class CompiledDeep extends Network {
    /** Rows that one step holds at most. */
    public static final int BATCH = 8;

    private static final String SUMMARY = "layer       operation              output     parameters        FLOPs\n"
            + "tokens      input of 0..64         [64]\n"
            + "table       embedding              [64, 128]       8,320\n"
            + "body0Norm   layerNorm              [64, 128]         256       60,096\n"
            + "body0Up     dense, gelu            [64, 512]      66,048    9,207,808\n"
            + "body0Down   dense, dropout 0.1     [64, 128]      65,664    8,396,800\n"
            + "body0Sum    add                    [64, 128]                    8,192\n"
            + "body1Norm   layerNorm              [64, 128]         256       60,096\n"
            + "body1Up     dense, gelu            [64, 512]      66,048    9,207,808\n"
            + "body1Down   dense, dropout 0.1     [64, 128]      65,664    8,396,800\n"
            + "body1Sum    add                    [64, 128]                    8,192\n"
            + "body2Norm   layerNorm              [64, 128]         256       60,096\n"
            + "body2Up     dense, gelu            [64, 512]      66,048    9,207,808\n"
            + "body2Down   dense, dropout 0.1     [64, 128]      65,664    8,396,800\n"
            + "body2Sum    add                    [64, 128]                    8,192\n"
            + "body3Norm   layerNorm              [64, 128]         256       60,096\n"
            + "body3Up     dense, gelu            [64, 512]      66,048    9,207,808\n"
            + "body3Down   dense, dropout 0.1     [64, 128]      65,664    8,396,800\n"
            + "body3Sum    add                    [64, 128]                    8,192\n"
            + "body4Norm   layerNorm              [64, 128]         256       60,096\n"
            + "body4Up     dense, gelu            [64, 512]      66,048    9,207,808\n"
            + "body4Down   dense, dropout 0.1     [64, 128]      65,664    8,396,800\n"
            + "body4Sum    add                    [64, 128]                    8,192\n"
            + "body5Norm   layerNorm              [64, 128]         256       60,096\n"
            + "body5Up     dense, gelu            [64, 512]      66,048    9,207,808\n"
            + "body5Down   dense, dropout 0.1     [64, 128]      65,664    8,396,800\n"
            + "body5Sum    add                    [64, 128]                    8,192\n"
            + "body6Norm   layerNorm              [64, 128]         256       60,096\n"
            + "body6Up     dense, gelu            [64, 512]      66,048    9,207,808\n"
            + "body6Down   dense, dropout 0.1     [64, 128]      65,664    8,396,800\n"
            + "body6Sum    add                    [64, 128]                    8,192\n"
            + "body7Norm   layerNorm              [64, 128]         256       60,096\n"
            + "body7Up     dense, gelu            [64, 512]      66,048    9,207,808\n"
            + "body7Down   dense, dropout 0.1     [64, 128]      65,664    8,396,800\n"
            + "body7Sum    add                    [64, 128]                    8,192\n"
            + "body8Norm   layerNorm              [64, 128]         256       60,096\n"
            + "body8Up     dense, gelu            [64, 512]      66,048    9,207,808\n"
            + "body8Down   dense, dropout 0.1     [64, 128]      65,664    8,396,800\n"
            + "body8Sum    add                    [64, 128]                    8,192\n"
            + "body9Norm   layerNorm              [64, 128]         256       60,096\n"
            + "body9Up     dense, gelu            [64, 512]      66,048    9,207,808\n"
            + "body9Down   dense, dropout 0.1     [64, 128]      65,664    8,396,800\n"
            + "body9Sum    add                    [64, 128]                    8,192\n"
            + "body10Norm  layerNorm              [64, 128]         256       60,096\n"
            + "body10Up    dense, gelu            [64, 512]      66,048    9,207,808\n"
            + "body10Down  dense, dropout 0.1     [64, 128]      65,664    8,396,800\n"
            + "body10Sum   add                    [64, 128]                    8,192\n"
            + "body11Norm  layerNorm              [64, 128]         256       60,096\n"
            + "body11Up    dense, gelu            [64, 512]      66,048    9,207,808\n"
            + "body11Down  dense, dropout 0.1     [64, 128]      65,664    8,396,800\n"
            + "body11Sum   add                    [64, 128]                    8,192\n"
            + "norm        layerNorm              [64, 128]         256       60,096\n"
            + "head        dense                  [64, 65]                 1,064,960\n"
            + "total       softmax_cross_entropy              1,592,192  213,199,808\n"
            + "memory  73.9 MB for a training step of 8 rows, 44.7 MB for inference\n";

    final float[] tableW; // table.weight [65, 128].
    final float[] body0NormW; // body.0.norm.weight [128].
    final float[] body0NormB; // body.0.norm.bias [128].
    final float[] body0UpW; // body.0.up.weight [512, 128], here transposed to [in, out].
    final float[] body0UpB; // body.0.up.bias [512].
    final float[] body0DownW; // body.0.down.weight [128, 512], here transposed to [in, out].
    final float[] body0DownB; // body.0.down.bias [128].
    final float[] body1NormW; // body.1.norm.weight [128].
    final float[] body1NormB; // body.1.norm.bias [128].
    final float[] body1UpW; // body.1.up.weight [512, 128], here transposed to [in, out].
    final float[] body1UpB; // body.1.up.bias [512].
    final float[] body1DownW; // body.1.down.weight [128, 512], here transposed to [in, out].
    final float[] body1DownB; // body.1.down.bias [128].
    final float[] body2NormW; // body.2.norm.weight [128].
    final float[] body2NormB; // body.2.norm.bias [128].
    final float[] body2UpW; // body.2.up.weight [512, 128], here transposed to [in, out].
    final float[] body2UpB; // body.2.up.bias [512].
    final float[] body2DownW; // body.2.down.weight [128, 512], here transposed to [in, out].
    final float[] body2DownB; // body.2.down.bias [128].
    final float[] body3NormW; // body.3.norm.weight [128].
    final float[] body3NormB; // body.3.norm.bias [128].
    final float[] body3UpW; // body.3.up.weight [512, 128], here transposed to [in, out].
    final float[] body3UpB; // body.3.up.bias [512].
    final float[] body3DownW; // body.3.down.weight [128, 512], here transposed to [in, out].
    final float[] body3DownB; // body.3.down.bias [128].
    final float[] body4NormW; // body.4.norm.weight [128].
    final float[] body4NormB; // body.4.norm.bias [128].
    final float[] body4UpW; // body.4.up.weight [512, 128], here transposed to [in, out].
    final float[] body4UpB; // body.4.up.bias [512].
    final float[] body4DownW; // body.4.down.weight [128, 512], here transposed to [in, out].
    final float[] body4DownB; // body.4.down.bias [128].
    final float[] body5NormW; // body.5.norm.weight [128].
    final float[] body5NormB; // body.5.norm.bias [128].
    final float[] body5UpW; // body.5.up.weight [512, 128], here transposed to [in, out].
    final float[] body5UpB; // body.5.up.bias [512].
    final float[] body5DownW; // body.5.down.weight [128, 512], here transposed to [in, out].
    final float[] body5DownB; // body.5.down.bias [128].
    final float[] body6NormW; // body.6.norm.weight [128].
    final float[] body6NormB; // body.6.norm.bias [128].
    final float[] body6UpW; // body.6.up.weight [512, 128], here transposed to [in, out].
    final float[] body6UpB; // body.6.up.bias [512].
    final float[] body6DownW; // body.6.down.weight [128, 512], here transposed to [in, out].
    final float[] body6DownB; // body.6.down.bias [128].
    final float[] body7NormW; // body.7.norm.weight [128].
    final float[] body7NormB; // body.7.norm.bias [128].
    final float[] body7UpW; // body.7.up.weight [512, 128], here transposed to [in, out].
    final float[] body7UpB; // body.7.up.bias [512].
    final float[] body7DownW; // body.7.down.weight [128, 512], here transposed to [in, out].
    final float[] body7DownB; // body.7.down.bias [128].
    final float[] body8NormW; // body.8.norm.weight [128].
    final float[] body8NormB; // body.8.norm.bias [128].
    final float[] body8UpW; // body.8.up.weight [512, 128], here transposed to [in, out].
    final float[] body8UpB; // body.8.up.bias [512].
    final float[] body8DownW; // body.8.down.weight [128, 512], here transposed to [in, out].
    final float[] body8DownB; // body.8.down.bias [128].
    final float[] body9NormW; // body.9.norm.weight [128].
    final float[] body9NormB; // body.9.norm.bias [128].
    final float[] body9UpW; // body.9.up.weight [512, 128], here transposed to [in, out].
    final float[] body9UpB; // body.9.up.bias [512].
    final float[] body9DownW; // body.9.down.weight [128, 512], here transposed to [in, out].
    final float[] body9DownB; // body.9.down.bias [128].
    final float[] body10NormW; // body.10.norm.weight [128].
    final float[] body10NormB; // body.10.norm.bias [128].
    final float[] body10UpW; // body.10.up.weight [512, 128], here transposed to [in, out].
    final float[] body10UpB; // body.10.up.bias [512].
    final float[] body10DownW; // body.10.down.weight [128, 512], here transposed to [in, out].
    final float[] body10DownB; // body.10.down.bias [128].
    final float[] body11NormW; // body.11.norm.weight [128].
    final float[] body11NormB; // body.11.norm.bias [128].
    final float[] body11UpW; // body.11.up.weight [512, 128], here transposed to [in, out].
    final float[] body11UpB; // body.11.up.bias [512].
    final float[] body11DownW; // body.11.down.weight [128, 512], here transposed to [in, out].
    final float[] body11DownB; // body.11.down.bias [128].
    final float[] normW; // norm.weight [128].
    final float[] normB; // norm.bias [128].

    private CompiledDeep() {
        super(
                "Deep",
                BATCH,
                List.of(Slot.indices("tokens", 65, 64)),
                List.of(Slot.classIndex("labels", 65, 64).along(1)),
                List.of(Slot.features("head", 64, 65)),
                Objective.CLASS,
                List.of(
                        Parameter.trainable("table.weight", Layout.AS_IS, Initializer.normal(1.0f), 65, 128),
                        Parameter.trainable("body.0.norm.weight", Layout.AS_IS, Initializer.ones(), 128),
                        Parameter.trainable("body.0.norm.bias", Layout.AS_IS, Initializer.zeros(), 128),
                        Parameter.trainable("body.0.up.weight", Layout.TRANSPOSED, Initializer.uniform(0.088388346f), 512, 128),
                        Parameter.trainable("body.0.up.bias", Layout.AS_IS, Initializer.uniform(0.088388346f), 512),
                        Parameter.trainable("body.0.down.weight", Layout.TRANSPOSED, Initializer.uniform(0.044194173f), 128, 512),
                        Parameter.trainable("body.0.down.bias", Layout.AS_IS, Initializer.uniform(0.044194173f), 128),
                        Parameter.trainable("body.1.norm.weight", Layout.AS_IS, Initializer.ones(), 128),
                        Parameter.trainable("body.1.norm.bias", Layout.AS_IS, Initializer.zeros(), 128),
                        Parameter.trainable("body.1.up.weight", Layout.TRANSPOSED, Initializer.uniform(0.088388346f), 512, 128),
                        Parameter.trainable("body.1.up.bias", Layout.AS_IS, Initializer.uniform(0.088388346f), 512),
                        Parameter.trainable("body.1.down.weight", Layout.TRANSPOSED, Initializer.uniform(0.044194173f), 128, 512),
                        Parameter.trainable("body.1.down.bias", Layout.AS_IS, Initializer.uniform(0.044194173f), 128),
                        Parameter.trainable("body.2.norm.weight", Layout.AS_IS, Initializer.ones(), 128),
                        Parameter.trainable("body.2.norm.bias", Layout.AS_IS, Initializer.zeros(), 128),
                        Parameter.trainable("body.2.up.weight", Layout.TRANSPOSED, Initializer.uniform(0.088388346f), 512, 128),
                        Parameter.trainable("body.2.up.bias", Layout.AS_IS, Initializer.uniform(0.088388346f), 512),
                        Parameter.trainable("body.2.down.weight", Layout.TRANSPOSED, Initializer.uniform(0.044194173f), 128, 512),
                        Parameter.trainable("body.2.down.bias", Layout.AS_IS, Initializer.uniform(0.044194173f), 128),
                        Parameter.trainable("body.3.norm.weight", Layout.AS_IS, Initializer.ones(), 128),
                        Parameter.trainable("body.3.norm.bias", Layout.AS_IS, Initializer.zeros(), 128),
                        Parameter.trainable("body.3.up.weight", Layout.TRANSPOSED, Initializer.uniform(0.088388346f), 512, 128),
                        Parameter.trainable("body.3.up.bias", Layout.AS_IS, Initializer.uniform(0.088388346f), 512),
                        Parameter.trainable("body.3.down.weight", Layout.TRANSPOSED, Initializer.uniform(0.044194173f), 128, 512),
                        Parameter.trainable("body.3.down.bias", Layout.AS_IS, Initializer.uniform(0.044194173f), 128),
                        Parameter.trainable("body.4.norm.weight", Layout.AS_IS, Initializer.ones(), 128),
                        Parameter.trainable("body.4.norm.bias", Layout.AS_IS, Initializer.zeros(), 128),
                        Parameter.trainable("body.4.up.weight", Layout.TRANSPOSED, Initializer.uniform(0.088388346f), 512, 128),
                        Parameter.trainable("body.4.up.bias", Layout.AS_IS, Initializer.uniform(0.088388346f), 512),
                        Parameter.trainable("body.4.down.weight", Layout.TRANSPOSED, Initializer.uniform(0.044194173f), 128, 512),
                        Parameter.trainable("body.4.down.bias", Layout.AS_IS, Initializer.uniform(0.044194173f), 128),
                        Parameter.trainable("body.5.norm.weight", Layout.AS_IS, Initializer.ones(), 128),
                        Parameter.trainable("body.5.norm.bias", Layout.AS_IS, Initializer.zeros(), 128),
                        Parameter.trainable("body.5.up.weight", Layout.TRANSPOSED, Initializer.uniform(0.088388346f), 512, 128),
                        Parameter.trainable("body.5.up.bias", Layout.AS_IS, Initializer.uniform(0.088388346f), 512),
                        Parameter.trainable("body.5.down.weight", Layout.TRANSPOSED, Initializer.uniform(0.044194173f), 128, 512),
                        Parameter.trainable("body.5.down.bias", Layout.AS_IS, Initializer.uniform(0.044194173f), 128),
                        Parameter.trainable("body.6.norm.weight", Layout.AS_IS, Initializer.ones(), 128),
                        Parameter.trainable("body.6.norm.bias", Layout.AS_IS, Initializer.zeros(), 128),
                        Parameter.trainable("body.6.up.weight", Layout.TRANSPOSED, Initializer.uniform(0.088388346f), 512, 128),
                        Parameter.trainable("body.6.up.bias", Layout.AS_IS, Initializer.uniform(0.088388346f), 512),
                        Parameter.trainable("body.6.down.weight", Layout.TRANSPOSED, Initializer.uniform(0.044194173f), 128, 512),
                        Parameter.trainable("body.6.down.bias", Layout.AS_IS, Initializer.uniform(0.044194173f), 128),
                        Parameter.trainable("body.7.norm.weight", Layout.AS_IS, Initializer.ones(), 128),
                        Parameter.trainable("body.7.norm.bias", Layout.AS_IS, Initializer.zeros(), 128),
                        Parameter.trainable("body.7.up.weight", Layout.TRANSPOSED, Initializer.uniform(0.088388346f), 512, 128),
                        Parameter.trainable("body.7.up.bias", Layout.AS_IS, Initializer.uniform(0.088388346f), 512),
                        Parameter.trainable("body.7.down.weight", Layout.TRANSPOSED, Initializer.uniform(0.044194173f), 128, 512),
                        Parameter.trainable("body.7.down.bias", Layout.AS_IS, Initializer.uniform(0.044194173f), 128),
                        Parameter.trainable("body.8.norm.weight", Layout.AS_IS, Initializer.ones(), 128),
                        Parameter.trainable("body.8.norm.bias", Layout.AS_IS, Initializer.zeros(), 128),
                        Parameter.trainable("body.8.up.weight", Layout.TRANSPOSED, Initializer.uniform(0.088388346f), 512, 128),
                        Parameter.trainable("body.8.up.bias", Layout.AS_IS, Initializer.uniform(0.088388346f), 512),
                        Parameter.trainable("body.8.down.weight", Layout.TRANSPOSED, Initializer.uniform(0.044194173f), 128, 512),
                        Parameter.trainable("body.8.down.bias", Layout.AS_IS, Initializer.uniform(0.044194173f), 128),
                        Parameter.trainable("body.9.norm.weight", Layout.AS_IS, Initializer.ones(), 128),
                        Parameter.trainable("body.9.norm.bias", Layout.AS_IS, Initializer.zeros(), 128),
                        Parameter.trainable("body.9.up.weight", Layout.TRANSPOSED, Initializer.uniform(0.088388346f), 512, 128),
                        Parameter.trainable("body.9.up.bias", Layout.AS_IS, Initializer.uniform(0.088388346f), 512),
                        Parameter.trainable("body.9.down.weight", Layout.TRANSPOSED, Initializer.uniform(0.044194173f), 128, 512),
                        Parameter.trainable("body.9.down.bias", Layout.AS_IS, Initializer.uniform(0.044194173f), 128),
                        Parameter.trainable("body.10.norm.weight", Layout.AS_IS, Initializer.ones(), 128),
                        Parameter.trainable("body.10.norm.bias", Layout.AS_IS, Initializer.zeros(), 128),
                        Parameter.trainable("body.10.up.weight", Layout.TRANSPOSED, Initializer.uniform(0.088388346f), 512, 128),
                        Parameter.trainable("body.10.up.bias", Layout.AS_IS, Initializer.uniform(0.088388346f), 512),
                        Parameter.trainable("body.10.down.weight", Layout.TRANSPOSED, Initializer.uniform(0.044194173f), 128, 512),
                        Parameter.trainable("body.10.down.bias", Layout.AS_IS, Initializer.uniform(0.044194173f), 128),
                        Parameter.trainable("body.11.norm.weight", Layout.AS_IS, Initializer.ones(), 128),
                        Parameter.trainable("body.11.norm.bias", Layout.AS_IS, Initializer.zeros(), 128),
                        Parameter.trainable("body.11.up.weight", Layout.TRANSPOSED, Initializer.uniform(0.088388346f), 512, 128),
                        Parameter.trainable("body.11.up.bias", Layout.AS_IS, Initializer.uniform(0.088388346f), 512),
                        Parameter.trainable("body.11.down.weight", Layout.TRANSPOSED, Initializer.uniform(0.044194173f), 128, 512),
                        Parameter.trainable("body.11.down.bias", Layout.AS_IS, Initializer.uniform(0.044194173f), 128),
                        Parameter.trainable("norm.weight", Layout.AS_IS, Initializer.ones(), 128),
                        Parameter.trainable("norm.bias", Layout.AS_IS, Initializer.zeros(), 128)),
                SUMMARY);
        tableW = values("table.weight");
        body0NormW = values("body.0.norm.weight");
        body0NormB = values("body.0.norm.bias");
        body0UpW = values("body.0.up.weight");
        body0UpB = values("body.0.up.bias");
        body0DownW = values("body.0.down.weight");
        body0DownB = values("body.0.down.bias");
        body1NormW = values("body.1.norm.weight");
        body1NormB = values("body.1.norm.bias");
        body1UpW = values("body.1.up.weight");
        body1UpB = values("body.1.up.bias");
        body1DownW = values("body.1.down.weight");
        body1DownB = values("body.1.down.bias");
        body2NormW = values("body.2.norm.weight");
        body2NormB = values("body.2.norm.bias");
        body2UpW = values("body.2.up.weight");
        body2UpB = values("body.2.up.bias");
        body2DownW = values("body.2.down.weight");
        body2DownB = values("body.2.down.bias");
        body3NormW = values("body.3.norm.weight");
        body3NormB = values("body.3.norm.bias");
        body3UpW = values("body.3.up.weight");
        body3UpB = values("body.3.up.bias");
        body3DownW = values("body.3.down.weight");
        body3DownB = values("body.3.down.bias");
        body4NormW = values("body.4.norm.weight");
        body4NormB = values("body.4.norm.bias");
        body4UpW = values("body.4.up.weight");
        body4UpB = values("body.4.up.bias");
        body4DownW = values("body.4.down.weight");
        body4DownB = values("body.4.down.bias");
        body5NormW = values("body.5.norm.weight");
        body5NormB = values("body.5.norm.bias");
        body5UpW = values("body.5.up.weight");
        body5UpB = values("body.5.up.bias");
        body5DownW = values("body.5.down.weight");
        body5DownB = values("body.5.down.bias");
        body6NormW = values("body.6.norm.weight");
        body6NormB = values("body.6.norm.bias");
        body6UpW = values("body.6.up.weight");
        body6UpB = values("body.6.up.bias");
        body6DownW = values("body.6.down.weight");
        body6DownB = values("body.6.down.bias");
        body7NormW = values("body.7.norm.weight");
        body7NormB = values("body.7.norm.bias");
        body7UpW = values("body.7.up.weight");
        body7UpB = values("body.7.up.bias");
        body7DownW = values("body.7.down.weight");
        body7DownB = values("body.7.down.bias");
        body8NormW = values("body.8.norm.weight");
        body8NormB = values("body.8.norm.bias");
        body8UpW = values("body.8.up.weight");
        body8UpB = values("body.8.up.bias");
        body8DownW = values("body.8.down.weight");
        body8DownB = values("body.8.down.bias");
        body9NormW = values("body.9.norm.weight");
        body9NormB = values("body.9.norm.bias");
        body9UpW = values("body.9.up.weight");
        body9UpB = values("body.9.up.bias");
        body9DownW = values("body.9.down.weight");
        body9DownB = values("body.9.down.bias");
        body10NormW = values("body.10.norm.weight");
        body10NormB = values("body.10.norm.bias");
        body10UpW = values("body.10.up.weight");
        body10UpB = values("body.10.up.bias");
        body10DownW = values("body.10.down.weight");
        body10DownB = values("body.10.down.bias");
        body11NormW = values("body.11.norm.weight");
        body11NormB = values("body.11.norm.bias");
        body11UpW = values("body.11.up.weight");
        body11UpB = values("body.11.up.bias");
        body11DownW = values("body.11.down.weight");
        body11DownB = values("body.11.down.bias");
        normW = values("norm.weight");
        normB = values("norm.bias");
    }

    /** A new network; the same seed gives the same parameters, bit for bit. */
    public static CompiledDeep create(long seed) {
        CompiledDeep network = new CompiledDeep();
        network.initialize(seed);
        return network;
    }

    /**
     * A network with the parameters of a safetensors file that {@code save} or PyTorch wrote.
     *
     * @throws dev.lamina.io.WeightFileException if the file is damaged or belongs to another network
     */
    public static CompiledDeep load(Path file) {
        CompiledDeep network = new CompiledDeep();
        network.restore(file);
        return network;
    }

    /**
     * The most probable class at each position of one row.
     * Safe to call from many threads.
     */
    public int[] predict(int[] tokens) {
        return argMaxAlong(infer(tokens), 65, 1);
    }

    /**
     * The probability of each class at each position of one row.
     * Safe to call from many threads.
     */
    public float[] probabilities(int[] tokens) {
        float[] values = infer(tokens);
        softmaxAlong(values, 65, 1);
        return values;
    }

    @Override
    protected Session createSession(boolean training, int threads) {
        if (Kernels.simd() && CompiledDeepSimd.LANES <= 16) {
            Kernels.announce(name(), "SIMD");
            return new CompiledDeepSimd(this, training, threads);
        }
        Kernels.announce(name(), "portable");
        return new CompiledDeepPortable(this, training, threads);
    }
}
