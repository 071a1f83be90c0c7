package social.starling.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads secrets from standard input, a file or a person; never from the command line, where every user sees them. */
final class SecretSource {
    private static final int LARGEST_FILE = 64 * 1024;

    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private final Terminal terminal;

    SecretSource(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * @param given {@code NAME=-} or {@code NAME=@FILE}; one line of standard input for each {@code -}, in order
     * @param wanted the names that are needed; a person is asked for those that are not given
     */
    Map<String, String> read(List<String> given, Set<String> wanted) {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (String each : given) {
            int equals = each.indexOf('=');
            String name = equals < 0 ? each : each.substring(0, equals);
            if (!wanted.contains(name)) {
                throw new CommandException(
                        ExitCode.USAGE,
                        "There is no secret of that name here; " + new TreeSet<>(wanted) + " are allowed");
            }
            secrets.put(name, value(name, equals < 0 ? "" : each.substring(equals + 1)));
        }
        for (String name : new TreeSet<>(wanted)) {
            secrets.computeIfAbsent(name, missing -> terminal.askSecret(missing).reveal());
        }
        return secrets;
    }

    private String value(String name, String source) {
        if (source.equals("-")) {
            String line = terminal.readLine();
            if (line == null || line.isEmpty()) {
                throw new CommandException(
                        ExitCode.USAGE, "Standard input ended before the secret " + name + "; give one line for each");
            }
            return line;
        }
        if (source.startsWith("@")) {
            return file(name, Path.of(source.substring(1)));
        }
        throw new CommandException(
                ExitCode.USAGE,
                "The secret " + name + " stands on the command line, where every user of this machine can read it."
                        + " Change it, then give --secret " + name + "=- and write it to standard input, or --secret "
                        + name + "=@FILE");
    }

    /** Whether more than its owner may read it; false where files have no such rights. */
    private static boolean isOpen(Path file) throws IOException {
        try {
            return !Collections.disjoint(Files.getPosixFilePermissions(file), OTHERS);
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    private static String file(String name, Path file) {
        try {
            if (isOpen(file)) {
                throw new CommandException(
                        ExitCode.USAGE,
                        "The file " + file + " for the secret " + name
                                + " can be read by other users; close it first: chmod 600 " + file);
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw new CommandException(
                        ExitCode.USAGE, "The file " + file + " for the secret " + name + " is larger than 64 kB");
            }
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw new CommandException(
                        ExitCode.USAGE, "The file " + file + " for the secret " + name + " is empty");
            }
            return secret;
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "The file " + file + " for the secret " + name + " cannot be read; check path and rights");
        }
    }
}
