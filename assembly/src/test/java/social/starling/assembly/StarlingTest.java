package social.starling.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.StartupException.Trouble;

class StarlingTest {
    @TempDir
    Path folder;

    @Test
    void theCourierWorksFromItsStartToTheEnd() {
        Starling starling = Starling.open(StarlingSettings.DEFAULT, folder.resolve("data"));
        assertThat(starling.courierWorks()).isFalse();

        starling.startCourier();
        assertThat(starling.courierWorks()).isTrue();

        starling.close();
        assertThat(starling.courierWorks()).isFalse();
    }

    @Test
    void aNewDataFolderIsForItsOwnerAlone() throws IOException {
        Path data = folder.resolve("deep/data");

        Starling.open(StarlingSettings.DEFAULT, data).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
    }

    @Test
    void callsOfTheStoreAreCounted() {
        try (Starling starling = Starling.open(StarlingSettings.DEFAULT, folder)) {
            starling.accounts().list();

            assertThat(starling.meters().readings()).containsKey("AccountRepository.all");
        }
    }

    @Test
    void aDataFolderThatIsAFileIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> Starling.open(StarlingSettings.DEFAULT, file.resolve("data")))
                .withMessageContaining(file.resolve("data").toString())
                .withMessageContaining("name another one")
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.DATA_FOLDER));
    }
}
