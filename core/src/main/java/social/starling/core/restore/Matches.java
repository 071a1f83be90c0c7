package social.starling.core.restore;

import java.util.List;

/**
 * What comparing a restored ledger with the accounts has told.
 *
 * @param adoptions in an order in which a parent comes before what answers it
 * @param copies what was planned of adopted posts as sources; the ledger cancels it with the adoption
 * @param orphans what continues a post that is not carried
 * @param doubts what a person must decide
 * @param left what is really still to be published
 */
record Matches(
        List<Adoption> adoptions,
        List<Forgotten> copies,
        List<Forgotten> orphans,
        List<Doubt> doubts,
        List<Forgotten> left) {
    Matches {
        adoptions = List.copyOf(adoptions);
        copies = List.copyOf(copies);
        orphans = List.copyOf(orphans);
        doubts = List.copyOf(doubts);
        left = List.copyOf(left);
    }

    /** The post is the delivery's own. */
    record Adoption(Forgotten delivery, OwnPost post) {}

    /** @param reason with the choices, for the person */
    record Doubt(Forgotten delivery, String reason) {}
}
