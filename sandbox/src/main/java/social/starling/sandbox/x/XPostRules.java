package social.starling.sandbox.x;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import social.starling.sandbox.Refusal;

/** What X lets an app post in a user's name. */
final class XPostRules {
    private static final Duration EDITABLE = Duration.ofHours(1);
    private static final int MOST_EDITS = 5;

    private final XWorld world;
    private int refusals;

    XPostRules(XWorld world) {
        this.world = world;
    }

    /** Length, characters and cashtags. */
    void checkText(XUser author, String text, boolean hasMedia) {
        if (text.isBlank() && !hasMedia) {
            throw XProblems.invalid("Your post needs text or media.");
        }
        if (hasInvalidCharacter(text)) {
            throw XProblems.invalid("text holds a lone surrogate, U+FFFE, U+FFFF or U+FEFF");
        }
        int weight = XText.weight(text);
        if (weight > author.weightLimit()) {
            throw ambiguous(XProblems.TOO_LONG, "the text weighs " + weight + " of at most " + author.weightLimit());
        }
        long cashtags = XText.entities(text).stream()
                .filter(entity -> entity.kind() == XEntity.Kind.CASHTAG)
                .count();
        if (cashtags > 1) {
            throw XProblems.forbidden(
                    "Your post may contain at most one cashtag.", "the text has " + cashtags + " cashtags");
        }
    }

    /** Replies to oneself are free, to others only when they have summoned the author (since February 2026). */
    void checkReply(XUser author, String parentId) {
        XPost parent = world.posts()
                .find(parentId)
                .orElseThrow(() -> ambiguous(
                        "You attempted to reply to a Tweet that is deleted or not visible to you.",
                        "there is no post " + parentId));
        if (!parent.authorId().equals(author.id()) && !isSummoned(author, parent)) {
            throw XProblems.forbidden(
                    XProblems.REPLY_NOT_ALLOWED, "post " + parentId + " is not the caller's and does not summon it");
        }
    }

    /**
     * Equal text in a current post of the same author, whoever made it, within the window. Posts with media are never
     * duplicates: the address of the media, which is in the text, is another one each time.
     */
    void checkDuplicate(XUser author, String text) {
        Instant since = world.clock().instant().minus(world.settings().duplicateWindow());
        Optional<XPost> twin = world.posts().by(author.id(), text).stream()
                .filter(post -> post.createdAt().isAfter(since))
                .filter(post -> post.media().isEmpty())
                .findFirst();
        if (twin.isPresent()) {
            throw XProblems.forbidden(XProblems.DUPLICATE, "post " + twin.get().id() + " has the same text");
        }
    }

    /** Only premium accounts edit, only their own current version, for an hour and five times. */
    XPost checkEdit(XUser author, String previousId) {
        XPost previous = world.posts()
                .find(previousId)
                .filter(post -> post.authorId().equals(author.id()))
                .orElseThrow(() -> XProblems.forbidden(
                        "You are not allowed to edit this Tweet.", "there is no own post " + previousId));
        boolean fresh = world.clock().instant().isBefore(previous.createdAt().plus(EDITABLE));
        boolean current = previous.history().getLast().equals(previous.id());
        if (!author.premium() || !fresh || !current || previous.history().size() > MOST_EDITS) {
            throw XProblems.forbidden(
                    "You are not allowed to edit this Tweet.",
                    "an edit needs a premium author, the current version, less than an hour and at most five edits");
        }
        return previous;
    }

    private boolean isSummoned(XUser author, XPost parent) {
        List<XEntity> entities = XText.entities(parent.text());
        boolean mentioned = entities.stream()
                .anyMatch(entity ->
                        entity.kind() == XEntity.Kind.MENTION && entity.value().equalsIgnoreCase(author.username()));
        return mentioned
                || parent.quoteOf()
                        .flatMap(world.posts()::find)
                        .filter(quoted -> quoted.authorId().equals(author.id()))
                        .isPresent();
    }

    private Refusal ambiguous(String detail, String reason) {
        boolean bad = switch (world.settings().refusalStatus()) {
            case ALTERNATE -> refusals++ % 2 == 1;
            case ALWAYS_400 -> true;
            case ALWAYS_403 -> false;
        };
        return bad
                ? XProblems.refusal(400, XProblems.TYPES + "invalid-request", "Invalid Request", detail, reason)
                : XProblems.forbidden(detail, reason);
    }

    private static boolean hasInvalidCharacter(String text) {
        return text.codePoints()
                .anyMatch(point -> (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                        || point == 0xFFFE
                        || point == 0xFFFF
                        || point == 0xFEFF);
    }
}
