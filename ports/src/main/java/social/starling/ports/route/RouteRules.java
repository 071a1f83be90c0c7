package social.starling.ports.route;

/**
 * What a route carries and how.
 *
 * @param filter which posts by what they say and show
 * @param relations which posts by what they refer to
 * @param wording what is made of their text
 * @param unfitMedia what stands for a media file that the target does not take
 * @param upkeep how long a post is held, and what becomes of its copy when it is deleted or edited
 */
public record RouteRules(
        PostFilter filter, Relations relations, Wording wording, UnfitMedia unfitMedia, Upkeep upkeep) {
    public static final RouteRules DEFAULT =
            new RouteRules(PostFilter.ALL, Relations.NONE, Wording.AS_IT_IS, UnfitMedia.DROP, Upkeep.NONE);

    public RouteRules with(PostFilter next) {
        return new RouteRules(next, relations, wording, unfitMedia, upkeep);
    }

    public RouteRules with(Relations next) {
        return new RouteRules(filter, next, wording, unfitMedia, upkeep);
    }

    public RouteRules with(Wording next) {
        return new RouteRules(filter, relations, next, unfitMedia, upkeep);
    }

    public RouteRules with(UnfitMedia next) {
        return new RouteRules(filter, relations, wording, next, upkeep);
    }

    public RouteRules with(Upkeep next) {
        return new RouteRules(filter, relations, wording, unfitMedia, next);
    }

    /** How a mention of somebody without a known counterpart on the target is written; either way it notifies nobody. */
    public enum MentionStyle {
        /** The bare name. */
        NAME,
        /** The name and the domain it belongs to. */
        NAME_AND_DOMAIN
    }

    /** What stands for a media file that cannot be carried; the ledger tells of it either way. */
    public enum UnfitMedia {
        /** Nothing. */
        DROP,
        /** The address of the post at its source, at the end of the text. */
        LINK
    }
}
