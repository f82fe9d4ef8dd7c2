package dev.lamina.processor;

import com.google.auto.service.AutoService;
import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.LintPolicy;
import dev.lamina.processor.diagnostic.LintSettings;
import dev.lamina.processor.diagnostic.Message;
import dev.lamina.processor.emit.Form;
import dev.lamina.processor.emit.ModelClasses;
import dev.lamina.processor.emit.ModelFacts;
import dev.lamina.processor.frontend.DeclarationReader;
import dev.lamina.processor.frontend.LocalClasses;
import dev.lamina.processor.frontend.MessagerReporter;
import dev.lamina.processor.frontend.ModelDeclaration;
import dev.lamina.processor.frontend.Neighbors;
import dev.lamina.processor.frontend.SourceLints;
import dev.lamina.processor.frontend.SourceTypes;
import dev.lamina.processor.layer.LayerRegistry;
import dev.lamina.processor.layer.StepwiseModel;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;

/**
 * The annotation processor: for each type annotated with {@code @Input}, {@code @Layer} and {@code @Loss} it checks the
 * shapes, derives the backward pass and writes the classes of the network.
 */
@AutoService(Processor.class)
public final class LaminaProcessor extends AbstractProcessor {
    private static final String ANNOTATIONS = "dev.lamina.annotation.*";
    /** The module of the Vector API, and its package. */
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    /** The types of java.lang that generated code uses. */
    private static final Set<String> JAVA_LANG =
            Set.of("Float", "IllegalArgumentException", "Math", "Override", "String", "System");

    /** The option that sets the levels of lints. */
    private static final String LINT_OPTION = "lamina.lint";

    private final Neighbors neighbors = new Neighbors(LaminaProcessor.class);
    private SourceTypes sources;
    private LintSettings lintSettings;
    private LintPolicy lints;
    private DeclarationReader reader;
    private MessagerReporter reporter;
    private boolean begun;

    /** A model's type, its declaration if it could be read, and what is wrong with it. */
    private record Reading(TypeElement type, Optional<ModelDeclaration> model, Diagnostics diagnostics) {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(ANNOTATIONS);
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(LINT_OPTION);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        sources = new SourceTypes(environment);
        String option = environment.getOptions().get(LINT_OPTION); // null for one without a value as well
        lintSettings = new LintSettings(option == null ? "" : option);
        lints = new SourceLints(lintSettings, sources);
        reader = new DeclarationReader(environment.getElementUtils(), LayerRegistry::isMerge, suffixes());
        reporter = new MessagerReporter(environment, sources);
        LocalClasses.watch(environment, lints, reporter);
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        begin();
        sources.add(round);
        List<Reading> readings =
                reader.beginRound(round).stream().map(this::read).toList();
        readings.forEach(this::compile);
        // Unclaimed, javac may warn of each of them. Claimed, it may never ask the processors behind this one, who
        // could
        // generate what a model waits for; if nobody stands on the path who could, one must have been named in another
        // way.
        return neighbors.isLast() && !(reader.isWaiting() && neighbors.isAlone());
    }

    /** Says once what is to be said about the options. */
    private void begin() {
        if (begun) {
            return;
        }
        begun = true;
        reporter.reportMistakes("-A" + LINT_OPTION, lintSettings.mistakes());
        if (lintSettings.list()) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.NOTE, lintSettings.describe());
        }
    }

    /** What the names of the classes that are generated for a model end with. */
    private static List<String> suffixes() {
        String portable = Form.PORTABLE.suffix();
        String simd = Form.SIMD.suffix();
        String step = StepwiseModel.SUFFIX;
        return List.of("", portable, simd, step, step + portable, step + simd);
    }

    private Reading read(TypeElement type) {
        Diagnostics diagnostics = new Diagnostics(lints);
        return new Reading(type, reader.read(type, diagnostics), diagnostics);
    }

    private void compile(Reading reading) {
        reading.model()
                .flatMap(model -> Pipeline.run(model, seesVectors(reading.type()), reading.diagnostics()))
                .filter(facts -> !reader.isContested(reading.type()))
                .map(facts -> ModelClasses.of(facts, this::hidesJavaLang))
                .ifPresent(classes -> write(classes, reading));
        reporter.report(reading.diagnostics());
    }

    /** True if code beside the type can use the Vector API: the compiler knows it, and a named module requires it. */
    private boolean seesVectors(TypeElement type) {
        Elements elements = processingEnv.getElementUtils();
        ModuleElement module = elements.getModuleOf(type);
        boolean requiresIt = module == null
                || module.isUnnamed()
                || ElementFilter.requiresIn(module.getDirectives()).stream()
                        .anyMatch(required ->
                                required.getDependency().getQualifiedName().contentEquals(VECTOR_MODULE));
        return requiresIt && elements.getTypeElement(VECTOR_MODULE + ".FloatVector") != null;
    }

    private void write(ModelClasses classes, Reading reading) {
        classes.tooLarge()
                .ifPresent(large -> reading.diagnostics()
                        .report(
                                Message.CLASS_TOO_LARGE,
                                reading.model().orElseThrow().position(),
                                large.name(),
                                large.constants(),
                                ModelClasses.MOST_CONSTANTS));
        classes.files().forEach(file -> write(file, reading.type()));
    }

    /** True if the package has a type of its own by the name of one that generated code uses without an import. */
    private boolean hidesJavaLang(ModelFacts facts) {
        String prefix = facts.packageName().isEmpty() ? "" : facts.packageName() + ".";
        return JAVA_LANG.contains(facts.className())
                || JAVA_LANG.stream()
                        .anyMatch(name -> processingEnv.getElementUtils().getTypeElement(prefix + name) != null);
    }

    private void write(ModelClasses.SourceFile file, TypeElement type) {
        try (Writer writer =
                processingEnv.getFiler().createSourceFile(file.name(), type).openWriter()) {
            writer.write(file.text());
        } catch (IOException failure) {
            processingEnv
                    .getMessager()
                    .printMessage(Diagnostic.Kind.ERROR, "can't write " + file.name() + ": " + failure, type);
        }
    }
}
