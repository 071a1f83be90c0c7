package social.starling.media;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.media.FilesByHand.ascii;
import static social.starling.media.FilesByHand.join;
import static social.starling.media.MediaFixture.IMAGE;
import static social.starling.media.MediaFixture.LIMITS;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.ports.media.Attachment.Kind;
import social.starling.ports.media.FileLimits;
import social.starling.ports.media.Rendition;

/** What becomes of pictures that a target does not take as they are. */
class PictureFitTest {
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

    private Rendition fitted(byte[] file, FileLimits limits) {
        return media.fitted(Kind.IMAGE, file, MediaFixture.images(limits));
    }

    private BufferedImage shown(Rendition rendition) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(media.bytes(rendition)));
        assertThat(image.getWidth()).isEqualTo(rendition.width());
        assertThat(image.getHeight()).isEqualTo(rendition.height());
        return image;
    }

    private static FileLimits limit(long bytes, int side) {
        return new FileLimits(bytes, side, side, IMAGE.types(), null);
    }

    @Test
    void aPhotographThatIsTooLongLosesQualityBeforePixels() throws IOException {
        byte[] photograph = Pictures.jpeg(Pictures.photograph(1600, 1200), 0.98f);
        Rendition rendition = fitted(photograph, limit(photograph.length / 2, 4096));

        shown(rendition);
        assertThat(rendition.width()).isEqualTo(1600);
        assertThat(rendition.bytes()).isBetween(photograph.length / 4L, photograph.length / 2L);
        assertThat(rendition.mimeType()).isEqualTo("image/jpeg");
    }

    @Test
    void aPhotographThatIsMuchTooLongLosesPixelsAsWell() throws IOException {
        byte[] photograph = Pictures.jpeg(Pictures.photograph(1600, 1200), 0.98f);
        Rendition rendition = fitted(photograph, limit(30_000, 4096));

        shown(rendition);
        assertThat(rendition.bytes()).isBetween(15_000L, 30_000L);
        assertThat(rendition.width()).isLessThan(1600);
        assertThat(rendition.width() / (double) rendition.height()).isBetween(1.30, 1.37);
    }

    @ParameterizedTest
    @CsvSource({"400, 300, 200, 200, 150", "300, 400, 200, 150, 200", "199, 10, 200, 199, 10", "1000, 1, 10, 10, 1"})
    void aPictureIsMadeSmallerAndNeverLarger(int width, int height, int side, int newWidth, int newHeight)
            throws IOException {
        Rendition rendition = fitted(Pictures.jpeg(Pictures.photograph(width, height)), limit(1_000_000, side));

        shown(rendition);
        assertThat(rendition.width()).isEqualTo(newWidth);
        assertThat(rendition.height()).isEqualTo(newHeight);
    }

    @Test
    void fewColoursStayPng() throws IOException {
        byte[] chart = Pictures.png(Pictures.chart(64, 64, BufferedImage.TYPE_INT_RGB));
        byte[] turned = FilesByHand.withChunk(
                chart, "eXIf", ascii(new String(FilesByHand.exif(3), StandardCharsets.ISO_8859_1).substring(6)));
        Rendition rendition = fitted(turned, IMAGE);

        assertThat(rendition.mimeType()).isEqualTo("image/png");
        assertThat(shown(rendition).getRGB(0, 0)).isEqualTo(0xffffffff);
        assertThat(rendition.bytes()).isLessThan(chart.length);
    }

    @Test
    void aPhotographInPngBecomesJpeg() throws IOException {
        byte[] photograph = Pictures.png(Pictures.photograph(800, 600));
        Rendition rendition = fitted(photograph, limit(photograph.length / 4, 4096));

        shown(rendition);
        assertThat(rendition.mimeType()).isEqualTo("image/jpeg");
        assertThat(rendition.width()).isEqualTo(800);
    }

    @Test
    void transparencyIsKeptWhileItFits() throws IOException {
        BufferedImage glass = new BufferedImage(400, 400, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 400 * 400; i++) {
            glass.setRGB(i % 400, i / 400, i * 2654435 | 0x40000000);
        }
        Rendition rendition = fitted(Pictures.png(glass), limit(1_000_000, 200));

        assertThat(rendition.mimeType()).isEqualTo("image/png");
        assertThat(shown(rendition).getColorModel().hasAlpha()).isTrue();
    }

    @Test
    void transparencyBecomesWhiteWhenItMust() throws IOException {
        BufferedImage clear = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);
        FileLimits jpegOnly = new FileLimits(1_000_000, 4096, 4096, Set.of("image/jpeg"), null);
        Rendition rendition = fitted(Pictures.png(clear), jpegOnly);

        assertThat(rendition.mimeType()).isEqualTo("image/jpeg");
        assertThat(new Color(shown(rendition).getRGB(50, 50)).getRed()).isGreaterThan(250);
    }

    @ParameterizedTest
    @CsvSource({
        "1, ff0000, 00ff00, 0000ff", "2, 00ff00, ff0000, ffffff", "3, ffffff, 0000ff, 00ff00",
        "4, 0000ff, ffffff, ff0000", "5, ff0000, 0000ff, 00ff00", "6, 0000ff, ff0000, ffffff",
        "7, ffffff, 00ff00, 0000ff", "8, 00ff00, ffffff, ff0000"
    })
    void aPictureIsTurnedAsItsExifSays(int orientation, String topLeft, String topRight, String bottomLeft)
            throws IOException {
        byte[] chart = Pictures.jpeg(Pictures.chart(96, 64, BufferedImage.TYPE_3BYTE_BGR), 1f);
        Rendition rendition = fitted(FilesByHand.withSegment(chart, 0xe1, FilesByHand.exif(orientation)), IMAGE);
        BufferedImage image = shown(rendition);

        assertThat(rendition.width()).isEqualTo(orientation > 4 ? 64 : 96);
        assertThat(colour(image, 0.1, 0.1)).isEqualTo(topLeft);
        assertThat(colour(image, 0.9, 0.1)).isEqualTo(topRight);
        assertThat(colour(image, 0.1, 0.9)).isEqualTo(bottomLeft);
    }

    /** Rounded to full or none of each component. */
    private static String colour(BufferedImage image, double x, double y) {
        int rgb = image.getRGB((int) (x * image.getWidth()), (int) (y * image.getHeight()));
        return "%06x".formatted((rgb >> 7 & 0x010101) * 0xff);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6})
    void noPlaceAndNoCommentLeaves(int orientation) throws IOException {
        byte[] plain = Pictures.jpeg(Pictures.photograph(64, 48));
        byte[] telling = plain;
        telling = FilesByHand.withSegment(telling, 0xfe, ascii("a comment, SECRET"));
        telling = FilesByHand.withSegment(telling, 0xed, ascii("Photoshop 3.0\0SECRET"));
        telling = FilesByHand.withSegment(telling, 0xe1, ascii("http://ns.adobe.com/xap/1.0/\0<x>SECRET</x>"));
        telling = FilesByHand.withSegment(telling, 0xe1, FilesByHand.exif(orientation));
        telling = join(telling, ascii("PK\3\4 SECRET behind the end"));
        byte[] carried = media.bytes(media.fitted(Kind.IMAGE, telling, LIMITS));

        assertThat(new String(carried, StandardCharsets.ISO_8859_1)).doesNotContain("SECRET", "GPS", "Exif");
        if (orientation == 1) {
            assertThat(carried).as("nothing was decoded").isEqualTo(plain);
        }
    }

    @Test
    void aPngLosesItsTextsAndKeepsItsPixels() throws IOException {
        byte[] plain = Pictures.png(Pictures.chart(16, 16, BufferedImage.TYPE_INT_RGB));
        byte[] telling = FilesByHand.withChunk(plain, "tEXt", ascii("Comment\0SECRET"));
        telling = FilesByHand.withChunk(telling, "prVt", ascii("SECRET"));

        assertThat(media.bytes(media.fitted(Kind.IMAGE, join(telling, ascii("<script>SECRET")), LIMITS)))
                .isEqualTo(plain);
    }

    @Test
    void aColourProfileIsKept() throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] body = join(ascii("ICC_PROFILE\0"), new byte[] {1, 1}, profile);
        byte[] picture = FilesByHand.withSegment(Pictures.jpeg(Pictures.photograph(300, 200)), 0xe2, body);

        assertThat(media.bytes(fitted(picture, IMAGE))).isEqualTo(picture);
        assertThat(media.bytes(fitted(picture, limit(100_000, 100)))).containsSequence(profile);
    }

    @Test
    void greyStaysAsLightAsItWas() throws IOException {
        BufferedImage grey = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 64 * 64; i++) {
            grey.getRaster().setSample(i % 64, i / 64, 0, 100);
        }
        BufferedImage image = shown(fitted(Pictures.jpeg(grey), limit(100_000, 32)));

        assertThat(new Color(image.getRGB(16, 16)).getGreen()).isBetween(97, 103);
    }

    @Test
    void aWebpPictureBecomesWhatTheTargetTakes() throws IOException {
        FileLimits limits = new FileLimits(100_000, 4096, 4096, Set.of("image/jpeg", "image/png"), null);

        Rendition lossy = fitted(FilesByHand.WEBP, limits);
        assertThat(new Color(shown(lossy).getRGB(8, 4)).getRed()).isBetween(185, 215);
        Rendition lossless = fitted(FilesByHand.LOSSLESS_WEBP, limits);
        assertThat(lossless.mimeType()).isEqualTo("image/png");
        assertThat(new Color(shown(lossless).getRGB(3, 3))).isEqualTo(new Color(0, 200, 0));
    }

    @Test
    void anAnimationIsCarriedWhereItIsTaken() throws IOException {
        byte[] gif = FilesByHand.animatedGif(Pictures.gif(Pictures.chart(32, 16, BufferedImage.TYPE_BYTE_INDEXED)), 3);
        Rendition rendition = media.fitted(Kind.GIF, gif, LIMITS);

        assertThat(rendition.kind()).isEqualTo(Kind.GIF);
        assertThat(rendition.duration()).hasMillis(300);
        assertThat(media.bytes(rendition)).isEqualTo(gif);
    }

    @Test
    void anAnimationBecomesItsFirstFrameWhereItIsNotTaken() throws IOException {
        byte[] gif =
                FilesByHand.animatedGif(Pictures.gif(Pictures.chart(32, 16, BufferedImage.TYPE_BYTE_INDEXED)), 100_000);
        Rendition rendition = media.fitted(Kind.GIF, gif, MediaFixture.images(IMAGE));

        shown(rendition);
        assertThat(rendition.kind()).isEqualTo(Kind.IMAGE);
        assertThat(rendition.mimeType()).isEqualTo("image/png");
        assertThat(rendition.duration()).isNull();
    }

    @Test
    void aHundredMegapixelsAreReadWithFewerPixels() throws IOException {
        byte[] bomb = FilesByHand.blackPng(10_000, 10_000, 10_000);
        Rendition rendition = fitted(bomb, limit(1_000_000, 2000));

        shown(rendition);
        assertThat(rendition.width()).isEqualTo(2000);
    }

    @Test
    void aPictureOfTooManyPixelsIsRefused() {
        byte[] bomb = FilesByHand.blackPng(20_000, 6_100, 10);

        assertThat(media.reason(Kind.IMAGE, bomb, MediaFixture.images(limit(1_000_000, 2000))))
                .contains("20000 by 6100", "120 million");
    }

    @Test
    void aTargetThatTakesNeitherJpegNorPngGetsNothingElse() {
        FileLimits gifOnly = new FileLimits(1_000_000, 4096, 4096, Set.of("image/gif"), null);

        assertThat(media.reason(Kind.IMAGE, Pictures.jpeg(Pictures.photograph(8, 8)), MediaFixture.images(gifOnly)))
                .contains("neither");
    }

    @Test
    void aTinyLimitIsRefusedAtLast() {
        byte[] photograph = Pictures.jpeg(Pictures.photograph(64, 64));

        assertThat(media.reason(Kind.IMAGE, photograph, MediaFixture.images(limit(100, 4096))))
                .contains("not even a tiny copy");
    }
}
