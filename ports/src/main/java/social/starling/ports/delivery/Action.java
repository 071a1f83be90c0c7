package social.starling.ports.delivery;

/** What a delivery does on its target. */
public enum Action {
    CREATE,
    DELETE
}
