package dev.lamina.processor.op;

import dev.lamina.processor.ir.Op;

/** An operation whose result comes for free where another one is computed on the same inputs. */
public interface SideResultOp extends Op {
    /** The operation whose kernel computes this one's result as well. */
    Op main();
}
