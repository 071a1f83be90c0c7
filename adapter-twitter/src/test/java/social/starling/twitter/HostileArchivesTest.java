package social.starling.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import social.starling.ports.archive.PostArchive;
import social.starling.ports.platform.Platform;
import social.starling.testkit.archive.SampleArchive;
import social.starling.testkit.archive.SamplePost;

/** R5: what is no archive of X, or a damaged one, is refused with a sentence, in bounded time, and nothing of it is kept. */
class HostileArchivesTest {
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final ZipBytes GOOD = ZipBytes.archiveWith(Map.of("data/tweets_media/6-a.jpg", "picture"));
    private static final int FLAGS = 8;
    private static final int METHOD = 10;
    private static final int CRC = 16;
    private static final int PACKED = 20;
    private static final int SIZE = 24;
    private static final int ATTRIBUTES = 38;
    private static final int OFFSET = 42;

    @TempDir
    Path folder;

    private ArchiveShelf shelf;

    @BeforeEach
    void open() throws IOException {
        shelf = ArchiveShelf.open(folder.resolve("archives"), new Platform("twitter"), InstantSource.system());
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                file("nothing", new byte[0], "It is empty"),
                file("a text", "hello".getBytes(StandardCharsets.UTF_8), "no ZIP"),
                file("zeros", new byte[100_000], "no ZIP"),
                file("a CAR", bytes(0x3a, 0xa2, "eroots\u0081\u00d8*gversion\u0001"), "repository of Bluesky"),
                file("a PDF", bytes('%', 'P', "DF-1.7"), "no ZIP"),
                file("a cut ZIP", Arrays.copyOf(GOOD.bytes(), GOOD.bytes().length - 5), "broken off"),
                file("bytes behind", Arrays.copyOf(GOOD.bytes(), GOOD.bytes().length + 5), "broken off"),
                file("an Office document", zip("[Content_Types].xml", "word/document.xml"), "an Office document"),
                file("TikTok", zip("user_data_tiktok.json"), "TikTok"),
                file("Instagram", zip("your_instagram_activity/content/posts_1.json"), "Instagram"),
                file("Mastodon", zip("outbox.json", "actor.json"), "Mastodon"),
                file("an old archive", zip("data/js/tweets/2012_01.js"), "before 2019"),
                file("a jar", zip("META-INF/MANIFEST.MF"), "Java program"),
                file("an empty ZIP", zip(), "no archive of X"),
                file("no account", zip("data/tweets.js"), "no archive of X"),
                file("no posts", zip("data/account.js"), "no archive of X"),
                named("../../../../x.js", "leads out"),
                named("/etc/passwd.js12", "leads out"),
                named("C:/windows/system", "leads out"),
                named("a\\..\\..\\b.js1234", "leads out"),
                named("data/./x.js12345", "leads out"),
                named("data/\0nul.js12345", "zero in its name"),
                named("data/\u00ff\u00fe.js123456", "no UTF-8"),
                lie("encrypted", GOOD.listed("data/tweets.js", FLAGS, 1), "encrypted"),
                lie("a link", unix(GOOD, 0xa1ff), "a link or a device"),
                lie("a device", unix(GOOD, 0x21ff), "a link or a device"),
                lie("a wrong sum", GOOD.listed("data/tweets.js", CRC, 1, 2, 3, 4), "its sum"),
                lie("too long", GOOD.listed("data/tweets.js", SIZE, 0xff, 0xff, 0, 0), "shorter than it is said"),
                lie("too short", GOOD.listed("data/tweets.js", SIZE, 40, 0, 0, 0), "longer than it is said"),
                lie("huge", GOOD.listed("data/tweets.js", SIZE, 0xfe, 0xff, 0xff, 0xff), "fill disks"),
                lie("packed beyond", GOOD.listed("data/tweets.js", PACKED, 0xff, 0xff, 0xff, 0), "outside of it"),
                lie("elsewhere", GOOD.listed("data/tweets.js", OFFSET, 0xff, 0xff, 0xff, 0x7f), "outside of it"),
                lie("at another", GOOD.listed("data/tweets.js", OFFSET, 0, 0, 0, 0), "not where"),
                lie("a strange method", strange(), "packed by method 12"),
                lie("a broken list", GOOD.listed("data/tweets.js", 0, 0), "cut off or overwritten"),
                lie("more files", GOOD.end(10, 99, 0), "shorter than it says"),
                lie("fewer files", GOOD.end(10, 1, 0), "longer than it says"),
                lie("a list elsewhere", GOOD.end(16, 7, 0, 0, 0), "does not lie where"),
                lie("a part of several", GOOD.end(4, 1, 0), "one part of several"),
                lie("twice the same", twice(), "two files of the same name"),
                json("no script", "[ ]", "does not begin as X's files do"),
                json("another script", "alert(1); x = [ ]", "does not begin as X's files do"),
                json("no list", "window.YTD.tweets.part0 = {}", "no list follows"),
                json("a cut list", "window.YTD.tweets.part0 = [ {\"tweet\":{\"id_str\":\"6\"", "JSON breaks"),
                json("an open list", "window.YTD.tweets.part0 = [ {}, ", "JSON breaks"),
                json("no JSON", "window.YTD.tweets.part0 = [ <b> ]", "JSON breaks"),
                json("deep", "window.YTD.tweets.part0 = [ " + "[".repeat(100_000), "nested deeper"),
                json("deep within", tweet("\"entities\":" + "{\"a\":".repeat(50_000)), "nested deeper"),
                json("a long text", tweet("\"full_text\":\"" + random(3_000_000) + "\"}} ]"), "longer text"),
                json("a long name", tweet("\"" + random(100_000) + "\":1}} ]"), "longer text"),
                json("a long number", tweet("\"entities\":" + "9".repeat(100_000) + "}} ]"), "longer text"),
                json("no end of a start", "x".repeat(100_000), "does not begin as X's files do"),
                file(
                        "no owner",
                        ZipBytes.archiveWith(Map.of("data/account.js", "window.YTD.account.part0 = [ ]"))
                                .bytes(),
                        "names no account"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void isRefusedWithASentenceAndNothingIsKept(String name, byte[] file, String sentence) throws IOException {
        assertTimeoutPreemptively(
                BOUND,
                () -> assertThatThrownBy(() -> shelf.take(new ByteArrayInputStream(file), file.length))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("The file is not taken. ")
                        .hasMessageContaining(sentence));
        assertNothingIsKept();
    }

    @Test
    void theArchiveThatTheOthersAreMadeOfIsTaken() {
        assertThat(shelf.take(new ByteArrayInputStream(GOOD.bytes()), -1)
                        .tally()
                        .posts())
                .isEqualTo(1);
    }

    @Test
    void whereverItIsCutItIsRefused() throws IOException {
        byte[] whole = GOOD.bytes();
        for (int length = 0; length < whole.length; length += 7) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> shelf.take(new ByteArrayInputStream(cut), -1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertNothingIsKept();
    }

    @Test
    void whateverByteIsChangedItIsTakenWholeOrRefused() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 250; i++) {
            byte[] changed = GOOD.bytes();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                PostArchive archive = shelf.take(new ByteArrayInputStream(changed), -1);
                assertThat(archive.tally().posts()).isEqualTo(1);
                shelf.remove(archive.id());
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageStartingWith("The file is not taken. ");
            }
        }
        assertNothingIsKept();
    }

