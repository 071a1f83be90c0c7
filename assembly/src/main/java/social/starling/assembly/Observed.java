package social.starling.assembly;

import social.starling.core.monitor.Observation;
import social.starling.ports.account.AccountProbe;
import social.starling.ports.adapter.PlatformAdapter;
import social.starling.ports.post.PostReader;
import social.starling.ports.publish.PostPublisher;

/** Platforms whose calls are observed. */
final class Observed {
    private Observed() {}

    /** The same adapter with its reader, publisher and probe observed; a dialect is pure and asked too often. */
    static PlatformAdapter of(PlatformAdapter adapter, Observation observation) {
        return new PlatformAdapter(
                adapter.platform(),
                adapter.name(),
                adapter.dialect(),
                observation.of(PostReader.class, adapter.reader()),
                observation.of(PostPublisher.class, adapter.publisher()),
                observation.of(AccountProbe.class, adapter.probe()),
                adapter.secretSignIn(),
                adapter.browserSignIn());
    }
}
