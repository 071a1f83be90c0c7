package social.starling.ports.delivery;

import java.time.Instant;
import social.starling.ports.post.Fingerprint;
import social.starling.ports.post.PostReference;

/**
 * A post that was found on one of the connected accounts. The ledger compares it with what Starling itself has published
 * or may just be publishing there.
 */
public record Sighting(PostReference post, Fingerprint fingerprint, Instant postedAt) {}
