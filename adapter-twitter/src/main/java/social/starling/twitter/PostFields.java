package social.starling.twitter;

import social.starling.http.HttpCall;
import social.starling.ports.account.Account;

/** What X is asked to tell of each post, in the dialect that it speaks since August 2026. Nothing more: reads are billed. */
final class PostFields {
    private static final String FIELDS = "attachments,conversation_id,created_at,entities,id,lang,note_post,text";
    private static final String EXPANSIONS =
            "attachments.media_keys,edit_history_post_ids,in_reply_to_user_id,referenced_posts";
    private static final String MEDIA_FIELDS = "alt_text,media_key,preview_image_url,type,url,variants";

    private PostFields() {}

    /** {@code call} for all that {@link PostJson} reads, with its price for that reader. */
    static HttpCall wanted(HttpCall call, Account reader) {
        return call.query("post.fields", FIELDS)
                .query("expansions", EXPANSIONS)
                .query("media.fields", MEDIA_FIELDS)
                .priced(result -> TimelinePage.price(result, reader.remoteId()));
    }

    /** {@code call} for the posts' ids alone: what they refer to does not come and is not billed. */
    static HttpCall ids(HttpCall call, Account reader) {
        return call.query("post.fields", "id").priced(result -> TimelinePage.price(result, reader.remoteId()));
    }
}
