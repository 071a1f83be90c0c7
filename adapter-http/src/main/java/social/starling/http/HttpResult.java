package social.starling.http;

/** How one call ended. No text in it holds anything of the request or of a broken answer. */
public sealed interface HttpResult permits HttpAnswer, HttpResult.NotSent, HttpResult.Lost {
    /** Not one byte of the request left this machine: the platform cannot have done anything. */
    record NotSent(String reason) implements HttpResult {}

    /** The request left, wholly or in part, and no whole answer came: the platform may have acted or not. */
    record Lost(String reason) implements HttpResult {}
}
