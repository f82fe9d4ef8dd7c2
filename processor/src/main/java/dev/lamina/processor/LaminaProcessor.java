package dev.lamina.processor;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.TypeSpec;
import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.emit.Form;
import dev.lamina.processor.emit.ModelFacts;
import dev.lamina.processor.emit.ModelWriter;
import dev.lamina.processor.emit.SessionWriter;
import dev.lamina.processor.emit.SourceText;
import dev.lamina.processor.frontend.DeclarationReader;
import dev.lamina.processor.frontend.MessagerReporter;
import dev.lamina.processor.layer.LayerRegistry;
import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * The annotation processor: for each type annotated with {@code @Input}, {@code @Layer} and {@code @Loss} it checks the
 * shapes, derives the backward pass and writes the classes of the network.
 */
@AutoService(Processor.class)
public final class LaminaProcessor extends AbstractProcessor {
    private static final String ANNOTATIONS = "dev.lamina.annotation.*";
    private static final String FLOAT_VECTOR = "jdk.incubator.vector.FloatVector";

    private DeclarationReader reader;
    private MessagerReporter reporter;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(ANNOTATIONS);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        reader = new DeclarationReader(environment.getElementUtils(), LayerRegistry::isMerge);
        reporter = new MessagerReporter(environment);
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement type : reader.beginRound(round)) {
            compile(type);
        }
        return false;
    }

    private void compile(TypeElement type) {
        Diagnostics diagnostics = new Diagnostics();
        boolean simd = processingEnv.getElementUtils().getTypeElement(FLOAT_VECTOR) != null;
        reader.read(type, diagnostics)
                .flatMap(model -> Pipeline.run(model, simd, diagnostics))
                .ifPresent(facts -> write(facts, type));
        reporter.report(diagnostics);
    }

    private void write(ModelFacts facts, TypeElement type) {
        write(facts, ModelWriter.write(facts), type);
        write(facts, SessionWriter.write(facts, Form.PORTABLE), type);
        if (facts.simd()) {
            write(facts, SessionWriter.write(facts, Form.SIMD), type);
        }
    }

    private void write(ModelFacts facts, TypeSpec generated, TypeElement type) {
        String name = facts.packageName().isEmpty() ? generated.name() : facts.packageName() + "." + generated.name();
        String text = SourceText.of(facts.packageName(), generated, facts.typeName());
        try (Writer writer = processingEnv.getFiler().createSourceFile(name, type).openWriter()) {
            writer.write(text);
        } catch (IOException failure) {
            processingEnv
                    .getMessager()
                    .printMessage(
                            Diagnostic.Kind.ERROR, "can't write " + name + ": " + failure.getMessage(), type);
        }
    }
}
