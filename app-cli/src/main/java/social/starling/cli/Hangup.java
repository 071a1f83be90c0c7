package social.starling.cli;

import sun.misc.Signal;

/** The signal by which a daemon is asked to read its settings again, where the system has it. */
final class Hangup {
    private Hangup() {}

    /** Without a terminal only: a terminal that closes sends the same signal to end what runs in it. */
    static void on(Terminal terminal, Runnable action) {
        on(terminal, "HUP", action);
    }

    /** By another signal: a process that was started by nohup(1) never gets this one. */
    static void on(Terminal terminal, String name, Runnable action) {
        if (terminal.isInteractive()) {
            return;
        }
        try {
            Signal.handle(new Signal(name), signal -> action.run());
        } catch (IllegalArgumentException e) {
            // There is no such signal on this system, or the JVM was told to leave signals alone.
            System.getLogger(Hangup.class.getName())
                    .log(System.Logger.Level.DEBUG, "SIG" + name + " is not listened to", e);
        }
    }
}
