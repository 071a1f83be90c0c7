package social.starling.core.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import social.starling.core.account.AccountDirectory;
import social.starling.core.platform.Platforms;
import social.starling.memory.MemoryStore;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.route.Leg;
import social.starling.ports.route.PostFilter;
import social.starling.ports.route.Route;
import social.starling.ports.route.RouteId;
import social.starling.ports.route.RouteRules;
import social.starling.testkit.simulation.CallFault;
import social.starling.testkit.simulation.FakePlatform;
import social.starling.testkit.simulation.Faults;
import social.starling.testkit.simulation.World;

class RouteDirectoryTest {
    @Test
    void aNewRouteStartsWhereItsSourcesStand() {
        run(setting -> {
            Route route = setting.add(true);
            assertThat(setting.routes.list()).containsExactly(route);
            assertThat(route.legs())
                    .allSatisfy(leg ->
                            assertThat(setting.store.routes().cursor(leg)).isPresent());
        });
    }

    @Test
    void aSourceThatCannotBeReadLeavesNothingBehind() {
        run(setting -> {
            setting.faults.next(
                    "beta.start", new CallFault.BeforeEffect(new PlatformException.Unavailable("beta is away", null)));
            assertThatThrownBy(() -> setting.add(true)).hasMessageContaining("beta is away");
            assertThat(setting.routes.list()).isEmpty();
            assertThat(setting.store
                            .routes()
                            .cursor(new Leg(new RouteId("rt-0001"), setting.ada.id(), setting.bea.id())))
                    .isEmpty();
        });
    }

    @Test
    void aSecondRouteForTheSameWayIsRefused() {
        run(setting -> {
            Route route = setting.add(false);
            assertThatThrownBy(() -> setting.add(true))
                    .hasMessageContaining(route.id().value());
            Route back = setting.routes.add(setting.bea.id(), setting.ada.id(), false, RouteRules.DEFAULT);
            assertThatThrownBy(() -> setting.routes.edit(route.id(), true, null, null))
                    .hasMessageContaining(back.id().value());
        });
    }

    @Test
    void aRouteNeedsTwoConnectedAccounts() {
        run(setting -> {
            AccountId nobody = AccountId.of(setting.ada.platform(), "nobody");
            assertThatThrownBy(() -> setting.routes.add(setting.ada.id(), nobody, false, RouteRules.DEFAULT))
                    .hasMessageContaining(nobody.value());
            assertThatThrownBy(() -> setting.routes.add(setting.ada.id(), setting.ada.id(), false, RouteRules.DEFAULT))
                    .hasMessageContaining("itself");
        });
    }

    @Test
    void editingChangesWhatIsNamedAndNothingElse() {
        run(setting -> {
            Route route = setting.add(false);
            RouteRules rules = RouteRules.DEFAULT.with(PostFilter.ALL.with(new PostFilter.TextFilter("bird", null)));
            Route edited = setting.routes.edit(route.id(), true, rules, null);
            assertThat(edited.rules()).isEqualTo(rules);
            assertThat(edited.bothWays()).isTrue();
            assertThat(edited.enabled()).isTrue();
            assertThat(edited.legs())
                    .allSatisfy(leg ->
                            assertThat(setting.store.routes().cursor(leg)).isPresent());
            assertThat(setting.routes.edit(route.id(), null, null, false).rules())
                    .isEqualTo(rules);
            assertThat(setting.routes.require(route.id()).enabled()).isFalse();
        });
    }

    @Test
    void aRemovedRouteIsGoneAndAnUnknownOneIsNamed() {
        run(setting -> {
            Route route = setting.add(false);
            setting.routes.remove(route.id());
            assertThat(setting.routes.list()).isEmpty();
            assertThatThrownBy(() -> setting.routes.remove(route.id()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(route.id().value());
        });
    }

    private static void run(Consumer<Setting> story) {
        try (World world = new World(1)) {
            world.run(() -> story.accept(new Setting(world)));
        }
    }

    private static final class Setting {
        private final Faults faults;
        private final MemoryStore store;
        private final Account ada;
        private final Account bea;
        private final RouteDirectory routes;

        private Setting(World world) {
            this.faults = new Faults(world);
            FakePlatform alpha = FakePlatform.withTimelineOnly("alpha", world, faults);
            FakePlatform beta = FakePlatform.withPlannedKeys("beta", world, faults);
            this.store = new MemoryStore(world.clock());
            this.ada = alpha.account("ada");
            this.bea = beta.account("bea");
            store.accounts().save(ada);
            store.accounts().save(bea);
            Platforms platforms = new Platforms(List.of(alpha.adapter(), beta.adapter()));
            AccountDirectory accounts = new AccountDirectory(
                    platforms, store.accounts(), store.credentials(), store.routes(), world.clock());
            this.routes = new RouteDirectory(
                    store.routes(), accounts, platforms, store.ledger(), world.clock(), new Random(1));
        }

        private Route add(boolean bothWays) {
            return routes.add(ada.id(), bea.id(), bothWays, RouteRules.DEFAULT);
        }
    }
}
