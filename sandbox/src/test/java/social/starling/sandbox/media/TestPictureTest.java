package social.starling.sandbox.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TestPictureTest {
    @ParameterizedTest
    @CsvSource({
        "photo, image/jpeg, 64, 48, 1, 0",
        "noise, image/jpeg, 64, 48, 1, 0",
        "drawing, image/png, 64, 48, 1, 0",
        "transparent, image/png, 64, 48, 1, 0",
        "gif, image/gif, 64, 48, 3, 0",
        "webp, image/webp, 1, 1, 1, 0",
        "rotated, image/jpeg, 64, 48, 1, 0",
        "video, video/mp4, 64, 48, 1, 3000",
        "bomb, image/png, 10000, 10000, 1, 0"
    })
    void itsHeaderTellsWhatItIs(String name, String type, int width, int height, int frames, int millis) {
        assertThat(MediaFile.of(TestPicture.named(name).bytes(64, 48)))
                .contains(new MediaFile(type, width, height, frames, millis));
    }

    @ParameterizedTest
    @EnumSource(names = {"PHOTO", "NOISE", "DRAWING", "TRANSPARENT", "GIF", "ROTATED"})
    void everyDecoderReadsIt(TestPicture picture) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.bytes(64, 48)));
        assertThat(image.getWidth()).isEqualTo(64);
        assertThat(image.getHeight()).isEqualTo(48);
    }

    @ParameterizedTest
    @EnumSource(TestPicture.class)
    void itHasTheSameBytesEachTime(TestPicture picture) {
        byte[] first = picture.bytes(64, 48);
        byte[] second = picture.bytes(64, 48);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aWebPageIsNoPictureAndHalfAPictureKeepsItsType() {
        assertThat(MediaFile.type(TestPicture.LIAR.bytes(64, 48))).isEmpty();
        assertThat(MediaFile.type(TestPicture.TRUNCATED.bytes(64, 48))).contains("image/jpeg");
    }

    @ParameterizedTest
    @CsvSource({"photo", "drawing", "gif", "webp", "video"})
    void aFileThatEndsInItsHeaderIsNone(String name) {
        byte[] whole = TestPicture.named(name).bytes(64, 48);
        for (int end = 0; end < Math.min(20, whole.length); end++) {
            Optional<MediaFile> found = MediaFile.of(Arrays.copyOf(whole, end));
            assertThat(found).as(name + " of " + end + " bytes").isEmpty();
        }
    }

    @Test
    void aPhotoOrVideoIsFilledUpToTheByte() throws IOException {
        byte[] photo = TestPicture.PHOTO.bytesOfSize(64, 48, 1_000_000);
        assertThat(photo).hasSize(1_000_000);
        assertThat(ImageIO.read(new ByteArrayInputStream(photo)).getWidth()).isEqualTo(64);
        byte[] video = TestPicture.VIDEO.bytesOfSize(64, 48, 70_001);
        assertThat(video).hasSize(70_001);
        assertThat(MediaFile.of(video)).isEqualTo(MediaFile.of(TestPicture.VIDEO.bytes(64, 48)));
        assertThatThrownBy(() -> TestPicture.DRAWING.bytesOfSize(64, 48, 70_001))
                .hasMessageContaining("image/png")
                .hasMessageContaining("70001");
    }

    @Test
    void aRotatedPhotoSaysSoAndNamesAPlace() {
        byte[] exif = Arrays.copyOfRange(TestPicture.ROTATED.bytes(64, 48), 6, 6 + 44);
        assertThat(new String(exif, java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith("Exif\0\0MM\0*");
        assertThat(exif[25]).isEqualTo((byte) 6);
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> TestPicture.named("cat"))
                .hasMessageContaining("'cat'")
                .hasMessageContaining("photo, noise");
    }
}
