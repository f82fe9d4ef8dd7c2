package dev.lamina.examples.digits;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** What a network that reads digits did right and wrong, in figures and pictures. */
public final class DigitReport {
    private static final int PICTURES_SHOWN = 4;

    private final Evaluation evaluation;
    private final TerminalPicture pencil;

    private DigitReport(Evaluation evaluation, TerminalPicture pencil) {
        this.evaluation = evaluation;
        this.pencil = pencil;
    }

    /**
     * A report.
     *
     * @param evaluation what to report about
     * @param ascii whether to draw with plain ASCII characters, whatever the terminal can show
     */
    public static DigitReport of(Evaluation evaluation, boolean ascii) {
        return new DigitReport(evaluation, ascii ? new TerminalPicture(false) : TerminalPicture.forStandardOutput());
    }

    /** Prints accuracy, confusion matrix and some pictures. */
    public void print(PrintStream out) {
        ConfusionMatrix matrix = evaluation.confusionMatrix();
        out.printf(
                Locale.ROOT,
                "%nTest accuracy: %.2f %% (%d of %d digits)%n%n",
                100 * matrix.accuracy(),
                matrix.correct(),
                matrix.total());
        out.println(matrix);
        show("Recognised:", evaluation.first(PICTURES_SHOWN, true), out);
        show("Mistaken for another:", evaluation.first(PICTURES_SHOWN, false), out);
    }

    private void show(String title, List<Integer> which, PrintStream out) {
        if (!which.isEmpty()) {
            out.println(title);
            out.println(evaluation.draw(which, pencil));
        }
    }
}
