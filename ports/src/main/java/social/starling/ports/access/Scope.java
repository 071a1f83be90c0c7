package social.starling.ports.access;

/** What the bearer of a token may do. No scope contains another; a token lists all it has. */
public enum Scope {
    /** Look at everything that is no secret. */
    READ,
    /** Publish, and decide about deliveries. */
    PUBLISH,
    /** Change accounts, routes, tokens and the publishing switch. */
    ADMIN
}
