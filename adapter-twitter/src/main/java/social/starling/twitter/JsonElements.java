package social.starling.twitter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * The elements of one of X's files, {@code window.YTD.tweets.part0 = [ … ]}, one after the other: only the keys that are
 * wanted of each, in memory one at a time and never more than {@value #LARGEST} bytes.
 */
final class JsonElements {
    /** A post of 25,000 characters with all its links has a tenth. */
    static final int LARGEST = 1 << 20;

    private static final int LONGEST_START = 256;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(40)
                    .maxStringLength(LARGEST)
                    .maxNameLength(500)
                    .maxNumberLength(200)
                    .build())
            .build();

    private final String file;
    private final String wrapper;
    private final Set<String> wanted;

    /**
     * @param file its name, for messages
     * @param wrapper the key under which each element stands
     * @param wanted which keys of an element are kept, with all below them
     */
    JsonElements(String file, String wrapper, Set<String> wanted) {
        this.file = ZipNames.shown(file);
        this.wrapper = wrapper;
        this.wanted = wanted;
    }

    /** Is given the elements as JSON objects. */
    interface Visitor {
        /** @param bytes of {@code count} that hold for this call */
        void see(byte[] bytes, int count) throws IOException;
    }

    /**
     * Reads to the end of the file.
     *
     * @return how many elements were no objects as X writes them, or larger than is kept
     * @throws DamagedArchiveException when it is no such file
     */
    int read(InputStream in, Visitor visitor) throws IOException {
        skipStart(in);
        Kept kept = new Kept();
        int unreadable = 0;
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw damaged("no list follows after its first line");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == null) {
                    throw damaged("it ends in the middle");
                }
                kept.reset();
                boolean whole = keep(parser, kept);
                if (whole) {
                    visitor.see(kept.bytes(), kept.size());
                } else {
                    unreadable++;
                }
            }
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return unreadable;
        } catch (StreamConstraintsException e) {
            throw damaged("it is nested deeper, or has a longer text, than anything X writes");
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw damaged("its JSON breaks at line " + e.getLocation().getLineNr());
        }
    }

    private boolean keep(JsonParser parser, Kept kept) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return false;
        }
        boolean found = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean element = parser.currentName().equals(wrapper);
            JsonToken value = parser.nextToken();
            if (element && !found && value == JsonToken.START_OBJECT) {
                found = copy(parser, kept);
                if (!found) {
                    kept.reset();
                }
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    /** False where it is too large; the rest of it is passed over then. */
    private boolean copy(JsonParser parser, Kept kept) {
        JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), kept);
        out.writeStartObject();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (wanted.contains(name) && !kept.full) {
                out.writeName(name);
                out.copyCurrentStructure(parser);
            } else {
                parser.skipChildren();
            }
        }
        out.writeEndObject();
        out.close();
        return !kept.full;
    }

    /** What stands before the list is a script's assignment. */
    private void skipStart(InputStream in) throws IOException {
        StringBuilder start = new StringBuilder();
        for (int c = in.read(); c != '='; c = in.read()) {
            if (c < 0 || start.length() > LONGEST_START) {
                throw damaged("it does not begin as X's files do");
            }
            start.append((char) c);
        }
        if (!start.toString().strip().matches("\uFEFF?(ï»¿)?window\\.YTD\\.[a-z_]+\\.part[0-9]+")) {
            throw damaged("it does not begin as X's files do");
        }
    }

    private DamagedArchiveException damaged(String how) {
        return new DamagedArchiveException(
                "\"" + file + "\" in it cannot be read: " + how + ". Download the archive from X again");
    }

    /** Takes bytes up to a bound, and drops what comes beyond it. */
    private static final class Kept extends ByteArrayOutputStream {
        private boolean full;

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            if (count + length > LARGEST) {
                full = true;
            } else {
                super.write(bytes, from, length);
            }
        }

        @Override
        public synchronized void write(int one) {
            if (count + 1 > LARGEST) {
                full = true;
            } else {
                super.write(one);
            }
        }

        @Override
        public synchronized void reset() {
            super.reset();
            full = false;
        }

        /** As it lies there, without another copy. */
        private synchronized byte[] bytes() {
            return buf;
        }
    }
}
