package social.starling.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.ports.account.Account;
import social.starling.ports.account.BrowserSignIn;
import social.starling.ports.account.Capabilities;
import social.starling.ports.account.Secret;
import social.starling.ports.account.SignedIn;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.publish.PublishOutcome;
import social.starling.sandbox.Fault;
import social.starling.sandbox.x.XOAuth1Token;

/** Sign-in by browser with PKCE, and by the secrets of OAuth 1.0a. */
class SigningInTest extends TwitterFixture {
    private static final URI CALLBACK = URI.create("http://127.0.0.1:7070/callback");

    @Test
    void aPersonSignsInByBrowserAndCanPublish() throws Exception {
        BrowserSignIn.Authorization begun = browser().begin(CALLBACK);
        Map<String, String> back = consent(begun, "ada");

        SignedIn signedIn = browser().finish(begun, back.getOrDefault("code", ""));

        assertThat(back).containsEntry("state", begun.state());
        assertThat(signedIn.profile().handle()).isEqualTo("ada");
        assertThat(signedIn.profile().remoteId()).isEqualTo(ada.remoteId());
        assertThat(signedIn.profile().server()).isEqualTo(x.baseUri());
        assertThat(signedIn.expiresAt()).isEqualTo(START.plus(Duration.ofHours(2)));
        credentials.store(ada.id(), signedIn.secrets(), signedIn.expiresAt());
        assertThat(publish("signed in")).isInstanceOf(PublishOutcome.Published.class);
    }

    @Test
    void aPublicClientSignsInAndRenewsWithoutASecret() throws Exception {
        twitter = adapter(new TwitterSettings(
                x.baseUri(), x.baseUri().resolve("/i/oauth2/authorize"), "sandbox-public-client", null));
        BrowserSignIn.Authorization begun = browser().begin(CALLBACK);
        SignedIn signedIn = browser().finish(begun, consent(begun, "ada").getOrDefault("code", ""));
        credentials.store(ada.id(), signedIn.secrets(), signedIn.expiresAt());
        x.clock().advance(Duration.ofHours(3));

        assertThat(publish("renewed")).isInstanceOf(PublishOutcome.Published.class);
    }

    @Test
    void everySignInHasItsOwnStateAndVerifier() {
        BrowserSignIn.Authorization one = browser().begin(CALLBACK);
        BrowserSignIn.Authorization other = browser().begin(CALLBACK);

        assertThat(one.state()).isNotEqualTo(other.state()).hasSizeGreaterThanOrEqualTo(43);
        assertThat(one.verifier()).isNotEqualTo(other.verifier());
        assertThat(one.toString())
                .doesNotContain(one.verifier().reveal())
                .contains("scope=tweet.read%20tweet.write%20users.read%20media.write%20offline.access");
    }

