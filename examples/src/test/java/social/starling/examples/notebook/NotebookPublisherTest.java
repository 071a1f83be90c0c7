package social.starling.examples.notebook;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import social.starling.testkit.contract.PlatformStand;
import social.starling.testkit.contract.PostPublisherContract;

class NotebookPublisherTest extends PostPublisherContract {
    @TempDir
    Path folder;

    @Override
    protected PlatformStand stand() {
        return new NotebookStand(folder);
    }
}
