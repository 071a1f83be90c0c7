package social.starling.core.compose;

/** What a draft becomes on one account. */
public sealed interface Composition permits Composed, Refused {}
