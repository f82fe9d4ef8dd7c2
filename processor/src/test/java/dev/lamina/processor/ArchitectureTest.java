package dev.lamina.processor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.lamina.model.Session;
import dev.lamina.processor.ir.Node;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which package may see which; the stages of the compiler stay apart, and the runtime stays small. */
@Tag("any-jdk")
class ArchitectureTest {
    private static final String ROOT = "dev.lamina.processor";
    private static final JavaClasses PROCESSOR = new ClassFileImporter().importUrl(location(Node.class));
    private static final JavaClasses RUNTIME = new ClassFileImporter().importUrl(location(Session.class));

    private static final DescribedPredicate<JavaClass> JAVA_BASE =
            describe("are in module java.base", ArchitectureTest::isInJavaBase);
    private static final DescribedPredicate<JavaClass> OURS = resideInAPackage(ROOT + "..");

    /** The compiler's own packages that each of them sees, itself left out. */
    private static final List<Layer> LAYERS = List.of(
            new Layer("diagnostic", List.of()),
            new Layer("ir", List.of()),
            new Layer("op", List.of("ir")),
            new Layer("autodiff", List.of("ir", "op")),
            new Layer("pass", List.of("ir", "op")),
            new Layer("frontend", List.of("diagnostic")),
            new Layer("layer", List.of("frontend", "diagnostic", "ir", "op", "autodiff")),
            new Layer("lint", List.of("frontend", "diagnostic", "ir", "layer")),
            new Layer("emit", List.of("ir", "op", "pass")),
            new Layer("report", List.of("ir", "op", "pass", "layer", "frontend")));

    private record Layer(String name, List<String> sees) {
        String packages() {
            return ROOT + "." + name + "..";
        }
    }

    @Test
    void packagesSeeOnlyEarlierStages() {
        for (Layer layer : LAYERS) {
            String[] seen = LAYERS.stream()
                    .filter(other -> other == layer || layer.sees().contains(other.name()))
                    .map(Layer::packages)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(layer.packages())
                    .should()
                    .dependOnClassesThat(OURS.and(not(resideInAnyPackage(seen))))
                    .because(layer.name() + " sees only " + layer.sees())
                    .check(PROCESSOR);
        }
    }

    @Test
    void everyPackageHasARule() {
        String[] known = LAYERS.stream().map(Layer::packages).toArray(String[]::new);
        classes()
                .should(be(resideInAnyPackage(known)
                        .or(describe(
                                "in the root", type -> type.getPackageName().equals(ROOT)))))
                .check(PROCESSOR);
    }

    @Test
    void stagesBetweenKnowNothingOfTheCompilerTheyRunIn() {
        noClasses()
                .that()
                .resideInAnyPackage(packages("ir", "op", "autodiff", "pass", "layer", "lint", "report", "diagnostic"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax..", "com.palantir..", "com.sun..", "com.google..")
                .check(PROCESSOR);
    }

    @Test
    void emitWritesWithJavaPoetAndNothingElse() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".emit..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("javax.annotation..", "javax.tools..", "com.sun..")
                        .or(resideInAPackage("javax.lang.model..")
                                .and(not(describe(
                                        "Modifier",
                                        type -> type.getFullName().equals("javax.lang.model.element.Modifier"))))))
                .because("JavaPoet takes the modifiers of javax.lang.model; no element or type may come with them")
                .check(PROCESSOR);
    }

    @Test
    void onlyWhatWalksJavacsTreesSeesJavacsOwnClasses() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".frontend.JavacMarker")
                .and()
                .haveNameNotMatching(".*\\.frontend\\.LocalClasses(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun..")
                .check(PROCESSOR);
    }

    @Test
    void theProcessorKnowsTheRuntimeByNamesOnly() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("dev.lamina..").and(not(OURS)))
                .check(PROCESSOR);
    }

    @Test
    void theRuntimeNeedsOnlyJavaBase() {
        classes()
                .should()
                .onlyDependOnClassesThat(
                        JAVA_BASE.or(resideInAPackage("dev.lamina..").and(not(OURS))))
                .check(RUNTIME);
    }

    @Test
    void theRuntimeUsesNoReflection() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .check(RUNTIME);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.lamina.processor.(*)..")
                .should()
                .beFreeOfCycles()
                .check(PROCESSOR);
        slices().matching("dev.lamina.(*)..").should().beFreeOfCycles().check(RUNTIME);
    }

    private static String[] packages(String... names) {
        return Arrays.stream(names).map(name -> ROOT + "." + name + "..").toArray(String[]::new);
    }

    private static boolean isInJavaBase(JavaClass type) {
        JavaClass element = type.getBaseComponentType();
        if (element.isPrimitive()) {
            return true;
        }
        try {
            return Class.forName(element.getName(), false, ClassLoader.getSystemClassLoader())
                    .getModule()
                    .equals(Object.class.getModule());
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
