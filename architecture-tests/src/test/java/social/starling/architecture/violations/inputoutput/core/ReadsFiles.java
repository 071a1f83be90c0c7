package social.starling.architecture.violations.inputoutput.core;

import java.nio.file.Path;

record ReadsFiles(Path path) {}
