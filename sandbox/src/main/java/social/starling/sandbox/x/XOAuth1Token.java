package social.starling.sandbox.x;

/** All four values that OAuth 1.0a signs with, and the id of the user they stand for. */
public record XOAuth1Token(String consumerKey, String consumerSecret, String token, String tokenSecret, String userId) {

    /** Names no secret. */
    @Override
    public String toString() {
        return "XOAuth1Token[userId=" + userId + "]";
    }
}
