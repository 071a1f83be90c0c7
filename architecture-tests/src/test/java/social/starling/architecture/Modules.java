package social.starling.architecture;

import java.nio.file.Path;

/** Where the modules lie on disk. */
final class Modules {
    /** Tests run in their module's folder, so the reactor is one above. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private Modules() {}
}