    @Test
    void aFileThatUnpacksToFarMoreIsRefusedBeforeItIsUnpacked() throws IOException {
        Path bomb = folder.resolve("bomb.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("data/account.js"));
            zip.write(new byte[100 << 20]);
            zip.putNextEntry(new ZipEntry("data/tweets.js"));
            zip.closeEntry();
        }
        try (InputStream in = Files.newInputStream(bomb)) {
            assertThatThrownBy(() -> shelf.take(in, Files.size(bomb))).hasMessageContaining("fill disks");
        }
        assertNothingIsKept();
    }

    @Test
    void aPostOfMegabytesIsLeftAndTheOthersAreRead() {
        StringBuilder much = new StringBuilder("\"entities\":[0");
        for (int i = 0; i < 500_000; i++) {
            much.append(",").append(i * 7_919L);
        }
        byte[] zip = ZipBytes.archiveWith(Map.of(
                        "data/tweets-part1.js",
                        tweet(much + "]}}, {\"tweet\":{\"id_str\":\"9\",\"full_text\":\"b\",\"created_at\":"
                                + "\"Wed Oct 10 20:19:24 +0000 2018\"}} ]")))
                .bytes();
        PostArchive archive = shelf.take(new ByteArrayInputStream(zip), zip.length);
        assertThat(archive.tally().posts()).isEqualTo(2);
        assertThat(archive.tally().unreadable()).isEqualTo(1);
    }

