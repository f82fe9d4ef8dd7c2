package dev.lamina.processor.op;

import dev.lamina.processor.ir.GraphBuilder;
import dev.lamina.processor.ir.Node;
import java.util.List;

/**
 * One step of a recurrent layer as a graph of element-wise operations. It sees, for each gate, p (what comes from the
 * input) and q (what comes from the state before, {@code h W + b}), and the states before; its first state is h.
 */
public enum RecurrentCell {
    /** {@code h' = tanh(p + q)} (Elman, 1990). */
    RNN_TANH(1, 1) {
        @Override
        public List<Node> build(GraphBuilder b, List<Node> p, List<Node> q, List<Node> states) {
            return List.of(b.add(new TanhOp(), sum(b, p, q, 0)));
        }
    },
    /** {@code h' = relu(p + q)}. */
    RNN_RELU(1, 1) {
        @Override
        public List<Node> build(GraphBuilder b, List<Node> p, List<Node> q, List<Node> states) {
            return List.of(b.add(new ReluOp(), sum(b, p, q, 0)));
        }
    },
    /**
     * Gates i, f, g, o; states h, c: {@code c' = σ(f) c + σ(i) tanh(g)}, {@code h' = σ(o) tanh(c')} (Hochreiter and
     * Schmidhuber, 1997; Gers et al., 2000).
     */
    LSTM(4, 2) {
        @Override
        public List<Node> build(GraphBuilder b, List<Node> p, List<Node> q, List<Node> states) {
            Node input = b.add(new SigmoidOp(), sum(b, p, q, 0));
            Node forget = b.add(new SigmoidOp(), sum(b, p, q, 1));
            Node candidate = b.add(new TanhOp(), sum(b, p, q, 2));
            Node output = b.add(new SigmoidOp(), sum(b, p, q, 3));
            Node kept = b.add(new MulOp(), forget, states.get(1));
            Node memory = b.add(new AddOp(), kept, b.add(new MulOp(), input, candidate));
            return List.of(b.add(new MulOp(), output, b.add(new TanhOp(), memory)), memory);
        }
    },
    /**
     * Gates r, z, n; {@code n = tanh(p_n + σ(r) q_n)}, {@code h' = (1 - σ(z)) n + σ(z) h} (Cho et al., 2014, with the
     * reset gate behind the product as in cuDNN).
     */
    GRU(3, 1) {
        @Override
        public List<Node> build(GraphBuilder b, List<Node> p, List<Node> q, List<Node> states) {
            Node reset = b.add(new SigmoidOp(), sum(b, p, q, 0));
            Node update = b.add(new SigmoidOp(), sum(b, p, q, 1));
            Node recurrent = b.add(new MulOp(), reset, q.get(2));
            Node candidate = b.add(new TanhOp(), b.add(new AddOp(), p.get(2), recurrent));
            Node fresh = b.add(new SubOp(), b.add(new ConstantOp(1f)), update);
            Node first = b.add(new MulOp(), fresh, candidate);
            return List.of(b.add(new AddOp(), first, b.add(new MulOp(), update, states.get(0))));
        }
    };

    private final int gates;
    private final int states;

    RecurrentCell(int gates, int states) {
        this.gates = gates;
        this.states = states;
    }

    /** Number of gates. */
    public int gates() {
        return gates;
    }

    /** Number of states, h included. */
    public int states() {
        return states;
    }

    /** The states after the step. */
    public abstract List<Node> build(GraphBuilder b, List<Node> p, List<Node> q, List<Node> states);

    private static Node sum(GraphBuilder b, List<Node> p, List<Node> q, int gate) {
        return b.add(new AddOp(), p.get(gate), q.get(gate));
    }
}
