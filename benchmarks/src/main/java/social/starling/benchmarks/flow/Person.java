package social.starling.benchmarks.flow;

/**
 * Somebody with an account on each simulated platform; the secrets are no secrets outside it.
 *
 * @param blueskyToken of a session beside Starling's own
 * @param xToken of a sign-in beside Starling's own
 */
record Person(
        int number,
        String did,
        String handle,
        String appPassword,
        String xId,
        String username,
        String blueskyToken,
        String xToken) {
    /** What {@link #parse} reads. */
    String line() {
        return String.join(
                " ", "person", did, handle, appPassword, xId, username, blueskyToken, xToken, String.valueOf(number));
    }

    static Person parse(String line) {
        String[] parts = line.split(" ");
        return new Person(
                Integer.parseInt(parts[8]), parts[1], parts[2], parts[3], parts[4], parts[5], parts[6], parts[7]);
    }

    String token(Side side) {
        return switch (side) {
            case X -> xToken;
            case BLUESKY -> blueskyToken;
        };
    }
}
