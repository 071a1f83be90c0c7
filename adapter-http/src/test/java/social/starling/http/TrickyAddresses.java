package social.starling.http;

import java.util.stream.Stream;

/** Ways to write an address so that it leads to a server inside; PORT stands for its port. */
final class TrickyAddresses {
    private TrickyAddresses() {}

    static Stream<String> all() {
        return Stream.of(
                "http://127.0.0.1:PORT/",
                "http://127.0.0.1.:PORT/",
                "http://127.1:PORT/",
                "http://127.0.1:PORT/",
                "http://2130706433:PORT/",
                "http://0x7f000001:PORT/",
                "http://0x7f.0.0.1:PORT/",
                "http://0x7f.1:PORT/",
                "http://0177.0.0.1:PORT/",
                "http://017700000001:PORT/",
                "http://127.0.0.1%00.example.org:PORT/",
                "http://0:PORT/",
                "http://0.0.0.0:PORT/",
                "http://localhost:PORT/",
                "http://LOCALHOST:PORT/",
                "http://localhost.:PORT/",
                "http://sub.localhost:PORT/",
                "http://localhost.localdomain:PORT/",
                "http://[::1]:PORT/",
                "http://[::]:PORT/",
                "http://[0:0:0:0:0:0:0:1]:PORT/",
                "http://[::ffff:127.0.0.1]:PORT/",
                "http://[::ffff:7f00:1]:PORT/",
                "http://[::127.0.0.1]:PORT/",
                "http://[64:ff9b::7f00:1]:PORT/",
                "http://[2002:7f00:1::]:PORT/",
                "http://[fe80::1%25lo]:PORT/",
                "http://127。0。0。1:PORT/",
                "http://127\uFF0E0\uFF0E0\uFF0E1:PORT/",
                "http://①②⑦.⓪.⓪.①:PORT/",
                "http://user@127.0.0.1:PORT/",
                "http://bsky.social@127.0.0.1:PORT/",
                "http://bsky.social:pw@127.0.0.1:PORT/",
                "http://127.0.0.1:PORT/@bsky.social",
                "http://127.0.0.1:PORT#@bsky.social/",
                "http://127.0.0.1:PORT?@bsky.social/",
                "ftp://127.0.0.1:PORT/",
                "file://127.0.0.1:PORT/etc/passwd",
                "gopher://127.0.0.1:PORT/_GET",
                "jar:http://127.0.0.1:PORT/a.jar!/b");
    }
}
