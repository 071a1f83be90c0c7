package social.starling.core.compose;

/**
 * The account cannot carry the draft.
 *
 * @param reason for people: what, which value, what is allowed, what to do
 */
public record Refused(String reason) implements Composition {}
