package dev.lamina.processor.frontend;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.lamina.processor.frontend.SourcePosition.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/**
 * Marks attributes in javac. Its own messager can't find anything inside an annotation that is repeated, as layers are (it
 * searches the container, which the source doesn't have), and marks the type instead. This goes the way from the outermost
 * annotation through javac's public syntax trees. It is a mere improvement: where the trees aren't to be had (another
 * compiler, a build tool that wraps the environment), the messager alone does.
 */
final class JavacMarker {
    private final Trees trees;
    /** For each type and the name of an annotation, those of the type. */
    private final Map<ClassTree, Map<String, List<AnnotationTree>>> found = new HashMap<>();

    /**
     * A marker for the running compilation.
     *
     * @throws IllegalArgumentException if the environment isn't javac's own
     * @throws LinkageError if there is no javac
     */
    JavacMarker(ProcessingEnvironment environment) {
        this.trees = Trees.instance(environment);
    }

    /** Forgets what it found: in the next round, javac has other trees. */
    void forget() {
        found.clear();
    }

    /** Prints a message at the given position, if the position can be found in the source. */
    boolean print(Kind kind, String message, SourcePosition position) {
        TreePath path = position.type() == null ? null : trees.getPath(position.type());
        if (path == null || !(path.getLeaf() instanceof ClassTree type)) {
            return false;
        }
        Optional<Tree> tree = find(path, position);
        tree.ifPresent(found -> trees.printMessage(kind, message, found, path.getCompilationUnit()));
        return tree.isPresent();
    }

    private Optional<Tree> find(TreePath path, SourcePosition position) {
        Optional<Tree> tree = annotations(path, position.annotation()).stream()
                .skip(position.ordinal())
                .findFirst()
                .map(Tree.class::cast);
        for (Step step : position.steps()) {
            tree = tree.flatMap(annotation -> inward(annotation, step));
        }
        return tree;
    }

    /** The annotations of a name; looked for once, since there may be thousands of them, and as many messages. */
    private List<AnnotationTree> annotations(TreePath path, String name) {
        ClassTree type = (ClassTree) path.getLeaf();
        return found.computeIfAbsent(type, key -> new HashMap<>())
                .computeIfAbsent(
                        name,
                        key -> type.getModifiers().getAnnotations().stream()
                                .flatMap(annotation -> Stream.concat(Stream.of(annotation), contained(annotation)))
                                .filter(annotation -> isNamed(path, annotation, name))
                                .toList());
    }

    /** The annotations that one holds in an array, as a container of repeated ones does that somebody wrote by hand. */
    private static Stream<AnnotationTree> contained(AnnotationTree annotation) {
        return inward(annotation, new Step("value", Step.WHOLE)).stream()
                .filter(NewArrayTree.class::isInstance)
                .flatMap(array -> ((NewArrayTree) array).getInitializers().stream())
                .filter(AnnotationTree.class::isInstance)
                .map(AnnotationTree.class::cast);
    }

    /** True if a type's source is compiled here. */
    boolean hasSource(TypeElement type) {
        return trees.getPath(type) != null;
    }

    private boolean isNamed(TreePath path, AnnotationTree annotation, String name) {
        Element element =
                trees.getElement(new TreePath(new TreePath(path, annotation), annotation.getAnnotationType()));
        return element instanceof TypeElement type && type.getQualifiedName().contentEquals(name);
    }

    private static Optional<Tree> inward(Tree tree, Step step) {
        if (!(tree instanceof AnnotationTree annotation)) {
            return Optional.empty();
        }
        for (ExpressionTree argument : annotation.getArguments()) {
            if (argument instanceof AssignmentTree assignment) {
                if (((IdentifierTree) assignment.getVariable()).getName().contentEquals(step.member())) {
                    return element(assignment.getExpression(), step.index());
                }
            } else if (step.member().equals("value")) {
                return element(argument, step.index());
            }
        }
        return Optional.empty();
    }

    /** An element of an attribute's value; one without braces is its own only element. */
    private static Optional<Tree> element(ExpressionTree value, int index) {
        if (index == Step.WHOLE || !(value instanceof NewArrayTree array)) {
            return Optional.of(value);
        }
        List<? extends ExpressionTree> elements = array.getInitializers();
        return index < elements.size() ? Optional.of(elements.get(index)) : Optional.empty();
    }
}
