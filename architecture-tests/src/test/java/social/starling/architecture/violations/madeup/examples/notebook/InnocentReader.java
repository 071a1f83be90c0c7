package social.starling.architecture.violations.madeup.examples.notebook;

import java.nio.file.Path;
import social.starling.architecture.violations.madeup.ports.InnocentPort;

record InnocentReader(Path folder) implements InnocentPort {}
