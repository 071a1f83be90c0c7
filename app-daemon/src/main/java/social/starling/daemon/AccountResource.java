package social.starling.daemon;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import social.starling.core.account.AccountDirectory;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.DailyCap;
import social.starling.ports.account.Secret;
import social.starling.ports.platform.Platform;

/** The connected accounts. */
final class AccountResource {
    private final AccountDirectory accounts;
    private final Bodies bodies;

    AccountResource(AccountDirectory accounts, Bodies bodies) {
        this.accounts = accounts;
        this.bodies = bodies;
    }

    void register(RoutesConfig routes) {
        routes.get("/api/accounts", this::list, Access.READ);
        routes.post("/api/accounts", this::connect, Access.ADMIN);
        routes.post("/api/accounts/{id}/check", this::check, Access.ADMIN);
        routes.patch("/api/accounts/{id}", this::change, Access.ADMIN);
        routes.delete("/api/accounts/{id}", this::remove, Access.ADMIN);
    }

    private void list(Context context) {
        context.json(accounts.list().stream().map(AccountJson::of).toList());
    }

    private void connect(Context context) {
        NewAccount wish = bodies.read(context, NewAccount.class);
        Map<String, Secret> secrets = new HashMap<>();
        Parameters.required(wish.secrets(), "secrets")
                .forEach((name, value) -> secrets.put(name, new Secret(Parameters.required(value, "secrets." + name))));
        Account account = accounts.connect(
                new Platform(Parameters.required(wish.platform(), "platform")),
                server(wish.server()),
                Parameters.required(wish.handle(), "handle"),
                secrets);
        context.status(201).json(AccountJson.of(account));
    }

    private void check(Context context) {
        context.json(AccountJson.of(accounts.check(known(context).id())));
    }

    private void change(Context context) {
        Account account = known(context);
        CapChange cap =
                Parameters.required(bodies.read(context, AccountChange.class).cap(), "cap");
        DailyCap before = account.cap();
        DailyCap after = new DailyCap(
                cap.posts() == null ? before.posts() : cap.posts(),
                cap.cost() == null ? before.cost() : Price.parse(cap.cost(), "cap.cost"));
        context.json(AccountJson.of(accounts.cap(account.id(), after)));
    }

    private void remove(Context context) {
        accounts.remove(known(context).id());
        context.status(204);
    }

    private Account known(Context context) {
        AccountId id = Parameters.account(context);
        return Parameters.found(() -> accounts.require(id));
    }

    private static @Nullable URI server(@Nullable String given) {
        if (given == null) {
            return null;
        }
        try {
            return new URI(given);
        } catch (URISyntaxException e) {
            throw new ProblemException(
                    Problem.Kind.INVALID,
                    "server is \"" + Text.printable(given) + "\"; an address such as https://bsky.social is allowed");
        }
    }

    /** @param server null for the platform's default */
    record NewAccount(
            @Nullable String platform,
            @Nullable String server,
            @Nullable String handle,
            @Nullable Map<String, @Nullable String> secrets) {
        @Override
        public String toString() {
            return "NewAccount[" + platform + ", " + handle + "]";
        }
    }

    record AccountChange(@Nullable CapChange cap) {}

    /** What is null stays. */
    record CapChange(@Nullable Integer posts, @Nullable String cost) {}
}
