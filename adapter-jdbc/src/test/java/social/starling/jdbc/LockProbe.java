package social.starling.jdbc;

import java.io.IOException;
import java.nio.file.Path;

/** A process of its own that tries for the lock of a database, and with {@code hold} keeps it until its input ends. */
final class LockProbe {
    private LockProbe() {}

    public static void main(String[] arguments) throws IOException {
        try (InstanceLock lock = InstanceLock.take(Path.of(arguments[1]))) {
            if (arguments[0].equals("hold")) {
                System.out.println("holding");
                int end = System.in.read();
                assert end < 0 : lock;
            } else {
                System.out.println("free");
            }
        } catch (DatabaseException e) {
            System.out.println("taken: " + e.getMessage());
        }
    }
}
