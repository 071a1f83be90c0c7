package social.starling.architecture.violations.terminal.sandbox;

import java.io.IOException;

final class Reads {
    int read() throws IOException {
        return System.in.read();
    }
}
