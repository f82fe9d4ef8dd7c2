package dev.lamina.data;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The MNIST handwritten digits, or any data set in the same four files (Fashion-MNIST, KMNIST):
 * {@code train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte} and
 * {@code t10k-labels-idx1-ubyte}, each plain or with {@code .gz}.
 */
public final class Mnist {
    private Mnist() {}

    /**
     * Reads the training part.
     *
     * @param directory where the files are
     * @return the images, rows of height x width values from 0 to 1, and their labels
     * @throws DataFileException if a file is missing, damaged, or the files don't belong together
     */
    public static Dataset train(Path directory) {
        return read(directory, "train");
    }

    /**
     * Reads the test part.
     *
     * @param directory where the files are
     * @return the images, rows of height x width values from 0 to 1, and their labels
     * @throws DataFileException if a file is missing, damaged, or the files don't belong together
     */
    public static Dataset test(Path directory) {
        return read(directory, "t10k");
    }

    private static Dataset read(Path directory, String part) {
        Path imageFile = find(directory, part + "-images-idx3-ubyte");
        Path labelFile = find(directory, part + "-labels-idx1-ubyte");
        Idx images = Idx.read(imageFile);
        Idx labels = Idx.read(labelFile);
        if (images.shape().length != 3 || images.itemSize() == 0) {
            throw new DataFileException(imageFile + ": images need three axes (count, height, width), but it has "
                    + images.shape().length + ", or they are empty");
        }
        if (labels.shape().length != 1) {
            throw new DataFileException(labelFile + ": labels need one axis, but it has " + labels.shape().length);
        }
        if (images.items() != labels.items()) {
            throw new DataFileException(imageFile + " has " + images.items() + " images, but " + labelFile + " has "
                    + labels.items() + " labels: they don't belong together");
        }
        return Dataset.builder()
                .add(new Column("input", images.scaled(), images.itemSize()))
                .labels(labels.toInts())
                .build();
    }

    private static Path find(Path directory, String name) {
        for (String candidate : new String[] {name, name + ".gz"}) {
            Path file = directory.resolve(candidate);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new DataFileException(directory + " has neither " + name + " nor " + name + ".gz");
    }
}
