package social.starling.ports.account;

/** Whether an account can be used. */
public enum AccountState {
    ACTIVE,
    /** The platform refused the credentials; nothing is read or sent until a person signs in again. */
    NEEDS_SIGN_IN,
    /** Disconnected by a person; its secrets are gone, its deliveries and links stay. */
    REMOVED
}
