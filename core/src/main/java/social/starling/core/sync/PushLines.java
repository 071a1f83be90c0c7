package social.starling.core.sync;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.core.platform.Platforms;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.account.AccountState;
import social.starling.ports.post.PostPush;
import social.starling.ports.route.Leg;
import social.starling.ports.route.Route;
import social.starling.ports.route.RouteRepository;
import social.starling.ports.task.Tasks;

/**
 * Keeps a line open to every source whose platform tells at once of new posts, and has that source read on each sign.
 * Where there is no line, or while one is broken, the loop reads by the clock as ever.
 */
public final class PushLines implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PushLines.class.getName());
    /** How soon a new route, or one that was switched off, is noticed. */
    private static final Duration ROUND = Duration.ofSeconds(10);

    private final RouteRepository routes;
    private final AccountRepository accounts;
    private final Platforms platforms;
    private final Synchronizer synchronizer;
    private final Tasks tasks;
    private final Map<AccountId, Tasks.Task> lines = new HashMap<>();
    private Tasks.@Nullable Task tending;

    public PushLines(
            RouteRepository routes,
            AccountRepository accounts,
            Platforms platforms,
            Synchronizer synchronizer,
            Tasks tasks) {
        this.routes = routes;
        this.accounts = accounts;
        this.platforms = platforms;
        this.synchronizer = synchronizer;
        this.tasks = tasks;
    }

    public void start() {
        tending = tasks.start("push lines", this::tend);
    }

    @Override
    public void close() {
        if (tending != null) {
            tending.stop();
            tending.join();
        }
    }

    private void tend() {
        try {
            while (true) {
                round();
                tasks.sleep(ROUND);
            }
        } finally {
            lines.values().forEach(Tasks.Task::stop);
            lines.clear();
        }
    }

    private void round() {
        try {
            Map<AccountId, Account> sources = sources();
            lines.entrySet().removeIf(line -> {
                boolean gone = !sources.containsKey(line.getKey());
                if (gone) {
                    line.getValue().stop();
                }
                return gone;
            });
            sources.values().forEach(this::listen);
        } catch (Tasks.StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Which sources to listen to could not be read; it is tried again", e);
        }
    }

    private void listen(Account source) {
        PostPush push = platforms.of(source.platform()).push();
        if (push == null || lines.containsKey(source.id())) {
            return;
        }
        PushLine line = new PushLine(push, source, () -> synchronizer.read(source.id()), tasks);
        lines.put(source.id(), tasks.start("push " + source.id(), line::run));
    }

    /** Those that some enabled route follows and that may be called. */
    private Map<AccountId, Account> sources() {
        Set<AccountId> ids = new LinkedHashSet<>();
        for (Route route : routes.all()) {
            if (route.enabled()) {
                route.legs().stream().map(Leg::source).forEach(ids::add);
            }
        }
        Map<AccountId, Account> sources = new LinkedHashMap<>();
        accounts.findAll(ids).stream()
                .filter(account -> account.state() == AccountState.ACTIVE)
                .forEach(account -> sources.put(account.id(), account));
        return sources;
    }
}
