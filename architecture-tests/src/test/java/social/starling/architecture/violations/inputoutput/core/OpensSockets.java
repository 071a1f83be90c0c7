package social.starling.architecture.violations.inputoutput.core;

import java.net.Socket;

record OpensSockets(Socket socket) {}
