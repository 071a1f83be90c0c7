package social.starling.sandbox.x;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import social.starling.sandbox.WireRequest;

/**
 * What a caller asked to see, in one of the two dialects that X speaks since August 2026: {@code post.fields} (or nothing)
 * speaks the current one, {@code tweet.fields} alone the legacy one. Names that the dialect does not know are dropped
 * without a word.
 */
record XFields(Dialect dialect, Set<String> fields, Set<String> expansions, Set<String> mediaFields, String origin) {
    private static final Set<String> LEGACY_FIELDS = Set.of(
            "attachments",
            "author_id",
            "conversation_id",
            "created_at",
            "display_text_range",
            "edit_controls",
            "edit_history_tweet_ids",
            "entities",
            "id",
            "in_reply_to_user_id",
            "lang",
            "note_tweet",
            "possibly_sensitive",
            "public_metrics",
            "referenced_tweets",
            "reply_settings",
            "source",
            "text");
    private static final Set<String> LEGACY_EXPANSIONS = Set.of(
            "attachments.media_keys",
            "author_id",
            "edit_history_tweet_ids",
            "entities.mentions.username",
            "in_reply_to_user_id",
            "referenced_tweets.id",
            "referenced_tweets.id.author_id");

    /** The names of the keys in answers. */
    enum Dialect {
        LEGACY("note_tweet", "referenced_tweets", "edit_history_tweet_ids", "tweets"),
        CURRENT("note_post", "referenced_posts", "edit_history_post_ids", "posts");

        final String note;
        final String references;
        final String history;
        final String includedPosts;

        Dialect(String note, String references, String history, String includedPosts) {
            this.note = note;
            this.references = references;
            this.history = history;
            this.includedPosts = includedPosts;
        }
    }

    static XFields of(WireRequest request) {
        Dialect dialect = request.query("tweet.fields").isPresent()
                        && request.query("post.fields").isEmpty()
                ? Dialect.LEGACY
                : Dialect.CURRENT;
        return switch (dialect) {
            case LEGACY ->
                new XFields(
                        dialect,
                        names(request, "tweet.fields", LEGACY_FIELDS),
                        names(request, "expansions", LEGACY_EXPANSIONS),
                        names(request, "media.fields", Set.of()),
                        request.origin());
            case CURRENT ->
                new XFields(
                        dialect,
                        names(request, "post.fields", XKnownKeys.postFields()),
                        names(request, "expansions", XKnownKeys.postExpansions()),
                        names(request, "media.fields", Set.of()),
                        request.origin());
        };
    }

    boolean shows(String field) {
        return fields.contains(field) || expansions.contains(field);
    }

    boolean expands(String expansion) {
        return expansions.contains(expansion);
    }

    /** Whether posts that are replied to, quoted or reposted come along in {@code includes}. */
    boolean expandsReferences() {
        return expansions.contains("referenced_tweets.id") || expansions.contains("referenced_posts");
    }

    private static Set<String> names(WireRequest request, String parameter, Set<String> known) {
        Set<String> names = new HashSet<>();
        request.query(parameter).ifPresent(list -> names.addAll(Arrays.asList(list.split(","))));
        if (!known.isEmpty()) {
            names.retainAll(known);
        }
        return names;
    }
}
