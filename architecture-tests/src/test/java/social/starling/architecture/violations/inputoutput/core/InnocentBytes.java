package social.starling.architecture.violations.inputoutput.core;

import java.io.InputStream;
import java.net.URI;

record InnocentBytes(InputStream bytes, URI address) {}
