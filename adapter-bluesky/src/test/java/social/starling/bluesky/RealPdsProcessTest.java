package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import social.starling.testkit.pds.PdsAccount;
import social.starling.testkit.pds.PdsInstallation;
import social.starling.testkit.pds.RealPds;
import social.starling.testkit.pds.RealPdsExtension;

@ExtendWith(RealPdsExtension.class)
class RealPdsProcessTest {

    @Test
    void bothServersAnswerOnLoopbackAndNowhereElse(RealPds server) throws IOException {
        // On Linux every 127.x address leads to a server that listens on all interfaces.
        Stream<String> elsewhere = Stream.concat(
                Stream.of("127.0.0.2", "::1"),
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(address -> !address.isLoopbackAddress())
                        .map(address -> address.getHostAddress()));

        assertThat(answers("127.0.0.1", server.service())).isTrue();
        assertThat(answers("127.0.0.1", server.directory())).isTrue();
        assertThat(elsewhere).noneMatch(host -> answers(host, server.service()) || answers(host, server.directory()));
    }

    @Test
    void everyAccountIsItsOwn(RealPds server) {
        PdsAccount first = server.newAccount();
        PdsAccount second = server.newAccount();

        assertThat(first.did()).startsWith("did:plc:").isNotEqualTo(second.did());
        assertThat(first.handle()).endsWith(".test").isNotEqualTo(second.handle());
        assertThat(first.toString())
                .doesNotContain(first.password(), first.accessToken(), first.refreshToken())
                .contains(first.handle());
    }

    @Test
    void closingEndsTheServer() {
        RealPds server = RealPds.start(PdsInstallation.ofThisCheckout());
        assertThat(answers("127.0.0.1", server.service())).isTrue();

        server.close();

        assertThat(answers("127.0.0.1", server.service())).isFalse();
        assertThat(answers("127.0.0.1", server.directory())).isFalse();
    }

    @Test
    void aServerThatCannotStartSaysWhy() {
        PdsInstallation broken =
                new PdsInstallation(PdsInstallation.ofThisCheckout().folder().resolveSibling("src"), "node");

        assertThatThrownBy(() -> RealPds.start(broken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("did not start")
                .hasMessageContaining("start.mjs");
    }

    private static boolean answers(String host, URI service) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, service.getPort()), 1000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
