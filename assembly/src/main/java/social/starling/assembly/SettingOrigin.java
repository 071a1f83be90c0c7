package social.starling.assembly;

import java.nio.file.Path;

/** Where the value of a setting comes from. */
public sealed interface SettingOrigin {
    /** Nobody said anything. */
    record Default() implements SettingOrigin {
        @Override
        public String toString() {
            return "default";
        }
    }

    /** The settings file, or for a secret the file that holds it. */
    record File(Path path) implements SettingOrigin {
        @Override
        public String toString() {
            return "file " + path;
        }
    }

    /** A variable of the environment. */
    record Variable(String name) implements SettingOrigin {
        @Override
        public String toString() {
            return "variable " + name;
        }
    }

    /** What started the process. @param by such as {@code --port} or {@code the demo} */
    record Given(String by) implements SettingOrigin {
        @Override
        public String toString() {
            return by;
        }
    }
}
