package dev.lamina.processor.emit;

import dev.lamina.processor.ir.Op;
import dev.lamina.processor.op.AdjointKernelOp;
import dev.lamina.processor.op.AvgPool2dGradientOp;
import dev.lamina.processor.op.AvgPool2dOp;
import dev.lamina.processor.op.BatchMatMulOp;
import dev.lamina.processor.op.BilinearGradientOp;
import dev.lamina.processor.op.BilinearOp;
import dev.lamina.processor.op.CausalMaskOp;
import dev.lamina.processor.op.ConcatOp;
import dev.lamina.processor.op.CtcGradientOp;
import dev.lamina.processor.op.CtcOp;
import dev.lamina.processor.op.DropoutMaskOp;
import dev.lamina.processor.op.GatherRowsOp;
import dev.lamina.processor.op.GaussianNoiseOp;
import dev.lamina.processor.op.MatMulOp;
import dev.lamina.processor.op.MatMulTransposedOp;
import dev.lamina.processor.op.MaxPool2dOp;
import dev.lamina.processor.op.MaxPool2dPositionsOp;
import dev.lamina.processor.op.PadImageOp;
import dev.lamina.processor.op.PadOp;
import dev.lamina.processor.op.PermuteOp;
import dev.lamina.processor.op.PhaseKernelOp;
import dev.lamina.processor.op.PixelShuffleOp;
import dev.lamina.processor.op.RecurrentGradientOp;
import dev.lamina.processor.op.RecurrentOp;
import dev.lamina.processor.op.RecurrentPreviousOp;
import dev.lamina.processor.op.RecurrentProjectionOp;
import dev.lamina.processor.op.RotaryOp;
import dev.lamina.processor.op.ScatterOp;
import dev.lamina.processor.op.ScatterRowsOp;
import dev.lamina.processor.op.ShiftedConv2dOp;
import dev.lamina.processor.op.ShiftedConv2dWeightGradientOp;
import dev.lamina.processor.op.SliceOp;
import dev.lamina.processor.op.TransposeOp;
import java.util.Map;
import java.util.function.Consumer;

/** Chooses who writes a kernel: by its anchor, or as plain loops if it has none. */
final class KernelEmitter {
    private static final Map<Class<? extends Op>, Consumer<KernelCode>> EMITTERS = Map.ofEntries(
            Map.entry(MatMulOp.class, code -> new MatMulEmitter(code).emit()),
            Map.entry(MatMulTransposedOp.class, code -> new MatMulEmitter(code).emit()),
            Map.entry(BatchMatMulOp.class, code -> new MatMulEmitter(code).emit()),
            Map.entry(PermuteOp.class, code -> new PermuteEmitter(code).emit()),
            Map.entry(SliceOp.class, ShapeEmitters::slice),
            Map.entry(PadOp.class, ShapeEmitters::pad),
            Map.entry(ConcatOp.class, ShapeEmitters::concat),
            Map.entry(GatherRowsOp.class, TableEmitters::gather),
            Map.entry(ScatterRowsOp.class, TableEmitters::scatter),
            Map.entry(ShiftedConv2dOp.class, code -> new ConvolutionEmitter(code).emit()),
            Map.entry(ShiftedConv2dWeightGradientOp.class, code -> new ConvolutionWeightEmitter(code).emit()),
            Map.entry(PadImageOp.class, code -> new PadImageEmitter(code).emit()),
            Map.entry(MaxPool2dOp.class, PoolingEmitter::maximum),
            Map.entry(MaxPool2dPositionsOp.class, PoolingEmitter::maximum),
            Map.entry(AvgPool2dOp.class, PoolingEmitter::average),
            Map.entry(AvgPool2dGradientOp.class, PoolingEmitter::averageGradient),
            Map.entry(ScatterOp.class, MoveEmitters::scatter),
            Map.entry(TransposeOp.class, MoveEmitters::transpose),
            Map.entry(AdjointKernelOp.class, MoveEmitters::adjointKernel),
            Map.entry(PhaseKernelOp.class, MoveEmitters::phaseKernel),
            Map.entry(PixelShuffleOp.class, MoveEmitters::pixelShuffle),
            Map.entry(BilinearOp.class, BilinearEmitter::forward),
            Map.entry(BilinearGradientOp.class, BilinearEmitter::gradient),
            Map.entry(CausalMaskOp.class, AttentionEmitters::causalMask),
            Map.entry(RotaryOp.class, AttentionEmitters::rotary),
            Map.entry(CtcOp.class, CtcEmitter::emit),
            Map.entry(CtcGradientOp.class, CtcEmitter::emit),
            Map.entry(DropoutMaskOp.class, RandomEmitters::dropoutMask),
            Map.entry(GaussianNoiseOp.class, RandomEmitters::gaussianNoise),
            Map.entry(RecurrentOp.class, RecurrentEmitter::forward),
            Map.entry(RecurrentProjectionOp.class, RecurrentEmitter::forward),
            Map.entry(RecurrentPreviousOp.class, MoveEmitters::recurrentPrevious),
            Map.entry(RecurrentGradientOp.class, RecurrentEmitter::backward));

    private KernelEmitter() {}

    static void emit(KernelCode code) {
        code.kernel()
                .anchor()
                .ifPresentOrElse(
                        anchor -> EMITTERS.get(anchor.op().getClass()).accept(code),
                        () -> new LoopEmitter(code).emit());
    }
}
