package social.starling.sandbox;

/** A platform's "no" as an exception: it ends the judging of a request and carries the answer to send. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient WireReply reply;

    /** A refusal answered with {@code reply}; {@code why} is for people who read a stack trace. */
    public Refusal(String why, WireReply reply) {
        super(why, null, false, false);
        this.reply = reply;
    }

    /** The answer to send. */
    public WireReply reply() {
        return reply;
    }
}
