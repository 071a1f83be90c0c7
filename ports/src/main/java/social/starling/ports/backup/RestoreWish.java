package social.starling.ports.backup;

/**
 * How somebody wants a backup restored.
 *
 * @param replace whether something may stand in the place; it is kept under another name
 * @param forgetSecrets whether the sealed secrets are left out, because nobody has their key any more: every account signs
 *     in again
 */
public record RestoreWish(boolean replace, boolean forgetSecrets) {}
