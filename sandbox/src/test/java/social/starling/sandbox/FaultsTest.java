package social.starling.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.starling.sandbox.x.XSandbox;

/** The faults as a raw socket sees them. */
class FaultsTest {
    private XSandbox x;
    private String token;

    @BeforeEach
    void start() {
        x = XSandbox.start();
        token = x.grant("ada").accessToken();
    }

    @AfterEach
    void stop() {
        x.close();
    }

    @Test
    void aLostAnswerIsATcpResetAfterTheEffect() throws IOException {
        x.faults().add(Fault.next("POST", "/2/tweets", new Fault.LoseAnswer(Fault.HangUp.RESET)));
        assertThatThrownBy(() -> exchange("lost"))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
        assertThat(x.posts("ada")).singleElement().extracting("text").isEqualTo("lost");
    }

    @Test
    void aClosedConnectionEndsWithoutOneByte() throws IOException {
        x.faults().add(Fault.next("POST", "/2/tweets", new Fault.LoseAnswer(Fault.HangUp.CLOSE)));
        assertThat(exchange("closed")).isEmpty();
        assertThat(x.posts("ada")).hasSize(1);
    }

    private String exchange(String text) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", x.baseUri().getPort())) {
            socket.setSoTimeout(10_000);
            byte[] body = ("{\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
            String head = "POST /2/tweets HTTP/1.1\r\nHost: 127.0.0.1:"
                    + x.baseUri().getPort()
                    + "\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + body.length
                    + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
