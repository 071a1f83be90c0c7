package social.starling.examples.notebook;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import social.starling.core.account.AccountDirectory;
import social.starling.core.platform.Platforms;
import social.starling.memory.MemoryStore;
import social.starling.ports.account.Account;
import social.starling.ports.adapter.PlatformAdapter;
import social.starling.testkit.contract.PlatformStand;
import social.starling.testkit.contract.RenditionsInMemory;

/** The made-up platform as the contracts want it: whoever writes an adapter writes such a stand. */
final class NotebookStand implements PlatformStand {
    private final InstantSource clock = InstantSource.system();
    private final NotebookFiles files;
    private final PlatformAdapter adapter;
    private final Account account;
    private final AtomicInteger posts = new AtomicInteger();

    NotebookStand(Path folder) {
        this.files = new NotebookFiles(folder, clock);
        this.adapter = new Notebook(folder, clock).adapter();
        MemoryStore store = new MemoryStore(clock);
        this.account = new AccountDirectory(
                        new Platforms(List.of(adapter)), store.accounts(), store.credentials(), store.routes(), clock)
                .connect(Notebook.PLATFORM, null, "ada", Map.of());
    }

    @Override
    public PlatformAdapter adapter() {
        return adapter;
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public RenditionsInMemory renditions() {
        return new RenditionsInMemory();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public String post(String text) {
        return reply(text, "");
    }

    @Override
    public String reply(String text, String parentId) {
        String id = "by-hand-" + posts.incrementAndGet();
        String root = files.find("ada", parentId)
                .map(parent -> parent.root().isEmpty() ? parentId : parent.root())
                .orElse("");
        files.append("ada", id, root, parentId, text);
        return id;
    }

    @Override
    public void delete(String postId) {
        files.remove(postId);
    }

    @Override
    public List<String> texts() {
        return files.lines("ada").stream().map(NotebookLine::text).toList();
    }
}
