package social.starling.cli;

import social.starling.ports.backup.BackupException;

/** What a command's exit code says; the table stands in the help and in docs/cli.md. */
final class ExitCode {
    static final int OK = 0;
    /** A platform or a delivery said no, or something failed that the command cannot mend. */
    static final int FAILED = 1;
    /** The command line or a value in it is wrong. */
    static final int USAGE = 2;

    static final int NOT_FOUND = 3;
    /** The thing stands where this cannot be done. */
    static final int CONFLICT = 4;
    /** The daemon, its database or its port cannot be had. */
    static final int UNAVAILABLE = 5;
    /** A platform or the daemon does not accept the credentials. */
    static final int SIGN_IN = 6;

    private ExitCode() {}

    static int of(BackupException.Trouble trouble) {
        return switch (trouble) {
            case MISSING -> NOT_FOUND;
            case UNREADABLE -> USAGE;
            case NEWER, OCCUPIED -> CONFLICT;
            case UNWRITABLE -> UNAVAILABLE;
        };
    }

    /** @param status of an HTTP answer that is an error */
    static int of(int status) {
        return switch (status) {
            case 400, 413, 415 -> USAGE;
            case 401, 403 -> SIGN_IN;
            case 404 -> NOT_FOUND;
            case 409 -> CONFLICT;
            default -> FAILED;
        };
    }
}
