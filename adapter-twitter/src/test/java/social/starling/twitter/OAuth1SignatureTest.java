package social.starling.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.Secret;

/** The examples of RFC 5849. */
class OAuth1SignatureTest {
    @Test
    void theExampleOfAProtectedPhotoIsSignedAsInTheRfc() {
        String header = OAuth1Signature.header(
                        "GET",
                        URI.create("http://photos.example.net/photos?file=vacation.jpg&size=original"),
                        new OAuth1Keys(
                                new Secret("dpf43f3p2l4k3l03"),
                                new Secret("kd94hf93k423kf44"),
                                new Secret("nnch734d00sl2jdk"),
                                new Secret("pfkkdhi9sl3r4s00")),
                        137131202,
                        "chapoH")
                .reveal();

        assertThat(header)
                .isEqualTo("OAuth oauth_consumer_key=\"dpf43f3p2l4k3l03\", oauth_nonce=\"chapoH\","
                        + " oauth_signature=\"MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D\","
                        + " oauth_signature_method=\"HMAC-SHA1\", oauth_timestamp=\"137131202\","
                        + " oauth_token=\"nnch734d00sl2jdk\"");
    }

    @Test
    void theBaseStringIsTheOneOfTheRfc() {
        Map<String, String> oauth = Map.of(
                "oauth_consumer_key", "9djdj82h48djs9d2",
                "oauth_token", "kkk9d7dh3k39sjv7",
                "oauth_signature_method", "HMAC-SHA1",
                "oauth_timestamp", "137131201",
                "oauth_nonce", "7d8f3e4a",
                // The example sends these in a form; they count like the query's.
                "c2", "");

        assertThat(OAuth1Signature.baseString(
                        "post",
                        URI.create("http://EXAMPLE.com:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b&a3=2+q"),
                        oauth))
                .isEqualTo("POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D"
                        + "%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D"
                        + "7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3D"
                        + "kkk9d7dh3k39sjv7");
    }

    @Test
    void anUnusualPortIsPartOfTheAddressAndTheUsualOneIsNot() {
        assertThat(OAuth1Signature.baseString("GET", URI.create("https://api.x.com:443/2/users/me"), Map.of()))
                .isEqualTo("GET&https%3A%2F%2Fapi.x.com%2F2%2Fusers%2Fme&");
        assertThat(OAuth1Signature.baseString("GET", URI.create("http://127.0.0.1:8443"), Map.of()))
                .isEqualTo("GET&http%3A%2F%2F127.0.0.1%3A8443%2F&");
    }
}
