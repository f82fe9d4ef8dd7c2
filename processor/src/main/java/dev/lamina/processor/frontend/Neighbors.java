package dev.lamina.processor.frontend;

import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;

/** The annotation processors that stand on the same path. */
public final class Neighbors {
    private final Class<? extends Processor> own;
    private Optional<List<? extends Class<? extends Processor>>> listed = Optional.empty();

    /** Those around a processor. */
    public Neighbors(Class<? extends Processor> own) {
        this.own = own;
    }

    /**
     * True if no processor is listed behind: the compiler asks them in the order of the path, and stops once all
     * annotations of a round are claimed. Compilers load all processors of a path by one class loader.
     */
    public boolean isLast() {
        List<?> all = listed();
        return all.indexOf(own) == all.size() - 1;
    }

    /** True if there is no other one. */
    public boolean isAlone() {
        return listed().stream().allMatch(own::equals);
    }

    private List<? extends Class<? extends Processor>> listed() {
        if (listed.isEmpty()) {
            listed = Optional.of(find());
        }
        return listed.get();
    }

    private List<? extends Class<? extends Processor>> find() {
        try {
            return ServiceLoader.load(Processor.class, own.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::type)
                    .toList();
        } catch (ServiceConfigurationError broken) {
            return List.of(own, Processor.class); // somebody whom the compiler can't load either
        }
    }
}
