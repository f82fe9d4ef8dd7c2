package dev.lamina.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The checked header of a safetensors file. */
final class Header {
    private static final String METADATA = "__metadata__";
    private static final Set<String> FIELDS = Set.of("dtype", "shape", "data_offsets");
    private static final int MAX_RANK = 32;

    private final Map<String, TensorInfo> tensors = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private Header() {}

    /**
     * Parses and checks a header.
     *
     * @param json     its text
     * @param dataSize number of bytes that follow it in the file
     * @throws Json.Malformed if anything is wrong with it
     */
    static Header parse(String json, long dataSize) throws Json.Malformed {
        Header header = new Header();
        Json.object(json, (name, value) -> {
            if (name.equals(METADATA)) {
                header.readMetadata(value);
            } else {
                header.tensors.put(name, tensor(name, value, dataSize));
            }
        });
        header.checkCoverage(dataSize);
        return header;
    }

    Map<String, TensorInfo> tensors() {
        return Collections.unmodifiableMap(tensors);
    }

    Map<String, String> metadata() {
        return Collections.unmodifiableMap(metadata);
    }

    private void readMetadata(Object value) throws Json.Malformed {
        if (!(value instanceof Map<?, ?> map)) {
            throw new Json.Malformed(METADATA + " is not an object");
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getValue() instanceof String text)) {
                throw new Json.Malformed(METADATA + " may hold strings only");
            }
            metadata.put((String) entry.getKey(), text);
        }
    }

    private static TensorInfo tensor(String name, Object value, long dataSize) throws Json.Malformed {
        String where = "tensor " + Json.printable(name) + ": ";
        if (!(value instanceof Map<?, ?> fields) || !fields.keySet().equals(FIELDS)) {
            throw new Json.Malformed(where + "needs exactly the fields dtype, shape and data_offsets");
        }
        DataType type = type(where, fields.get("dtype"));
        long[] shape = longs(where + "shape", fields.get("shape"));
        long[] offsets = longs(where + "data_offsets", fields.get("data_offsets"));
        if (offsets.length != 2 || offsets[0] > offsets[1]) {
            throw new Json.Malformed(where + "data_offsets must be [begin, end]");
        }
        if (offsets[1] > dataSize) {
            throw new Json.Malformed(where + "its data end at byte " + offsets[1] + ", but the file has only "
                    + dataSize + " bytes of data: it is truncated");
        }
        long bytes = type.bytes();
        for (long axis : shape) {
            try {
                bytes = Math.multiplyExact(bytes, axis);
            } catch (ArithmeticException tooLarge) {
                throw new Json.Malformed(where + "its shape overflows");
            }
        }
        if (bytes != offsets[1] - offsets[0]) {
            throw new Json.Malformed(where + "its shape needs " + bytes + " bytes, but its data_offsets span "
                    + (offsets[1] - offsets[0]));
        }
        return new TensorInfo(name, type, shape, offsets[0], offsets[1]);
    }

    private static DataType type(String where, Object value) throws Json.Malformed {
        for (DataType type : DataType.values()) {
            if (type.name().equals(value)) {
                return type;
            }
        }
        throw new Json.Malformed(where + "unknown dtype " + Json.printable(String.valueOf(value)));
    }

    private static long[] longs(String where, Object value) throws Json.Malformed {
        if (!(value instanceof List<?> list) || list.size() > MAX_RANK) {
            throw new Json.Malformed(where + " must be a list of at most " + MAX_RANK + " numbers");
        }
        long[] numbers = new long[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(list.get(i) instanceof Long number) || number < 0) {
                throw new Json.Malformed(where + " must hold whole numbers from 0");
            }
            numbers[i] = number;
        }
        return numbers;
    }

    /** The format has no gaps, no overlaps and nothing after the last tensor. */
    private void checkCoverage(long dataSize) throws Json.Malformed {
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
        if (end != dataSize) {
            throw new Json.Malformed((dataSize - end) + " bytes follow the last tensor");
        }
    }
}
