package dev.lamina.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.lamina.processor.diagnostic.Diagnostics;
import dev.lamina.processor.diagnostic.LintPolicy;
import dev.lamina.processor.diagnostic.Message;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/**
 * Finds models in method bodies. Compilers show local classes to no processor, so this looks at what javac has analysed,
 * where a file imports the annotations. Where javac's trees aren't to be had, nobody finds them.
 */
public final class LocalClasses implements TaskListener {
    private final Trees trees;
    private final LintPolicy policy;
    private final MessagerReporter reporter;
    private final Set<CompilationUnitTree> seen = new HashSet<>();

    private LocalClasses(Trees trees, LintPolicy policy, MessagerReporter reporter) {
        this.trees = trees;
        this.policy = policy;
        this.reporter = reporter;
    }

    /** Watches a compilation, if its compiler is javac. */
    public static void watch(ProcessingEnvironment environment, LintPolicy policy, MessagerReporter reporter) {
        try {
            JavacTask.instance(environment)
                    .addTaskListener(new LocalClasses(Trees.instance(environment), policy, reporter));
        } catch (IllegalArgumentException | LinkageError otherCompiler) {
            // No trees.
        }
    }

    @Override
    public void finished(TaskEvent event) {
        CompilationUnitTree unit = event.getCompilationUnit();
        boolean concerns = event.getKind() == TaskEvent.Kind.ANALYZE && unit != null && importsAnnotations(unit);
        if (concerns && seen.add(unit)) {
            new Finder().scan(new TreePath(unit), null);
        }
    }

    private static boolean importsAnnotations(CompilationUnitTree unit) {
        return unit.getImports().stream()
                .anyMatch(tree -> tree.getQualifiedIdentifier().toString().startsWith(ModelAnnotations.PACKAGE));
    }

    private final class Finder extends TreePathScanner<Void, Void> {
        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            boolean local = !(getCurrentPath().getParentPath().getLeaf() instanceof ClassTree
                    || getCurrentPath().getParentPath().getLeaf() instanceof CompilationUnitTree);
            if (local
                    && trees.getElement(getCurrentPath()) instanceof TypeElement type
                    && ModelAnnotations.isModel(type)) {
                Diagnostics diagnostics = new Diagnostics(policy);
                diagnostics.report(
                        Message.LOCAL_CLASS,
                        SourcePosition.of(type),
                        type.getSimpleName().toString());
                reporter.report(diagnostics);
            }
            return super.visitClass(tree, nothing);
        }
    }
}
