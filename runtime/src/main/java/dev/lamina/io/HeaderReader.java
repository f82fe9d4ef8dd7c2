package dev.lamina.io;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the header of a safetensors file: one object whose members are tensors, and {@code __metadata__}. Anything that
 * the format doesn't have is refused where it begins, and so is what goes beyond the limits.
 */
final class HeaderReader {
    private static final String METADATA = "__metadata__";
    private static final String NAME = "the name of a tensor";
    private static final int MAX_RANK = 32;
    private static final int MAX_WORD = 16;

    private final JsonReader json;
    private final HeaderLimits limits;
    private final long dataSize;
    private final Map<String, TensorInfo> tensors = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private boolean metadataSeen;
    private int text;

    /**
     * A reader of one header.
     *
     * @param json     its text
     * @param limits   what it may take
     * @param dataSize number of bytes that follow it, or {@link ByteReader#UNKNOWN}
     */
    HeaderReader(JsonReader json, HeaderLimits limits, long dataSize) {
        this.json = json;
        this.limits = limits;
        this.dataSize = dataSize;
    }

    /** Takes a member of an object; the reader stands at its value. */
    private interface Member {
        void read(String name) throws IOException, Json.Malformed;
    }

    Header read() throws IOException, Json.Malformed {
        members(Math.max(limits.nameLength(), METADATA.length()), NAME, this::readEntry);
        json.expectEnd();
        return new Header(tensors, metadata, dataSize);
    }

    private void members(int longestName, String what, Member member) throws IOException, Json.Malformed {
        json.expect('{');
        if (json.skip('}')) {
            return;
        }
        do {
            String name = json.string(longestName, what);
            json.expect(':');
            member.read(name);
        } while (json.skip(','));
        json.expect('}');
    }

    private void readEntry(String name) throws IOException, Json.Malformed {
        boolean isMetadata = name.equals(METADATA);
        if (isMetadata ? metadataSeen : tensors.containsKey(name)) {
            throw twice(name);
        }
        if (isMetadata) {
            metadataSeen = true;
            readMetadata();
            return;
        }
        if (name.length() > limits.nameLength()) {
            throw json.malformed(NAME + JsonReader.tooLong(limits.nameLength()));
        }
        if (tensors.size() == limits.tensors()) {
            throw json.malformed("more than " + limits.tensors() + " tensors");
        }
        keep(name.length());
        tensors.put(name, new Tensor(name).read());
    }

    private void readMetadata() throws IOException, Json.Malformed {
        if (json.peek() != '{') {
            throw json.malformed(METADATA + " is not an object");
        }
        members(limits.textLength() - text, METADATA, key -> {
            if (metadata.containsKey(key)) {
                throw twice(key);
            }
            if (json.peek() != '"') {
                throw json.malformed(METADATA + " may hold strings only");
            }
            keep(key.length() + HeaderLimits.ENTRY);
            String value = json.string(limits.textLength() - text, METADATA);
            keep(value.length());
            metadata.put(key, value);
        });
    }

    private void keep(int characters) throws Json.Malformed {
        if (characters > limits.textLength() - text) {
            throw json.malformed("its names and metadata have more than " + limits.textLength() + " characters");
        }
        text += characters;
    }

    private Json.Malformed twice(String name) {
        return json.malformed("the name \"" + Json.printable(name) + "\" stands twice");
    }

    /** One tensor's description while it is read. */
    private final class Tensor {
        private final String name;
        private final String where;
        private DataType type;
        private long[] shape;
        private long[] offsets;

        Tensor(String name) {
            this.name = name;
            this.where = "tensor " + Json.printable(name) + ": ";
        }

        TensorInfo read() throws IOException, Json.Malformed {
            if (json.peek() != '{') {
                throw fields();
            }
            members(MAX_WORD, where + "a field", this::readField);
            if (type == null || shape == null || offsets == null) {
                throw fields();
            }
            return checked();
        }

        private void readField(String field) throws IOException, Json.Malformed {
            if (field.equals("dtype") && type == null) {
                type = type(json.string(MAX_WORD, where + "dtype"));
            } else if (field.equals("shape") && shape == null) {
                shape = numbers("shape");
            } else if (field.equals("data_offsets") && offsets == null) {
                offsets = numbers("data_offsets");
            } else {
                throw fields();
            }
        }

        private Json.Malformed fields() {
            return json.malformed(where + "needs exactly the fields dtype, shape and data_offsets");
        }

        private DataType type(String word) throws Json.Malformed {
            for (DataType known : DataType.values()) {
                if (known.name().equals(word)) {
                    return known;
                }
            }
            throw json.malformed(where + "unknown dtype " + Json.printable(word));
        }

        private long[] numbers(String field) throws IOException, Json.Malformed {
            long[] numbers = new long[MAX_RANK];
            int count = 0;
            json.expect('[');
            if (json.skip(']')) {
                return new long[0];
            }
            do {
                if (count == MAX_RANK) {
                    throw json.malformed(where + field + " must be a list of at most " + MAX_RANK + " numbers");
                }
                numbers[count++] = json.number(where + field);
            } while (json.skip(','));
            json.expect(']');
            return Arrays.copyOf(numbers, count);
        }

        private TensorInfo checked() throws Json.Malformed {
            if (offsets.length != 2 || offsets[0] > offsets[1]) {
                throw new Json.Malformed(where + "data_offsets must be [begin, end]");
            }
            if (dataSize != ByteReader.UNKNOWN && offsets[1] > dataSize) {
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
    }
}