    @Test
    void moreFilesThanAPlainZipCanHoldAreRead() throws IOException {
        Path file = folder.resolve("large.zip");
        try (SampleArchive zip = SampleArchive.create(file, "1001", "ada")) {
            SamplePost post = SamplePost.of(Instant.parse("2020-01-01T00:00:00Z"), 0, "Look https://t.co/a");
            String name = post.photo("https://t.co/a", "a.jpg");
            zip.posts(post);
            for (int i = 0; i < 70_000; i++) {
                zip.media(i + "-x.jpg", new byte[1]);
            }
            zip.media(name, new byte[9]);
        }
        try (InputStream in = Files.newInputStream(file)) {
            assertThat(shelf.take(in, Files.size(file)).tally().missing()).isZero();
        }
    }

    @Test
    void whatDoesNotArriveWholeIsRefused() throws IOException {
        byte[] file = GOOD.bytes();
        assertThatThrownBy(() -> shelf.take(new ByteArrayInputStream(file), file.length + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("have arrived");
        assertThatThrownBy(() -> shelf.take(new ByteArrayInputStream(file), 190L << 30))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("make room");
        assertThatThrownBy(() -> shelf.take(new ByteArrayInputStream(file), Long.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("200 GB");
        assertNothingIsKept();
    }

    @Test
    void aDamagedPictureIsNoticedWhenItIsRead() throws IOException {
        byte[] file = GOOD.listed("data/tweets_media/6-a.jpg", CRC, 9, 9, 9, 9).bytes();
        PostArchive archive = shelf.take(new ByteArrayInputStream(file), file.length);
        try (InputStream in = shelf.media(archive.id(), "6-a.jpg")) {
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(DamagedArchiveException.class)
                    .hasMessageContaining("its sum");
        }
    }

    private void assertNothingIsKept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("archives"))) {
            assertThat(files).isEmpty();
        }
    }

    private static Arguments file(String name, byte[] bytes, String sentence) {
        return Arguments.of(name, bytes, sentence);
    }

    private static Arguments lie(String name, ZipBytes zip, String sentence) {
        return Arguments.of(name, zip.bytes(), sentence);
    }

    private static Arguments named(String name, String sentence) {
        String safe = "x".repeat(name.length());
        return Arguments.of(
                "a file named " + name.replace('\0', '0'),
                ZipBytes.archiveWith(Map.of(safe, "y")).renamed(safe, name).bytes(),
                sentence);
    }

    private static Arguments json(String name, String tweets, String sentence) {
        return Arguments.of(
                name, ZipBytes.archiveWith(Map.of("data/tweets.js", tweets)).bytes(), sentence);
    }

    private static String tweet(String rest) {
        return "window.YTD.tweets.part0 = [ {\"tweet\":{\"id_str\":\"6\"," + rest;
    }

    private static byte[] zip(String... names) {
        Map<String, String> files = new LinkedHashMap<>();
        Arrays.stream(names).forEach(name -> files.put(name, "{}"));
        return ZipBytes.of(files).bytes();
    }

    private static byte[] bytes(int first, int second, String rest) {
        byte[] text = rest.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[text.length + 2];
        all[0] = (byte) first;
        all[1] = (byte) second;
        System.arraycopy(text, 0, all, 2, text.length);
        return all;
    }

    private static ZipBytes unix(ZipBytes zip, int mode) {
        return zip.listed("data/tweets.js", 5, 3).listed("data/tweets.js", ATTRIBUTES, 0, 0, mode & 0xff, mode >> 8);
    }

    /** The method stands at two places, and here they agree. */
    private static ZipBytes strange() {
        byte[] changed = GOOD.listed("data/account.js", METHOD, 12).bytes();
        changed[8] = 12;
        return ZipBytes.raw(changed);
    }

    private static ZipBytes twice() {
        return ZipBytes.archiveWith(Map.of("data/tweetz.js", "y")).renamed("data/tweetz.js", "data/tweets.js");
    }

    /** So that it is not packed too well to be true. */
    private static String random(int length) {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder(length);
        random.ints(length, 'a', 'z' + 1).forEach(c -> text.append((char) c));
        return text.toString();
    }
}
