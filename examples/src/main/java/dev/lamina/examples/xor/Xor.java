package dev.lamina.examples.xor;

import dev.lamina.examples.ShortErrors;
import dev.lamina.math.FloatMath;
import dev.lamina.model.Network;
import dev.lamina.model.Parameter;
import dev.lamina.model.Session;
import dev.lamina.optim.Optimizer;
import dev.lamina.optim.Sgd;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * How a network learns, one step at a time: forward, loss, backward, update, repeat. {@link dev.lamina.train.Trainer}
 * does the same for everyday use; here it is done by hand, so that nothing is hidden.
 */
@Command(
        name = "xor",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Teaches a tiny network the function XOR and shows how it learns.")
public final class Xor implements Callable<Integer> {
    /** All that there is to know about XOR: four questions ... */
    private static final float[] QUESTIONS = {
        0, 0,
        0, 1,
        1, 0,
        1, 1,
    };

    /** ... and their answers. */
    private static final float[] ANSWERS = {0, 1, 1, 0};

    private static final int ROWS = ANSWERS.length;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            defaultValue = "0.5",
            description = "How far one step moves the weights. Try 0.01 (it barely learns) and 50 (it jumps about)."
                    + " Default: ${DEFAULT-VALUE}")
    private float learningRate;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How often to repeat. Default: ${DEFAULT-VALUE}")
    private int steps;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Chooses the random weights to start from. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    private boolean help;

    /**
     * Runs the example.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Xor()).setParameterExceptionHandler(new ShortErrors());
    }

    @Override
    public Integer call() {
        if (!(learningRate > 0) || Float.isInfinite(learningRate)) {
            throw new ParameterException(
                    command.commandLine(), "--learning-rate must be greater than 0 and finite, not " + learningRate);
        }
        if (steps < 1) {
            throw new ParameterException(command.commandLine(), "--steps must be at least 1, not " + steps);
        }
        learn(command.commandLine().getOut());
        return 0;
    }

    private void learn(PrintWriter out) {
        // The network: layers and weights. The weights start as small random numbers, so at first it only guesses.
        Network net = CompiledXorModel.create(seed);
        out.println(net.summary());

        // A session is the working memory of one step. It is filled once, since all steps here see the same four rows.
        Session session = net.newTrainingSession(1);
        System.arraycopy(QUESTIONS, 0, session.input(0), 0, QUESTIONS.length);
        System.arraycopy(ANSWERS, 0, session.target(0), 0, ANSWERS.length);
        showGradient(net, session, out);

        // The optimizer changes the weights. Stochastic gradient descent, the simplest one, does for every weight:
        //     weight = weight - learningRate * gradient
        Optimizer.State optimizer = Sgd.learningRate(learningRate).start(net.trainableParameters());

        out.printf("Learning with a learning rate of %s:%n", learningRate);
        for (int step = 1; step <= steps; step++) {
            // 1. Forward: compute the network's answers from the questions, layer by layer.
            session.forward(ROWS);

            // 2. Loss: one number that says how wrong the answers are. 0 is perfect; always answering "fifty-fifty"
            //    costs ln 2 = 0.693.
            float loss = session.loss();

            // 3. Backward: compute the gradient, for all weights at once: how fast the loss would grow if this weight
            //    grew. The chain rule does it, from the last layer back to the first.
            session.backward(ROWS);

            // 4. Update: move every weight a little in the direction that makes the loss smaller. The learning rate is
            //    what "a little" means: too small takes forever, too large jumps over the goal.
            optimizer.update(session.gradients());

            if (isWorthShowing(step)) {
                out.printf("  step %6d   loss %.6f%n", step, loss);
            }
            // 5. Repeat.
        }
        showAnswers(net, out);
        out.printf("%nAll that just ran is plain Java that javac wrote from XorModel.java. Read it:%n");
        out.printf("  examples/target/generated-sources/annotations/dev/lamina/examples/xor/CompiledXorModel*.java%n");
        out.flush();
    }

    /**
     * Shows for one weight what a gradient is by doing what it foretells: nudge the weight, and look at the loss
     * again.
     */
    private static void showGradient(Network net, Session session, PrintWriter out) {
        Parameter parameter = net.parameter("output.weight");
        int position = net.trainableParameters().indexOf(parameter);
        session.forward(ROWS);
        float before = session.loss();
        session.backward(ROWS);
        float gradient = session.gradients().array(position)[0];

        float nudge = 0.01f;
        float[] weights = parameter.toArray();
        float original = weights[0];
        weights[0] = original + nudge;
        parameter.set(weights);
        session.forward(ROWS);
        float after = session.loss();
        weights[0] = original;
        parameter.set(weights);

        out.printf("What is a gradient? That of the first output weight is %+.4f now.%n", gradient);
        out.printf("  So a weight larger by %.2f should change the loss by %+.6f,%n", nudge, nudge * gradient);
        out.printf("  and when it is tried, the loss does change by        %+.6f.%n%n", after - before);
    }

    /** Asks the trained network the four questions. */
    private static void showAnswers(Network net, PrintWriter out) {
        Session session = net.newSession(); // for inference: it needs no answers and computes no gradients
        System.arraycopy(QUESTIONS, 0, session.input(0), 0, QUESTIONS.length);
        session.infer(ROWS);
        out.printf("%nWhat it learned:%n");
        for (int row = 0; row < ROWS; row++) {
            // The output is a logit, any number from minus to plus infinity; the sigmoid makes it a probability.
            float probability = FloatMath.sigmoid(session.output(0)[row]);
            out.printf(
                    "  %.0f xor %.0f = %.0f   predicted: %.4f%n",
                    QUESTIONS[2 * row], QUESTIONS[2 * row + 1], ANSWERS[row], probability);
        }
    }

    /** Steps 1, 2, 5, 10, 20, 50, ... and the last: the loss falls fast at first, then ever more slowly. */
    private boolean isWorthShowing(int step) {
        int leading = step;
        while (leading >= 10 && leading % 10 == 0) {
            leading /= 10;
        }
        return leading == 1 || leading == 2 || leading == 5 || step == steps;
    }
}
