package social.starling.ports.access;

/** What the bearer of a token may do. Only {@link #ADMIN} contains the others. */
public enum Scope {
    /** Look at everything that is no secret. */
    READ,
    /** Publish, decide about deliveries, and turn the publishing switch. */
    PUBLISH,
    /** Change accounts, routes and tokens; whoever may make tokens could give themselves every scope, so it is all of them. */
    ADMIN
}