    /** RFC 7636, appendix B. */
    @Test
    void theChallengeIsTheOneOfTheRfc() {
        assertThat(TwitterBrowserSignIn.challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void aCodeThatCameTooLateIsRefused() throws Exception {
        BrowserSignIn.Authorization begun = browser().begin(CALLBACK);
        String code = consent(begun, "ada").getOrDefault("code", "");
        x.clock().advance(Duration.ofSeconds(31));

        assertRefused(begun, code);
    }

    @Test
    void aCodeOfAnotherSignInIsRefused() throws Exception {
        String code = consent(browser().begin(CALLBACK), "ada").getOrDefault("code", "");

        assertRefused(browser().begin(CALLBACK), code);
    }

    @Test
    void aWrongClientSecretIsRefusedAndNotTold() throws Exception {
        twitter = adapter(new TwitterSettings(
                x.baseUri(), settings().authorize(), settings().clientId(), new Secret("wrong-secret")));
        BrowserSignIn.Authorization begun = browser().begin(CALLBACK);
        String code = consent(begun, "ada").getOrDefault("code", "");

        assertThatThrownBy(() -> browser().finish(begun, code))
                .isInstanceOf(PlatformException.Unauthorized.class)
                .hasMessageContaining("client id and secret")
                .hasMessageNotContaining("wrong-secret")
                .hasMessageNotContaining(code);
    }

    @Test
    void aSignInWhoseAnswerIsLostIsBegunAgain() throws Exception {
        BrowserSignIn.Authorization begun = browser().begin(CALLBACK);
        String code = consent(begun, "ada").getOrDefault("code", "");
        x.faults().add(Fault.next("POST", "/2/oauth2/token", new Fault.LoseAnswer(Fault.HangUp.RESET)));

        assertThatThrownBy(() -> browser().finish(begun, code))
                .isInstanceOf(PlatformException.Unavailable.class)
                .hasMessageContaining("sign in again");
    }

    @Test
    void withoutAnAppNobodySignsInByBrowser() {
        assertThat(adapter(new TwitterSettings(x.baseUri(), settings().authorize(), null, null))
                        .browserSignIn())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "@Ada", " ada "})
    void aPersonSignsInWithTheSecretsOfOAuth1(String handle) {
        SignedIn signedIn = bySecrets(handle, secrets("ada"));

        assertThat(signedIn.profile().handle()).isEqualTo("ada");
        assertThat(signedIn.expiresAt()).isNull();
        assertThat(signedIn.secrets()).containsOnlyKeys(twitter.secretSignIn().secretNames());
        credentials.store(ada.id(), signedIn.secrets(), signedIn.expiresAt());
        assertThat(publish("by OAuth 1.0a: ä & + =")).isInstanceOf(PublishOutcome.Published.class);
        assertThat(twitter.reader().after(ada, "0", 100).posts()).hasSize(1);
    }

    @Test
    void aReadThatIsRepeatedUnderOAuth1IsSignedAnew() {
        credentials.store(ada.id(), secrets("ada"), null);
        x.faults().add(Fault.next("GET", "/2/users/*", new Fault.LoseAnswer(Fault.HangUp.RESET)));

        assertThat(twitter.reader().latest(ada, 1)).isEmpty();
    }

    @Test
    void keysThatAnotherDaemonHasStoredAreUsedOnceTheOldOnesAreRefused() {
        Map<String, Secret> old = new HashMap<>(secrets("ada"));
        old.put(OAuth1Keys.TOKEN_SECRET, new Secret("taken-back"));
        credentials.store(ada.id(), old, null);
        assertThatThrownBy(() -> twitter.reader().latest(ada, 1)).isInstanceOf(PlatformException.Unauthorized.class);
        store.credentials().store(ada.id(), secrets("ada"), null);

        assertThat(publish("by other keys")).isInstanceOf(PublishOutcome.Published.class);
    }

    @Test
    void aSignInByBrowserOnAnotherDaemonReplacesTheKeysOfOAuth1() {
        credentials.store(ada.id(), secrets("ada"), null);
        twitter.reader().latest(ada, 1);
        x.revoke("ada");
        store(store.credentials(), ada, x.grant("ada"));

        assertThat(publish("by a token")).isInstanceOf(PublishOutcome.Published.class);
    }

    @Test
    void secretsOfAnotherPersonAreRefused() {
        x.createUser("bob", false);

        assertThatThrownBy(() -> bySecrets("ada", secrets("bob")))
                .isInstanceOf(PlatformException.Unauthorized.class)
                .hasMessageContaining("@bob")
                .hasMessageContaining("@ada");
    }

    @Test
    void wrongSecretsAreRefusedAndNotTold() {
        Map<String, Secret> wrong = new HashMap<>(secrets("ada"));
        wrong.put(OAuth1Keys.TOKEN_SECRET, new Secret("not-the-secret"));

        assertThatThrownBy(() -> bySecrets("ada", wrong))
                .isInstanceOf(PlatformException.Unauthorized.class)
                .hasMessageNotContaining("not-the-secret");
    }

    @Test
    void whatCannotBeAHandleOrASecretOrXIsRefusedBeforeACall() {
        Map<String, Secret> blank = new HashMap<>(secrets("ada"));
        blank.put(OAuth1Keys.CONSUMER_KEY, new Secret(" "));

        assertThatThrownBy(() -> bySecrets("ada.bsky.social", secrets("ada")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ada.bsky.social");
        assertThatThrownBy(() -> bySecrets("ada", blank))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("consumer-key");
        assertThatThrownBy(
                        () -> twitter.secretSignIn().signIn(URI.create("https://example.org"), "ada", secrets("ada")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://example.org");
        assertThat(calls).isEmpty();
    }

    @Test
    void aCheckTellsNameAndWhatTheAccountCanDo() {
        Account renamed = save("ada");
        Capabilities capabilities = twitter.probe().check(renamed).capabilities();

        assertThat(capabilities.text().length()).isEqualTo(280);
        assertThat(capabilities.text().bytes()).isEqualTo(Integer.MAX_VALUE);
        assertThat(capabilities.threadSegments()).isEqualTo(25);
        assertThat(capabilities.oneAttemptAtATime()).isTrue();
        assertThat(capabilities.callDeadline()).isEqualTo(Duration.ofSeconds(30));
        assertThat(capabilities.prices().postWithLink()).hasToString("$0.20");
    }

    @Test
    void aSignInThatBelongsToSomebodyElseNowIsNotTaken() {
        x.createUser("bob", false);
        credentials.store(ada.id(), secrets("bob"), null);

        assertThatThrownBy(() -> twitter.probe().check(ada))
                .isInstanceOf(PlatformException.Unauthorized.class)
                .hasMessageContaining("@bob");
    }

    @Test
    void settingsShowNoSecretAndRefuseHalfAnApp() {
        assertThat(settings().toString()).doesNotContain(x.app().clientSecret().orElseThrow());
        assertThatThrownBy(() -> new TwitterSettings(x.baseUri(), x.baseUri(), null, new Secret("s")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TwitterSettings(x.baseUri(), x.baseUri(), " ", null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new TwitterSettings(URI.create("https://api.x.com/"), x.baseUri(), null, null).api())
                .hasToString("https://api.x.com");
    }

    private BrowserSignIn browser() {
        BrowserSignIn browser = twitter.browserSignIn();
        assertThat(browser).isNotNull();
        return browser;
    }

    private void assertRefused(BrowserSignIn.Authorization begun, String code) {
        assertThatThrownBy(() -> browser().finish(begun, code))
                .isInstanceOf(PlatformException.Unauthorized.class)
                .hasMessageContaining("start it again");
    }

    private SignedIn bySecrets(String handle, Map<String, Secret> secrets) {
        return twitter.secretSignIn().signIn(twitter.secretSignIn().defaultServer(), handle, secrets);
    }

    private Map<String, Secret> secrets(String username) {
        XOAuth1Token token = x.grantOAuth1(username);
        return Map.of(
                OAuth1Keys.CONSUMER_KEY, new Secret(token.consumerKey()),
                OAuth1Keys.CONSUMER_SECRET, new Secret(token.consumerSecret()),
                OAuth1Keys.TOKEN, new Secret(token.token()),
                OAuth1Keys.TOKEN_SECRET, new Secret(token.tokenSecret()));
    }

    /** What the browser brings back after {@code username} has let the app in. */
    private static Map<String, String> consent(BrowserSignIn.Authorization begun, String username)
            throws IOException, InterruptedException {
        URI page = URI.create(begun.page() + "&sandbox_consent=" + URLEncoder.encode(username, StandardCharsets.UTF_8));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
            URI back = URI.create(answer.headers().firstValue("location").orElseThrow());
            assertThat(back.toString()).startsWith(begun.redirect().toString());
            Map<String, String> query = new HashMap<>();
            for (String pair : back.getRawQuery().split("&")) {
                String[] parts = pair.split("=", 2);
                query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
            return query;
        }
    }
}
