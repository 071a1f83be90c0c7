package social.starling.twitter;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Account;
import social.starling.ports.media.Attachment;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostReference;
import social.starling.ports.text.RichText;
import tools.jackson.databind.JsonNode;

/** One post of an account out of a page of its timeline. */
final class PostJson {
    private static final String WEB = "https://x.com/";
    private static final Pattern MEDIA_PAGE = Pattern.compile(".*/status/([0-9]+)/(photo|video)/[0-9]+");
    /** Codes by which X says that it knows no language. */
    private static final Set<String> NO_LANGUAGES = Set.of("und", "zxx", "art");

    /** X lets a post be edited for an hour. */
    private static final Duration LONGEST_EDITING = Duration.ofDays(1);

    private final Account account;
    private final TimelinePage page;
    private final JsonNode json;
    private final String id;
    private final List<String> history = new ArrayList<>();

    private PostJson(Account account, TimelinePage page, JsonNode json) {
        this.account = account;
        this.page = page;
        this.json = json;
        this.id = json.path("id").asString("");
        TimelinePage.history(json).forEach(version -> history.add(version.asString("")));
        if (!PostIds.isId(id)) {
            throw new PlatformException.Malformed(
                    "X sent a post with the id \"" + id + "\"; a number is expected", null);
        }
        if (!history.contains(id)) {
            history.add(id);
        }
    }

    /** @throws PlatformException {@code Malformed} when the post has no id or no time */
    static Post read(Account account, TimelinePage page, JsonNode json) {
        return new PostJson(account, page, json).post();
    }

    private Post post() {
        String quoted = reference("quoted");
        return new Post(
                new PostReference(account.id(), id, null),
                history.getFirst(),
                history.indexOf(id),
                createdAt(),
                text(),
                reply(),
                quoted == null ? null : quotedAddress(quoted),
                reference("retweeted") != null,
                attachments(),
                LinkCards.of(List.of(json.path("entities"), note().path("entities")), this::isMedia),
                languages(),
                WEB + account.handle() + "/status/" + id);
    }

    /** Long text stands in the note alone. The link to a quoted post stays: it is what its author wrote. */
    private RichText text() {
        JsonNode source = note().path("text").asString("").isEmpty() ? json : note();
        return PostText.of(source.path("text").asString(""), source.path("entities"), this::isMedia);
    }

    private JsonNode note() {
        return TimelinePage.note(json);
    }

    private boolean isMedia(JsonNode url) {
        var own = MEDIA_PAGE.matcher(url.path("expanded_url").asString(""));
        return !url.path("media_key").asString("").isEmpty() || own.matches() && history.contains(own.group(1));
    }

    private static boolean leadsTo(JsonNode url, String postId) {
        return url.path("expanded_url").asString("").matches(".*/status/" + postId + "([?/].*)?");
    }

    private String quotedAddress(String quoted) {
        for (JsonNode url : json.path("entities").path("urls")) {
            if (leadsTo(url, quoted)) {
                return url.path("expanded_url").asString("");
            }
        }
        return WEB + "i/status/" + quoted;
    }

    /** The parent goes by the first id of its own edits where X tells them. */
    private Post.@Nullable Reply reply() {
        String parent = reference("replied_to");
        if (parent == null) {
            return null;
        }
        JsonNode included = page.included().get(parent);
        String first =
                included == null ? "" : TimelinePage.history(included).path(0).asString("");
        boolean own = json.path("in_reply_to_user_id").asString("").equals(account.remoteId());
        String root = json.path("conversation_id").asString("");
        return new Post.Reply(PostIds.isId(first) ? first : parent, PostIds.isId(root) ? root : parent, own);
    }

    private @Nullable String reference(String type) {
        for (JsonNode reference : TimelinePage.references(json)) {
            String other = reference.path("id").asString("");
            if (reference.path("type").asString("").equals(type) && PostIds.isId(other)) {
                return other;
            }
        }
        return null;
    }

    private List<Attachment> attachments() {
        List<Attachment> attachments = new ArrayList<>();
        for (JsonNode key : json.path("attachments").path("media_keys")) {
            JsonNode media = page.media().get(key.asString(""));
            if (media != null) {
                attachments.add(MediaJson.read(media));
            }
        }
        return attachments;
    }

    private List<String> languages() {
        String language = json.path("lang").asString("").toLowerCase(Locale.ROOT);
        boolean none = language.isEmpty() || NO_LANGUAGES.contains(language) || language.matches("q[a-t][a-z]");
        return none ? List.of() : List.of(language);
    }

    /** X tells the time of the edit; the post's own, as X tells it before any edit, is the first id's in whole seconds. */
    private Instant createdAt() {
        Instant told = toldTime();
        Instant first = PostIds.time(history.getFirst()).truncatedTo(ChronoUnit.SECONDS);
        boolean edited = history.indexOf(id) > 0;
        return edited && first.isBefore(told) && first.isAfter(told.minus(LONGEST_EDITING)) ? first : told;
    }

    private Instant toldTime() {
        String time = json.path("created_at").asString("");
        try {
            return Instant.parse(time);
        } catch (DateTimeException e) {
            throw new PlatformException.Malformed(
                    "X sent the post " + id + " with the time \"" + time + "\"; one such as 2026-11-01T12:00:00Z is"
                            + " expected",
                    e);
        }
    }
}
