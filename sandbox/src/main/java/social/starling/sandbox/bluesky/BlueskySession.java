package social.starling.sandbox.bluesky;

/** What createSession and refreshSession hand out. */
public record BlueskySession(String did, String handle, String accessJwt, String refreshJwt) {

    /** Names no secret. */
    @Override
    public String toString() {
        return "BlueskySession[" + handle + "]";
    }
}
