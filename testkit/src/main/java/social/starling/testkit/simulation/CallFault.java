package social.starling.testkit.simulation;

import java.time.Duration;

/** What goes wrong with one call. */
public sealed interface CallFault {
    /** The call throws {@code failure} and has no effect. */
    record BeforeEffect(RuntimeException failure) implements CallFault {}

    /** The call has its effect and throws {@code failure}. */
    record AfterEffect(RuntimeException failure) implements CallFault {}

    /** The call is late on its way there and its answer on the way back. */
    record Late(Duration there, Duration back) implements CallFault {}

    /** A creating call's answer is lost, and the call with it or not: the outcome is unknown. */
    record AnswerLost(boolean effect) implements CallFault {}

    /** A creating call is refused for good. */
    record Refused(String reason) implements CallFault {}
}
