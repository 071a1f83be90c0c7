package social.starling.ports.publish;

/** The id of one attempt to send a delivery: the delivery's id and the attempt's number. */
public record AttemptId(String value) {
    public AttemptId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An attempt needs an id; it is empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
