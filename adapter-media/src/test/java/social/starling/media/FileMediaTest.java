package social.starling.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.starling.media.MediaFixture.LIMITS;
import static social.starling.media.MediaFixture.pin;

import java.awt.image.BufferedImage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.Attachment.Kind;
import social.starling.ports.media.MediaFitter.Fitting;
import social.starling.ports.media.Rendition;
import social.starling.ports.platform.PlatformException;

/** What the ports promise, whatever the file. */
class FileMediaTest {
    private static final byte[] PICTURE = Pictures.jpeg(Pictures.photograph(320, 200));

    @TempDir
    private Path temp;

    private MediaFixture media;

    @BeforeEach
    void open() throws IOException {
        media = new MediaFixture(temp);
    }

    @AfterEach
    void close() {
        media.close();
    }

    private Fitting fit(int number, String path) {
        return media.media.fit(pin(number), new Attachment(Kind.IMAGE, media.server.url(path), "alt"), LIMITS);
    }

    private Rendition fitted(int number, String path) {
        return ((Fitting.Fitted) fit(number, path)).rendition();
    }

    @Test
    void aPictureThatFitsIsCarriedByteByByte() throws IOException {
        Rendition rendition = media.fitted(Kind.IMAGE, PICTURE, LIMITS);

        assertThat(media.bytes(rendition)).isEqualTo(PICTURE);
        assertThat(rendition.mimeType()).isEqualTo("image/jpeg");
        assertThat(rendition.kind()).isEqualTo(Kind.IMAGE);
        assertThat(rendition.width()).isEqualTo(320);
        assertThat(rendition.height()).isEqualTo(200);
        assertThat(rendition.bytes()).isEqualTo(PICTURE.length);
        assertThat(rendition.duration()).isNull();
    }

    @Test
    void theSamePictureFourTimesIsFetchedOnceAndKeptOnce() throws IOException {
        media.server.serve("/a.jpg", PICTURE);
        List<Fitting> answers = Stream.of(1, 2, 3, 4).map(i -> fit(1, "/a.jpg")).toList();

        assertThat(answers).hasSize(4).containsOnly(answers.getFirst());
        assertThat(media.server.asked).hasSize(1);
        assertThat(media.files("images")).hasSize(1);
        assertThat(media.files("renditions")).hasSize(1);
    }

    @Test
    void manyDeliveriesAtOnceFetchAPictureOnce() throws IOException {
        media.server.serve("/a.jpg", PICTURE);
        List<Fitting> answers = Stream.iterate(1, i -> i + 1)
                .limit(16)
                .parallel()
                .map(i -> fit(i, "/a.jpg"))
                .toList();

        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(media.server.asked).hasSize(1);
        assertThat(media.media.held()).hasSize(16);
    }

    @Test
    void theSameBytesFromTwoAddressesAreOneFile() throws IOException {
        media.server.serve("/a.jpg", PICTURE);
        media.server.serve("/b.png", PICTURE);

        assertThat(fitted(1, "/a.jpg")).isEqualTo(fitted(1, "/b.png"));
        assertThat(media.files("images")).hasSize(1);
        assertThat(media.files("renditions")).hasSize(1);
    }

    @Test
    void anOriginalIsNamedByItsContent() throws IOException {
        media.server.serve("/../../a.exe", PICTURE);
        media.server.serve("/a.exe", PICTURE);
        fit(1, "/a.exe");

        assertThat(media.files("images")).singleElement().asString().matches("[0-9a-f]{32}\\.jpg");
    }

