package social.starling.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static social.starling.media.FilesByHand.ascii;
import static social.starling.media.FilesByHand.box;
import static social.starling.media.FilesByHand.element;
import static social.starling.media.FilesByHand.join;
import static social.starling.media.FilesByHand.mp4;
import static social.starling.media.FilesByHand.webm;
import static social.starling.media.MediaFixture.GIF;
import static social.starling.media.MediaFixture.IMAGE;
import static social.starling.media.MediaFixture.LIMITS;
import static social.starling.media.MediaFixture.VIDEO;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.ports.media.Attachment.Kind;
import social.starling.ports.media.FileLimits;
import social.starling.ports.media.MediaLimits;
import social.starling.ports.media.Rendition;

/** Files are what their bytes are: lying, broken and hostile ones are refused with a sentence. */
class InspectionTest {
    private static final byte[] JPEG = Pictures.jpeg(Pictures.photograph(64, 48));
    private static final byte[] PNG = Pictures.png(Pictures.chart(64, 48, BufferedImage.TYPE_INT_RGB));
    private static final byte[] GIF_FILE =
            FilesByHand.animatedGif(Pictures.gif(Pictures.chart(64, 48, BufferedImage.TYPE_BYTE_INDEXED)), 3);

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "\ufeff  <?xml version='1.0'?><svg/>",
                "<!DOCTYPE html><img src=x>",
                "#EXTM3U\nfile:///etc/passwd",
                "ffconcat version 1.0\nfile /etc/passwd",
                "%PDF-1.7",
                "PK\u0003\u0004",
                "BM and more",
                "II*\0",
                "GIF90a",
                "RIFF\0\0\0\0WAVEfmt ",
                "",
                "\0",
            })
    void whatIsNoPictureIsNotCarried(String text) {
        assertThat(media.reason(Kind.IMAGE, text.getBytes(StandardCharsets.UTF_8), LIMITS))
                .startsWith("it is ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"heic", "avif", "mif1"})
    void aPictureThatNobodyCanReadHereIsNotCarried(String brand) {
        byte[] file = join(box("ftyp", ascii(brand), new byte[8]), box("mdat", new byte[8]));

        assertThat(media.reason(Kind.IMAGE, file, LIMITS)).contains(brand, "cannot be read");
    }

    @Test
    void everyTruncationOfAPictureIsRefused() throws IOException {
        for (byte[] whole : List.of(JPEG, PNG, GIF_FILE, FilesByHand.WEBP, FilesByHand.LOSSLESS_WEBP)) {
            assertThatCode(() -> inspect(whole)).doesNotThrowAnyException();
            for (int length = 0; length < whole.length; length += 1 + whole.length / 97) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThat(refusal(cut))
                        .as("the first %s of %s bytes", length, whole.length)
                        .startsWith("it is ");
            }
        }
    }

    @Test
    void everyTruncationOfAVideoIsRefused() throws IOException {
        for (byte[] whole : List.of(mp4(64, 48, 3), webm(64, 48, 3000))) {
            assertThatCode(() -> inspect(whole)).doesNotThrowAnyException();
            for (int length = 0; length < whole.length; length++) {
                assertThat(refusal(Arrays.copyOf(whole, length))).startsWith("it ");
            }
        }
    }

    @Test
    void noDamageDoesMoreThanBeRefused() throws IOException {
        Random dice = new Random(11);
        for (byte[] whole : List.of(
                JPEG, PNG, GIF_FILE, FilesByHand.WEBP, FilesByHand.LOSSLESS_WEBP, mp4(64, 48, 3), webm(64, 48, 3000))) {
            for (int i = 0; i < 300; i++) {
                byte[] damaged = whole.clone();
                for (int hits = 1 + dice.nextInt(4); hits > 0; hits--) {
                    damaged[dice.nextInt(Math.min(damaged.length, 400))] = (byte) dice.nextInt(256);
                }
                assertThatCode(() -> refusal(damaged)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void damagedPicturesThatMustBeChangedAreRefusedOrCarried() {
        Random dice = new Random(12);
        MediaLimits small = MediaFixture.images(new FileLimits(100_000, 32, 32, IMAGE.types(), null));
        for (byte[] whole : List.of(JPEG, GIF_FILE, FilesByHand.WEBP, FilesByHand.LOSSLESS_WEBP)) {
            for (int i = 0; i < 40; i++) {
                byte[] damaged = whole.clone();
                damaged[dice.nextInt(damaged.length)] ^= (byte) (1 + dice.nextInt(255));
                assertThatCode(() -> media.fit(Kind.IMAGE, damaged, small)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void aPngWithAWrongChecksumIsRefused() {
        byte[] damaged = PNG.clone();
        damaged[50]++;

        assertThat(media.reason(Kind.IMAGE, damaged, LIMITS)).contains("checksum");
    }

    @Test
    void aPngSaysItsSizeOnlyOnce() {
        byte[] second = FilesByHand.withChunk(PNG, "IHDR", join(FilesByHand.ints(1, 1), new byte[] {8, 2, 0, 0, 0}));

        assertThat(media.reason(Kind.IMAGE, second, LIMITS)).contains("one header");
    }

    @Test
    void anAnimatedPngIsCarriedAsItsStillPicture() throws IOException {
        byte[] animated = FilesByHand.withChunk(PNG, "acTL", FilesByHand.ints(2, 0));

        assertThat(media.bytes(media.fitted(Kind.IMAGE, animated, LIMITS))).isEqualTo(PNG);
    }

    @Test
    void whatIsHiddenBehindTheEndOfAPictureIsLeftBehind() throws IOException {
        byte[] hidden = ascii("PK\3\4 a whole other file");
        for (byte[] picture : List.of(JPEG, PNG, FilesByHand.WEBP)) {
            assertThat(media.bytes(media.fitted(Kind.IMAGE, join(picture, hidden), LIMITS)))
                    .isEqualTo(picture);
        }
    }

    @Test
    void aGifThatIsAProgramAsWellLosesTheProgram() throws IOException {
        byte[] comment = join(new byte[] {0x21, (byte) 0xfe, 20}, ascii("*/=1;alert('SECRET')"), new byte[] {0});
        byte[] polyglot = FilesByHand.insert(GIF_FILE, GIF_FILE.length - 1, comment);

        assertThat(media.bytes(media.fitted(Kind.GIF, polyglot, LIMITS))).isEqualTo(GIF_FILE);
    }

    @Test
    void aWebpPictureLosesItsExifAndKeepsItsSize() throws IOException {
        byte[] exif = join(ascii("EXIF"), new byte[] {6, 0, 0, 0}, ascii("SECRET"));
        byte[] body = Arrays.copyOfRange(FilesByHand.WEBP, 12, FilesByHand.WEBP.length);
        byte[] extended = join(ascii("VP8X"), new byte[] {10, 0, 0, 0, 0x08, 0, 0, 0, 15, 0, 0, 7, 0, 0});
        int size = 4 + extended.length + body.length + exif.length;
        byte[] file = join(
                ascii("RIFF"), new byte[] {(byte) size, (byte) (size >> 8), 0, 0}, ascii("WEBP"), extended, body, exif);
        byte[] carried = media.bytes(media.fitted(Kind.IMAGE, file, LIMITS));

        assertThat(new String(carried, StandardCharsets.ISO_8859_1)).doesNotContain("EXIF", "SECRET");
        assertThat(carried).hasSize(file.length - exif.length);
        assertThat(carried[4] & 0xff).isEqualTo(carried.length - 8);
        assertThat(carried[20]).isZero();
    }

    @Test
    void aVideoThatFitsIsCarried() throws IOException {
        byte[] video = mp4(640, 360, 12);
        Rendition rendition = media.fitted(Kind.VIDEO, video, LIMITS);

        assertThat(rendition.kind()).isEqualTo(Kind.VIDEO);
        assertThat(rendition.mimeType()).isEqualTo("video/mp4");
        assertThat(rendition.width()).isEqualTo(640);
        assertThat(rendition.height()).isEqualTo(360);
        assertThat(rendition.duration()).hasSeconds(12);
        assertThat(media.bytes(rendition)).isEqualTo(video);
        assertThat(media.files("videos")).singleElement().asString().endsWith(".mp4");
    }

    @Test
    void aVideoOnItsSideSaysHowItIsShown() throws Exception {
        byte[] file = join(
                box("ftyp", ascii("qt  "), FilesByHand.ints(0)),
                box("moov", FilesByHand.header(600, 600), FilesByHand.videoTrack(640, 360, true)),
                box("mdat", new byte[8]));
        Facts facts = inspect(file);

        assertThat(facts.format()).isEqualTo(Format.MOV);
        assertThat(facts.width()).isEqualTo(360);
        assertThat(facts.height()).isEqualTo(640);
    }

    @Test
    void aWebmVideoTellsItsSizeAndDuration() throws Exception {
        Facts facts = inspect(webm(320, 240, 4500));

        assertThat(facts.format()).isEqualTo(Format.WEBM);
        assertThat(facts.width()).isEqualTo(320);
        assertThat(facts.height()).isEqualTo(240);
        assertThat(facts.duration()).hasMillis(4500);
    }

    @Test
    void aVideoDoesNotTellWhereItWasMade() throws IOException {
        byte[] place = box("udta", box("\u00a9xyz", ascii("+52.5+13.4/SECRET")));
        byte[] video = mp4(640, 360, 12, place);
        byte[] carried = media.bytes(media.fitted(Kind.VIDEO, video, LIMITS));

        assertThat(carried).hasSize(video.length);
        assertThat(new String(carried, StandardCharsets.ISO_8859_1)).doesNotContain("SECRET", "udta");
        FileLimits webm = new FileLimits(1_000_000, 1000, 1000, Set.of("video/webm"), null);
        byte[] tags = element(0x1254c367L, ascii("SECRET"));
        byte[] tagged = media.bytes(
                media.fitted(Kind.VIDEO, webm(320, 240, 10, tags), new MediaLimits(0, null, null, webm, 0)));
        assertThat(new String(tagged, StandardCharsets.ISO_8859_1)).doesNotContain("SECRET");
    }

    @Test
    void aVideoBeyondALimitIsRefusedWithTheLimit() {
        assertThat(media.reason(Kind.VIDEO, mp4(640, 360, 61), LIMITS))
                .isEqualTo("it lasts 61 s; the target takes 60 s");
        assertThat(media.reason(Kind.VIDEO, mp4(3840, 2160, 5), LIMITS)).contains("3840 by 2160", "1920 by 1920");
        assertThat(media.reason(Kind.VIDEO, webm(64, 48, 10), LIMITS)).contains("video/webm", "video/mp4");
        assertThat(media.reason(Kind.VIDEO, mp4(64, 48, 0), LIMITS)).contains("how long");
        assertThat(media.reason(Kind.VIDEO, new byte[(int) VIDEO.bytes() + 1], LIMITS))
                .contains("larger than");
    }

    @Test
    void aVideoWithoutPicturesIsRefused() {
        byte[] sound = join(
                box("ftyp", ascii("M4A "), FilesByHand.ints(0)),
                box("moov", FilesByHand.header(1000, 1000)),
                box("mdat", new byte[8]));

        assertThat(media.reason(Kind.VIDEO, sound, LIMITS)).contains("no track with pictures");
    }

    @Test
    void aFileOfAnotherKindThanThePostShowsIsRefused() {
        assertThat(media.reason(Kind.IMAGE, mp4(64, 48, 3), LIMITS))
                .contains("MP4 video where the post shows a picture");
        assertThat(media.reason(Kind.VIDEO, JPEG, LIMITS)).contains("JPEG picture where the post shows a video");
    }

    @Test
    void anAnimationThatIsAVideoIsCarriedAsOne() {
        assertThat(media.fitted(Kind.GIF, mp4(64, 48, 3), LIMITS).kind()).isEqualTo(Kind.VIDEO);
        MediaLimits noVideo = new MediaLimits(4, IMAGE, GIF, null, 0);
        assertThat(media.reason(Kind.GIF, mp4(64, 48, 3), noVideo)).contains("does not take an MP4 video");
    }

    @Test
    void nothingIsFetchedForATargetThatTakesNothing() {
        assertThat(media.reason(Kind.IMAGE, JPEG, MediaLimits.NONE)).contains("no media of its kind");
        assertThat(media.reason(Kind.VIDEO, JPEG, MediaFixture.images(IMAGE))).contains("no media of its kind");
        assertThat(media.server.asked).isEmpty();
    }

    @Test
    void metadataStayWhereThatIsChosen() throws IOException {
        byte[] telling = FilesByHand.withSegment(JPEG, 0xe1, FilesByHand.exif(6));
        try (MediaFixture keeping = new MediaFixture(
                temp.resolve("keeping"),
                plain -> new MediaSettings(plain.folder(), 100_000, 100_000, 1_000_000, 4_000_000, 1, true, false))) {
            Rendition rendition = keeping.fitted(Kind.IMAGE, telling, LIMITS);

            assertThat(keeping.bytes(rendition)).isEqualTo(telling);
            assertThat(rendition.width()).isEqualTo(48);
        }
    }

    @Test
    void aRecipeMakesWhatItSaysItMakes() throws Exception {
        Path source = Files.write(temp.resolve("source"), ascii("0123456789"));
        Path target = temp.resolve("target");
        Recipe recipe = new Recipe.Draft()
                .copy(0, 2)
                .copy(2, 4)
                .put((byte) 'x')
                .zeros(2)
                .copy(9, 10)
                .done();
        recipe.make(source, target);

        assertThat(Files.readAllBytes(target))
                .isEqualTo(ascii("0123x\0\0" + "9"))
                .hasSize((int) recipe.length());
        assertThat(recipe.changesNothing(10)).isFalse();
        assertThat(new Recipe.Draft().copy(0, 3).copy(3, 10).done().changesNothing(10))
                .isTrue();
    }

    private Facts inspect(byte[] file) throws IOException, UnfitException {
        return Inspection.of(Files.write(temp.resolve("inspected"), file));
    }

    private String refusal(byte[] file) throws IOException {
        try {
            inspect(file);
            return "";
        } catch (UnfitException e) {
            return e.reason();
        }
    }
}
