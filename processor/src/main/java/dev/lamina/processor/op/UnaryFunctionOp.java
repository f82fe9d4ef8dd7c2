package dev.lamina.processor.op;

import java.util.List;

/** An element-wise function of one argument that the runtime computes with a polynomial of its own. */
interface UnaryFunctionOp extends ElementwiseOp {
    @Override
    default int arity() {
        return 1;
    }

    @Override
    default String scalar(List<Operand> arguments) {
        return "FloatMath." + mnemonic() + "(" + arguments.get(0).unwrapped() + ")";
    }

    @Override
    default String vector(List<Operand> arguments) {
        return mnemonic() + "(" + arguments.get(0).unwrapped() + ")";
    }

    @Override
    default Formula formula(List<Formula> arguments) {
        return Formula.call(mnemonic(), arguments);
    }

    @Override
    default boolean callsFunction() {
        return true;
    }

    @Override
    default boolean expensive() {
        return true;
    }
}
