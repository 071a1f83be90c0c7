package social.starling.architecture.violations.httpclients.bluesky;

import okhttp3.OkHttpClient;

final class InnocentUser {
    int timeout(OkHttpClient client) {
        return client.connectTimeoutMillis();
    }
}
