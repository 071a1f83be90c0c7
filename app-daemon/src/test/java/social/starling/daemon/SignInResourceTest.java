package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import social.starling.daemon.ApiClient.Answer;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInResourceTest {
    @RegisterExtension
    final DemoExtension demo = new DemoExtension();

    @Test
    void aPersonSignsInByBrowser() {
        demo.x().createUser("bob", false);
        Answer begun = begin("twitter");
        assertThat(begun.status()).isEqualTo(201);
        String state = begun.text("state");
        assertThat(standing(state).text("status")).isEqualTo("pending");

        Answer consent = browse(begun.text("page") + "&sandbox_consent=bob");
        Answer back = browse(consent.header("Location"));

        assertThat(back.status()).isEqualTo(200);
        assertThat(back.header("Content-Type")).startsWith("text/html");
        assertThat(back.body()).contains("@bob is connected");
        assertThat(standing(state).text("status")).isEqualTo("done");
        assertThat(standing(state).json().path("account").path("handle").asString())
                .isEqualTo("bob");
    }

    @Test
    void aStateCountsOnce() {
        demo.x().createUser("carol", false);
        Answer begun = begin("twitter");
        String callback = browse(begun.text("page") + "&sandbox_consent=carol").header("Location");
        assertThat(browse(callback).status()).isEqualTo(200);

        assertThat(browse(callback).body()).contains("This sign-in is not known");
        assertThat(standing(begun.text("state")).text("status")).isEqualTo("done");
    }

    @Test
    void aRefusalOfThePersonIsTold() {
        Answer begun = begin("twitter");

        Answer back =
                browse(browse(begun.text("page") + "&sandbox_consent=deny").header("Location"));

        assertThat(back.status()).isEqualTo(400);
        assertThat(standing(begun.text("state")).text("status")).isEqualTo("failed");
        assertThat(standing(begun.text("state")).text("detail")).contains("access_denied");
    }

    @Test
    void aCodeThatIsNoneIsRefused() {
        Answer begun = begin("twitter");

        Answer back = browse(demo.demo().uri() + "/oauth/callback?code=guess&state=" + begun.text("state"));

        assertThat(back.body()).contains("The sign-in failed");
        assertThat(standing(begun.text("state")).text("status")).isEqualTo("failed");
    }

    @Test
    void aStateThatNobodyBeganIsUnknownAndNothingOfItIsEchoed() {
        Answer back = browse(demo.demo().uri() + "/oauth/callback?code=x&state=%3Cscript%3Ealert(1)%3C/script%3E");

        assertThat(back.status()).isEqualTo(400);
        assertThat(back.body()).contains("This sign-in is not known").doesNotContain("<script", "alert");
    }

    @Test
    void aPlatformWithoutABrowserSignInIsRefused() {
        Answer answer = begin("bluesky");

        assertThat(answer.problem()).isEqualTo("400 invalid");
        assertThat(answer.text("detail")).contains("no sign-in by browser");
    }

    private Answer begin(String platform) {
        return demo.api().post("/api/accounts/sign-in", "{\"platform\":\"" + platform + "\"}");
    }

    private Answer standing(String state) {
        return demo.api().get("/api/accounts/sign-in/" + state);
    }

    private static Answer browse(String address) {
        return ApiClient.send(HttpRequest.newBuilder(URI.create(address)).build());
    }
}
