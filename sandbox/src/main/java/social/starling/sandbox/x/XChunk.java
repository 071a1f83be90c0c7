package social.starling.sandbox.x;

import java.util.List;
import social.starling.sandbox.Multipart;
import social.starling.sandbox.WireRequest;

/** What one append brings: a multipart body of exactly {@code media} and {@code segment_index}. */
record XChunk(int index, Multipart.Part media) {
    static XChunk of(WireRequest request) {
        if (request.isTooLarge()) {
            throw tooLarge(request.size());
        }
        List<Multipart.Part> parts = Multipart.read(request)
                .orElseThrow(
                        () -> XProblems.invalid("The body must be multipart/form-data with media and segment_index"));
        for (Multipart.Part part : parts) {
            if (!part.name().equals("media") && !part.name().equals("segment_index")) {
                throw XProblems.invalid("$." + part.name() + ": is not defined in the schema");
            }
        }
        String index = one(parts, "segment_index").text();
        if (!index.matches("[0-9]{1,3}")) {
            throw XProblems.invalid("SegmentIndex must be between 0 and 999.");
        }
        Multipart.Part media = one(parts, "media");
        if (media.size() > XUploading.CHUNK) {
            throw tooLarge(media.size());
        }
        if (media.size() == 0) {
            throw XProblems.invalid("$.media: is empty");
        }
        return new XChunk(Integer.parseInt(index), media);
    }

    byte[] content() {
        return media.content();
    }

    private static Multipart.Part one(List<Multipart.Part> parts, String name) {
        List<Multipart.Part> found =
                parts.stream().filter(part -> part.name().equals(name)).toList();
        if (found.size() != 1) {
            throw XProblems.invalid("$." + name + ": stands there " + found.size() + " times and must once");
        }
        return found.getFirst();
    }

    private static RuntimeException tooLarge(int size) {
        return XProblems.refusal(
                413,
                "about:blank",
                "Payload Too Large",
                "Payload Too Large",
                "a segment may have " + XUploading.CHUNK + " bytes, not " + size);
    }
}
