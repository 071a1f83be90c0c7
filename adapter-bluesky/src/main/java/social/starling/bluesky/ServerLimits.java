package social.starling.bluesky;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import social.starling.http.HttpAnswer;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.account.Capabilities;
import social.starling.ports.media.CardLimits;
import social.starling.ports.media.FileLimits;
import social.starling.ports.media.MediaLimits;
import tools.jackson.databind.JsonNode;

/**
 * How large files may be on one server. The lexicon raised a picture to 2,000,000 bytes and a video to 300 MB; servers with
 * the older one take half and a third of that, and of these none says what a blob may have.
 */
final class ServerLimits {
    /** The method that asks for them. */
    static final String QUESTION = "com.atproto.server.describeServer";

    private static final long IMAGE = 2_000_000;
    private static final long OLDER_IMAGE = 1_000_000;
    private static final long VIDEO = 300_000_000;
    private static final long OLDER_VIDEO = 100_000_000;

    /** The lexicon's limit of a card's picture; it has none for the words, of which the official app shows less. */
    private static final long THUMB = 1_000_000;

    private static final int CARD_TITLE = 300;
    private static final int CARD_DESCRIPTION = 1_000;
    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/webp");

    /** What a server takes that has not been told otherwise. */
    private static final long USUAL_BLOB = 5L << 20;

    /** Less is no limit for pictures; it comes from a server that makes fun of us. */
    private static final long LEAST = 10_000;

    private static final Pattern TOO_BIG = Pattern.compile("too big \\(maximum ([0-9]{1,12}), got [0-9]{1,12}\\)");

    /** Of a server of which nothing is known: what every server takes. */
    static final Capabilities CAUTIOUS = capabilities(OLDER_IMAGE, USUAL_BLOB);

    private final AccountRepository accounts;

    ServerLimits(AccountRepository accounts) {
        this.accounts = accounts;
    }

    /** Of a server that takes videos itself. @param answer to {@link #QUESTION} */
    static Capabilities of(HttpAnswer answer) {
        return of(answer, false);
    }

    /** @param videoService whether one takes the account's videos, whatever a blob may have on the server */
    static Capabilities of(HttpAnswer answer, boolean videoService) {
        long told = answer.ok() ? answer.jsonOrMissing().path("blobUploadLimit").asLong(0) : 0;
        boolean silent = told < LEAST;
        long video = videoService ? (silent ? OLDER_VIDEO : VIDEO) : silent ? USUAL_BLOB : Math.min(VIDEO, told);
        return capabilities(silent ? OLDER_IMAGE : Math.min(IMAGE, told), video);
    }

    /**
     * Learns from a record that was refused for the size of a file in it, and keeps it with the account.
     *
     * @param embed the type of the embed that was sent
     * @return what is allowed; null when the refusal is about something else
     */
    @Nullable
    Long learn(Account account, String embed, HttpAnswer refusal) {
        Long allowed = allowed(embed, refusal);
        if (allowed == null || allowed < LEAST) {
            return null;
        }
        Capabilities learned = embed.equals(ExternalEmbed.TYPE)
                ? withThumb(account.capabilities(), allowed)
                : withMedia(account.capabilities(), embed, allowed);
        if (!learned.equals(account.capabilities())) {
            accounts.save(account.with(learned));
        }
        return allowed;
    }

    /** A picture of a link that has been refused at its limit is shown no more; the post goes before it. */
    private static Capabilities withThumb(Capabilities can, long allowed) {
        CardLimits known = can.cards();
        FileLimits thumb = known == null ? null : known.thumb();
        if (known == null || thumb == null) {
            return can;
        }
        return can.showing(can.media(), known.with(thumb.bytes() > allowed ? thumb.withBytes(allowed) : null));
    }

    private static Capabilities withMedia(Capabilities can, String embed, long allowed) {
        MediaLimits known = can.media();
        boolean video = embed.equals(MediaEmbed.VIDEO);
        return can.showing(
                new MediaLimits(
                        known.images(),
                        video ? known.image() : within(known.image(), allowed),
                        known.gif(),
                        video ? within(known.video(), allowed) : known.video(),
                        known.altText()),
                can.cards());
    }

    private static @Nullable Long allowed(String embed, HttpAnswer refusal) {
        JsonNode body = refusal.jsonOrMissing();
        Matcher told = TOO_BIG.matcher(body.path("message").asString(""));
        if (told.find() && body.path("message").asString("").contains("blob too big")) {
            return Long.valueOf(told.group(1));
        }
        boolean untold = body.path("error").asString("").equals("BlobTooLarge");
        return untold ? Long.valueOf(embed.equals(MediaEmbed.VIDEO) ? OLDER_VIDEO : OLDER_IMAGE) : null;
    }

    private static @Nullable FileLimits within(@Nullable FileLimits known, long allowed) {
        return known == null || known.bytes() <= allowed ? known : known.withBytes(allowed);
    }

    private static Capabilities capabilities(long image, long video) {
        return BlueskySettings.CAPABILITIES.showing(
                new MediaLimits(
                        MediaEmbed.MOST_IMAGES,
                        // The official app makes larger pictures as small; it shows animations as videos alone.
                        new FileLimits(image, 4_000, 4_000, PICTURES, null),
                        null,
                        new FileLimits(video, 4_096, 4_096, Set.of("video/mp4"), Duration.ofMinutes(3)),
                        1_000),
                new CardLimits(
                        CARD_TITLE,
                        CARD_DESCRIPTION,
                        new FileLimits(Math.min(THUMB, video), 2_000, 2_000, PICTURES, null)));
    }
}
