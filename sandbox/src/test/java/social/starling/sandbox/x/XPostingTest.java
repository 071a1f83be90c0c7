package social.starling.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class XPostingTest extends XFixture {
    @Test
    void aPostIsCreatedListedAndDeleted() {
        var created = post("Hello, world");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("data").path("text").stringValue()).isEqualTo("Hello, world");

        var timeline = get("/2/users/" + adaId() + "/tweets");
        assertThat(timeline.status()).isEqualTo(200);
        assertThat(timeline.json().path("data").get(0).path("id").stringValue()).isEqualTo(idOf(created));

        var deleted = browser.delete("/2/tweets/" + idOf(created), ada);
        assertThat(deleted.json().path("data").path("deleted").booleanValue()).isTrue();
        assertThat(get("/2/users/" + adaId() + "/tweets").json().toString())
                .isEqualTo("{\"meta\":{\"result_count\":0}}");
    }
}
