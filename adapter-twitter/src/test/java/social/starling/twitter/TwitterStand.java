package social.starling.twitter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import social.starling.ports.account.Account;
import social.starling.ports.adapter.PlatformAdapter;
import social.starling.sandbox.x.XPost;
import social.starling.testkit.contract.PlatformStand;
import social.starling.testkit.contract.RenditionsInMemory;

/** The simulated X with ada connected, as the shared contracts see a platform. */
final class TwitterStand extends TwitterFixture implements PlatformStand {
    TwitterStand() {
        startX();
    }

    @Override
    public PlatformAdapter adapter() {
        return twitter;
    }

    @Override
    public Account account() {
        return ada;
    }

    @Override
    public RenditionsInMemory renditions() {
        return renditions;
    }

    @Override
    public Instant now() {
        return x.clock().instant();
    }

    @Override
    public String post(String text) {
        return x.post("ada", text).id();
    }

    @Override
    public String reply(String text, String parentId) {
        return x.post("ada", text, Optional.of(parentId), List.of()).id();
    }

    @Override
    public void delete(String postId) {
        x.delete(postId);
    }

    @Override
    public List<String> texts() {
        return x.posts("ada").reversed().stream().map(XPost::text).toList();
    }
}
