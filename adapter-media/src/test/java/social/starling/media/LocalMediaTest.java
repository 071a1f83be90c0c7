package social.starling.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.http.AddressGuard;
import social.starling.http.DownloadSettings;
import social.starling.http.Downloads;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.LocalMedia;
import social.starling.ports.media.MediaFitter.Fitting;
import social.starling.ports.platform.PlatformException;

/** Files that lie here already are fitted as fetched ones are, and nothing is fetched for them. */
class LocalMediaTest {
    @TempDir
    Path folder;

    private final Map<String, byte[]> files = new HashMap<>();
    private boolean damaged;
    private FileMedia media;

    @BeforeEach
    void open() throws IOException {
        LocalMedia local = new LocalMedia() {
            @Override
            public boolean isOne(String url) {
                return url.startsWith("archive:");
            }

            @Override
            public InputStream open(String url) throws IOException {
                byte[] file = files.get(url);
                if (file == null) {
                    throw new FileNotFoundException("The archive is gone; give it again");
                }
                return new ByteArrayInputStream(file) {
                    @Override
                    public int read(byte[] into) throws IOException {
                        if (damaged) {
                            throw new IOException("its sum is another one");
                        }
                        return super.read(into);
                    }
                };
            }
        };
        Downloads none =
                new Downloads(DownloadSettings.DEFAULT, AddressGuard.allowing(Set.of()), InstantSource.system());
        media = FileMedia.open(MediaSettings.in(folder.resolve("media")), none, local);
    }

    @AfterEach
    void close() {
        media.close();
    }

    @Test
    void aFileOfAnArchiveIsFittedByItsContent() {
        files.put("archive:a/1.jpg", Pictures.png(Pictures.photograph(40, 30)));
        assertThat(fit("archive:a/1.jpg")).isInstanceOfSatisfying(Fitting.Fitted.class, fitted -> {
            assertThat(fitted.rendition().mimeType()).isEqualTo("image/png");
            assertThat(fitted.rendition().width()).isEqualTo(40);
        });
    }

    @Test
    void whatIsNoPictureIsRefusedByItsContent() {
        files.put("archive:a/2.jpg", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8));
        assertThat(fit("archive:a/2.jpg")).isInstanceOf(Fitting.Unfit.class);
    }

    @Test
    void whatIsTooLargeOrDamagedIsNotCarried() {
        files.put("archive:a/3.jpg", new byte[120_000_000]);
        assertThat(fit("archive:a/3.jpg"))
                .isInstanceOfSatisfying(
                        Fitting.Unfit.class, unfit -> assertThat(unfit.reason()).contains("it has more than"));
        files.put("archive:a/4.jpg", new byte[9]);
        damaged = true;
        assertThat(fit("archive:a/4.jpg"))
                .isInstanceOfSatisfying(
                        Fitting.Unfit.class, unfit -> assertThat(unfit.reason()).contains("its sum is another one"));
    }

    @Test
    void whatIsNotThereMayBeThereAgainLater() {
        assertThatThrownBy(() -> fit("archive:a/5.jpg"))
                .isInstanceOf(PlatformException.Unavailable.class)
                .hasMessageContaining("give it again");
    }

    private Fitting fit(String url) {
        return media.fit(MediaFixture.pin(1), new Attachment(Attachment.Kind.IMAGE, url, ""), MediaFixture.LIMITS);
    }
}
