package dev.lamina.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The checked header of a safetensors file. */
final class Header {
    private final Map<String, TensorInfo> tensors;
    private final Map<String, String> metadata;
    private final long dataEnd;

    /**
     * A header of checked tensors.
     *
     * @param tensors  the tensors by name
     * @param metadata the metadata
     * @param dataSize number of bytes that follow the header, or {@link ByteReader#UNKNOWN}
     * @throws Json.Malformed if the tensors' data overlap or leave gaps
     */
    Header(Map<String, TensorInfo> tensors, Map<String, String> metadata, long dataSize) throws Json.Malformed {
        this.tensors = Collections.unmodifiableMap(tensors);
        this.metadata = Collections.unmodifiableMap(metadata);
        this.dataEnd = checkCoverage();
        if (dataSize != ByteReader.UNKNOWN && dataEnd != dataSize) {
            throw new Json.Malformed((dataSize - dataEnd) + " bytes follow the last tensor");
        }
    }

    Map<String, TensorInfo> tensors() {
        return tensors;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    /** Where the last tensor ends, in bytes from the end of the header. */
    long dataEnd() {
        return dataEnd;
    }

    /** The format has no gaps and no overlaps. */
    private long checkCoverage() throws Json.Malformed {
        List<TensorInfo> inOrder = new ArrayList<>(tensors.values());
        inOrder.sort(Comparator.comparingLong(TensorInfo::begin).thenComparingLong(TensorInfo::end));
        long end = 0;
        for (TensorInfo tensor : inOrder) {
            if (tensor.begin() != end) {
                throw new Json.Malformed("tensor " + Json.printable(tensor.name()) + ": its data start at byte "
                        + tensor.begin() + ", but must start at " + end + ", where those before it end ("
                        + (tensor.begin() < end ? "they overlap)" : "there is a gap)"));
            }
            end = tensor.end();
        }
        return end;
    }
}
