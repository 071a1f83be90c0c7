package social.starling.sandbox.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import social.starling.sandbox.Json;

class WriteRoutesTest extends BlueskyFixture {
    @Test
    void aRecordIsCreatedListedAndDeleted() {
        var created = create(record("Hello, world"));
        assertThat(created.status()).isEqualTo(200);
        String uri = created.json().path("uri").stringValue();
        assertThat(uri).startsWith("at://" + did + "/" + POST + "/");

        var listed = read("repo.listRecords?repo=ada.test&collection=" + POST);
        assertThat(listed.json()
                        .path("records")
                        .get(0)
                        .path("value")
                        .path("text")
                        .stringValue())
                .isEqualTo("Hello, world");

        var input = Json.object().put("repo", did).put("collection", POST);
        input.put("rkey", uri.substring(uri.lastIndexOf('/') + 1));
        assertThat(call("deleteRecord", input).status()).isEqualTo(200);
        assertThat(read("repo.listRecords?repo=ada.test&collection=" + POST)
                        .json()
                        .toString())
                .isEqualTo("{\"records\":[]}");
    }
}
