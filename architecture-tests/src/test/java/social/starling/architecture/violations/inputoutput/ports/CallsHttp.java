package social.starling.architecture.violations.inputoutput.ports;

import java.net.http.HttpClient;

record CallsHttp(HttpClient client) {}
