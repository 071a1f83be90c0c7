package social.starling.sandbox.x;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import social.starling.sandbox.Json;
import social.starling.sandbox.WireRequest;
import tools.jackson.databind.node.ObjectNode;

/** One page out of a list of posts, newest first: the bounds a caller gave, and the token of the next page. */
record XPage(List<XPost> posts, Optional<String> nextToken) {
    private static final int BASE32 = 32;

    /** Picks the page that {@code request} asks for; {@code least} is the smallest page size the route allows. */
    static XPage of(List<XPost> all, WireRequest request, int least, boolean endless) {
        int size = size(request, least);
        Optional<Long> before = token(request);
        Predicate<XPost> bounds = bounds(request);
        List<XPost> rest = all.stream()
                .filter(post ->
                        before.map(end -> Long.parseLong(post.id()) < end).orElse(true))
                .filter(bounds)
                .toList();
        List<XPost> page = rest.subList(0, Math.min(size, rest.size()));
        if (rest.size() > page.size()) {
            return new XPage(
                    page, Optional.of(encode(Long.parseLong(page.getLast().id()))));
        }
        return new XPage(page, endless ? Optional.of(encode(before.orElse(Long.MAX_VALUE))) : Optional.empty());
    }

    ObjectNode meta() {
        ObjectNode meta = Json.object().put("result_count", posts.size());
        if (!posts.isEmpty()) {
            meta.put("newest_id", posts.getFirst().id())
                    .put("oldest_id", posts.getLast().id());
        }
        nextToken.ifPresent(token -> meta.put("next_token", token));
        return meta;
    }

    /** The bounds are read before the posts are looked at: a bad one is refused on an empty timeline too. */
    private static Predicate<XPost> bounds(WireRequest request) {
        Optional<Long> since = id(request, "since_id");
        Optional<Long> until = id(request, "until_id");
        Optional<Instant> start = time(request, "start_time");
        Optional<Instant> end = time(request, "end_time");
        return post -> since.map(bound -> Long.parseLong(post.id()) > bound).orElse(true)
                && until.map(bound -> Long.parseLong(post.id()) < bound).orElse(true)
                && start.map(bound -> !post.createdAt().isBefore(bound)).orElse(true)
                && end.map(bound -> post.createdAt().isBefore(bound)).orElse(true);
    }

    /** Refuses bounds that lie before what a search knows. */
    static void checkNotBefore(Instant first, WireRequest request) {
        id(request, "since_id").map(XIds::time).filter(first::isAfter).ifPresent(early -> {
            throw XProblems.invalid("'since_id' must be a tweet id created after [" + XPostJson.time(first) + "].");
        });
        time(request, "start_time").filter(first::isAfter).ifPresent(early -> {
            throw XProblems.invalid("Invalid 'start_time'. It must be on or after " + XPostJson.time(first) + ".");
        });
    }

    private static int size(WireRequest request, int least) {
        String text = request.query("max_results").orElse("10");
        if (text.matches("[0-9]{1,4}")) {
            int size = Integer.parseInt(text);
            if (size >= least && size <= 100) {
                return size;
            }
        }
        throw XProblems.invalid(
                "The `max_results` query parameter value [" + text + "] is not between " + least + " and 100");
    }

    private static Optional<Long> id(WireRequest request, String name) {
        return request.query(name).map(text -> {
            if (!text.matches("[0-9]{1,18}|[1-8][0-9]{18}")) {
                throw XProblems.invalid("The `" + name + "` query parameter value [" + text + "] is not valid");
            }
            return Long.parseLong(text);
        });
    }

    private static Optional<Instant> time(WireRequest request, String name) {
        return request.query(name).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException malformed) {
                throw XProblems.invalid("The `" + name + "` query parameter value [" + text + "] is not a date-time");
            }
        });
    }

    private static Optional<Long> token(WireRequest request) {
        return request.query("pagination_token")
                .or(() -> request.query("next_token"))
                .map(token -> {
                    try {
                        return Long.parseLong(token, BASE32);
                    } catch (NumberFormatException malformed) {
                        throw XProblems.invalid(
                                "The `pagination_token` query parameter value [" + token + "] is not valid");
                    }
                });
    }

    /** Base32hex, X's alphabet, is Java's radix 32. */
    private static String encode(long before) {
        return Long.toString(before, BASE32);
    }
}