    @Test
    void onlyTheOwnerMayEnterTheFolder() throws IOException {
        media.server.serve("/a.jpg", PICTURE);
        fit(1, "/a.jpg");

        try (Stream<Path> all = Files.walk(media.folder)) {
            assertThat(all.toList())
                    .hasSizeGreaterThan(8)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .as(path.toString())
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void nothingUnfinishedIsLeft() throws IOException {
        media.server.serve("/a.jpg", PICTURE);
        media.server.serve("/b.jpg", new byte[] {1, 2, 3});
        fit(1, "/a.jpg");
        fit(1, "/b.jpg");
        fit(1, "/missing");

        assertThat(media.files("partial")).isEmpty();
    }

    @Test
    void aReleasedRenditionIsGone() throws IOException {
        media.server.serve("/a.jpg", PICTURE);
        Rendition rendition = fitted(1, "/a.jpg");
        media.media.release(pin(1));

        assertThatThrownBy(() -> media.bytes(rendition)).isInstanceOf(FileNotFoundException.class);
        assertThat(media.files("renditions")).isEmpty();
        assertThat(media.files("images")).isEmpty();
        assertThat(media.files("pins")).isEmpty();
        assertThat(media.media.held()).isEmpty();
    }

    @Test
    void aRenditionStaysUntilTheLastDeliveryLetsGo() throws IOException {
        media.server.serve("/a.jpg", PICTURE);
        Rendition rendition = fitted(1, "/a.jpg");
        assertThat(fitted(2, "/a.jpg")).isEqualTo(rendition);

        media.media.release(pin(1));
        assertThat(media.bytes(rendition)).isEqualTo(PICTURE);
        media.media.release(pin(2));
        assertThat(media.files("renditions")).isEmpty();
    }

    @Test
    void releasingWhatIsNotKeptDoesNothing() {
        media.media.release(pin(9));
        assertThat(media.media.held()).isEmpty();
    }

    @Test
    void afterARestartTheAnswerIsStillKept() throws IOException {
        media.server.serve("/a.jpg", PICTURE);
        media.server.serve("/page", "<html>".getBytes(StandardCharsets.UTF_8));
        Rendition rendition = fitted(1, "/a.jpg");
        Fitting unfit = fit(1, "/page");
        Files.writeString(media.folder.resolve("partial/left-behind"), "half");
        Files.writeString(media.folder.resolve("renditions/" + "0".repeat(64)), "nobody's");
        media.restart();

        assertThat(media.media.held()).containsExactly(pin(1));
        assertThat(fitted(1, "/a.jpg")).isEqualTo(rendition);
        assertThat(fit(1, "/page")).isEqualTo(unfit);
        assertThat(media.bytes(rendition)).isEqualTo(PICTURE);
        assertThat(media.server.asked).hasSize(2);
        assertThat(media.files("partial")).isEmpty();
        assertThat(media.files("renditions")).hasSize(1);
        media.media.release(pin(1));
        assertThat(media.files("renditions")).isEmpty();
        assertThat(media.files("images")).isEmpty();
    }

    @Test
    void whatOthersPutIntoTheFolderStopsNoStart() throws IOException {
        String broken = "pins/dlv-1." + "0".repeat(64) + ".json";
        Files.createDirectory(media.folder.resolve("pins/dlv-2." + "0".repeat(64) + ".json"));
        Files.writeString(media.folder.resolve(broken), "{\"rendition\": {}}");
        Files.writeString(media.folder.resolve("pins/.DS_Store"), "x");
        media.restart();

        assertThat(media.media.held()).isEmpty();
        assertThat(media.folder.resolve(broken)).doesNotExist();
        assertThat(media.folder.resolve("pins/.DS_Store")).exists();
    }

    @Test
    void anAnswerThatWasCutOffIsNotKept() throws IOException {
        media.server.serve("/a.jpg", PICTURE);
        Rendition rendition = fitted(1, "/a.jpg");
        Path answer = media.folder.resolve("pins").resolve(media.files("pins").getFirst());
        Files.writeString(answer, Files.readString(answer).substring(0, 40));
        media.restart();

        assertThat(media.media.held()).isEmpty();
        assertThat(media.files("renditions")).isEmpty();
        assertThat(fitted(1, "/a.jpg")).isEqualTo(rendition);
    }

    @Test
    void aRenditionThatLostItsBytesIsMadeAgain() throws IOException {
        media.server.serve("/a.jpg", PICTURE);
        Rendition rendition = fitted(1, "/a.jpg");
        Files.write(media.folder.resolve("renditions/" + rendition.sha256()), new byte[PICTURE.length]);
        media.restart();

        assertThat(fitted(1, "/a.jpg")).isEqualTo(rendition);
        assertThat(media.bytes(rendition)).isEqualTo(PICTURE);
    }

    @Test
    void twoFilesWithOneMd5AreTwoFiles() throws IOException {
        assertThat(Md5Twins.md5(Md5Twins.SECOND)).isEqualTo(Md5Twins.NAME);
        assertThat(Md5Twins.adopted(temp.resolve("twins")))
                .containsExactly(Md5Twins.NAME + ".jpg", Md5Twins.NAME + "-" + Md5Twins.SECOND_SHA + ".jpg");
    }

    @Test
    void aSourceThatIsGoneIsToldOnce() {
        assertThat(fit(1, "/missing")).isEqualTo(fit(1, "/missing"));
        assertThat(fit(1, "/missing"))
                .isInstanceOfSatisfying(
                        Fitting.Unfit.class, unfit -> assertThat(unfit.reason()).contains("does not have it (404)"));
        assertThat(media.server.asked).hasSize(1);
    }

    @Test
    void aSourceThatDoesNotAnswerIsAskedAgainLater() throws IOException {
        String address = media.server.url("/a.jpg");
        media.server.close();

        assertThatThrownBy(() -> media.media.fit(pin(1), new Attachment(Kind.IMAGE, address, ""), LIMITS))
                .isInstanceOf(PlatformException.Unavailable.class)
                .hasMessageContaining("127.0.0.1");
        assertThat(media.media.held()).isEmpty();
    }

    @Test
    void aFolderThatIsGoneIsAnOutageAndNoVerdict() throws IOException {
        media.server.serve("/a.jpg", PICTURE);
        Files.delete(media.folder.resolve("partial"));

        assertThatThrownBy(() -> fit(1, "/a.jpg"))
                .isInstanceOf(PlatformException.Unavailable.class)
                .hasMessageContaining("media folder");
    }

    @Test
    void originalsStayWhereThatIsChosen() throws IOException {
        try (MediaFixture library = new MediaFixture(
                temp.resolve("library"),
                plain -> new MediaSettings(
                        plain.folder(),
                        plain.largestImage(),
                        plain.largestVideo(),
                        plain.largestPicture(),
                        plain.decodedBytes(),
                        1,
                        false,
                        true))) {
            library.fitted(Kind.IMAGE, PICTURE, LIMITS);
            library.media.release(pin(1));
            library.restart();

            assertThat(library.files("images")).hasSize(1);
            assertThat(library.files("renditions")).isEmpty();
        }
    }

    @Test
    void aNameSaysNothingAboutAFile() {
        byte[] png = Pictures.png(Pictures.chart(8, 8, BufferedImage.TYPE_INT_RGB));
        media.server.serve("/really.jpg", png);

        assertThat(fitted(1, "/really.jpg").mimeType()).isEqualTo("image/png");
    }
}
