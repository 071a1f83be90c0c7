package social.starling.architecture.violations.httpclients.twitter;

import okhttp3.OkHttpClient;

final class BuildsAnOkHttpClient {
    OkHttpClient client() {
        return new OkHttpClient.Builder().build();
    }
}
