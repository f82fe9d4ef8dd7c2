package dev.lamina.processor.errors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Stands for any other processor: generates {@code Sizes}, in the first round or in the last one. */
@SupportedAnnotationTypes("*")
public final class SizesProcessor extends AbstractProcessor {
    private static final String TEXT = """
            import dev.lamina.annotation.*;

            @Input
            @Layer(name = "only", dense = @Dense(3))
            final class Sizes {
                static final int BATCH = 8;
                static final String NAME = "out";
            }
            """;

    private final boolean late;
    private boolean done;

    /** One that generates in the first round. */
    public SizesProcessor() {
        this(false);
    }

    SizesProcessor(boolean late) {
        this.late = late;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (!done && late == round.processingOver()) {
            done = true;
            try (Writer writer =
                    processingEnv.getFiler().createSourceFile("Sizes").openWriter()) {
                writer.write(TEXT);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return false;
    }
}
