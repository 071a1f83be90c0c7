package social.starling.daemon;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import social.starling.assembly.StarlingSettings;
import social.starling.sandbox.bluesky.BlueskySandbox;
import social.starling.sandbox.x.XSandbox;
import tools.jackson.databind.JsonNode;

/** One demo for all tests of a class: a daemon with an account on each simulated platform. */
final class DemoExtension implements BeforeAllCallback, AfterAllCallback {
    private @Nullable Path folder;
    private @Nullable Demo demo;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("starling-demo");
        demo = Demo.start(StarlingSettings.DEFAULT.withPort(0), folder.resolve("data"));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        demo().close();
        try (Stream<Path> files = Files.walk(folder())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    Demo demo() {
        if (demo == null) {
            throw new IllegalStateException("The demo has not been started");
        }
        return demo;
    }

    Path folder() {
        if (folder == null) {
            throw new IllegalStateException("The demo has not been started");
        }
        return folder;
    }

    ApiClient api() {
        return ApiClient.of(demo().daemon());
    }

    XSandbox x() {
        return demo().x();
    }

    BlueskySandbox bluesky() {
        return demo().bluesky();
    }

    /** The id of the account of {@code handle}. */
    String account(String handle) {
        for (JsonNode account : api().get("/api/accounts").json()) {
            if (account.path("handle").asString().equals(handle)) {
                return account.path("id").asString();
            }
        }
        throw new IllegalArgumentException("No account is called " + handle);
    }

    /** The id of the account of {@code username}, who signs in to X by browser. */
    String signInToX(String username) {
        JsonNode begun = api().post("/api/accounts/sign-in", "{\"platform\":\"twitter\"}")
                .json();
        String consent = begun.path("page").asString() + "&sandbox_consent=" + username;
        String callback = browse(consent).header("Location");
        browse(callback);
        return api().get("/api/accounts/sign-in/" + begun.path("state").asString())
                .json()
                .path("account")
                .path("id")
                .asString();
    }

    private static ApiClient.Answer browse(String address) {
        return ApiClient.send(HttpRequest.newBuilder(URI.create(address)).build());
    }

    /** The only route. */
    String route() {
        return api().get("/api/routes").json().path(0).path("id").asString();
    }
}
