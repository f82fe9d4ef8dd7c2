package dev.lamina.processor.frontend;

import dev.lamina.processor.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Runs the frontend alone: reads, reports, and keeps what it read. */
@SupportedAnnotationTypes("dev.lamina.annotation.*")
public final class FrontendProcessor extends AbstractProcessor {
    private final List<ModelDeclaration> models = new ArrayList<>();
    private SourceTypes sources;
    private DeclarationReader reader;
    private MessagerReporter reporter;

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        reader = new DeclarationReader(environment.getElementUtils(), List.of("add", "matmul")::contains, List.of(""));
        sources = new SourceTypes(environment);
        reporter = new MessagerReporter(environment, sources);
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        sources.add(round);
        for (TypeElement type : reader.beginRound(round)) {
            Diagnostics diagnostics = new Diagnostics();
            reader.read(type, diagnostics).ifPresent(models::add);
            reporter.report(diagnostics);
        }
        return false;
    }

    /** The models of all rounds so far. */
    public List<ModelDeclaration> models() {
        return models;
    }
}
