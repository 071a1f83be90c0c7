package social.starling.architecture.violations.httpclients.bluesky;

import java.net.http.HttpClient;

final class BuildsAJdkClient {
    HttpClient client() {
        return HttpClient.newHttpClient();
    }
}
