package social.starling.daemon;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import social.starling.core.account.AccountDirectory;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryFilter;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.publish.Content;

/** Finds deliveries by what a request's query says. */
final class DeliverySearch {
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 1_000;
    /** How many of the newest are looked through for a text. */
    private static final int MOST_READ = 20_000;

    private final DeliveryReader reader;
    private final AccountDirectory accounts;

    DeliverySearch(DeliveryReader reader, AccountDirectory accounts) {
        this.reader = reader;
        this.accounts = accounts;
    }

    /** Newest first. */
    List<Delivery> find(Context context) {
        DeliveryQuery query = query(context);
        String text = context.queryParam("text");
        return text == null || text.isEmpty() ? reader.list(query) : withText(query, text.toLowerCase(Locale.ROOT));
    }

    DeliveryQuery query(Context context) {
        String target = context.queryParam("target");
        String before = context.queryParam("before");
        return new DeliveryQuery(
                states(context.queryParam("state")),
                target == null ? null : new AccountId(target),
                context.queryParam("origin"),
                new DeliveryFilter(
                        targets(context.queryParam("platform")),
                        context.queryParam("route"),
                        moment(context, "since"),
                        moment(context, "until")),
                before == null ? null : new DeliveryId(before),
                Parameters.number(context, "limit", 1, LARGEST_PAGE, PAGE));
    }

    private List<Delivery> withText(DeliveryQuery query, String text) {
        List<Delivery> found = new ArrayList<>();
        DeliveryId before = query.before();
        int read = 0;
        while (found.size() < query.limit() && read < MOST_READ) {
            List<Delivery> page = reader.list(new DeliveryQuery(
                    query.states(), query.target(), query.origin(), query.filter(), before, LARGEST_PAGE));
            page.stream()
                    .filter(delivery -> tells(delivery, text))
                    .limit(query.limit() - found.size())
                    .forEach(found::add);
            if (page.size() < LARGEST_PAGE) {
                break;
            }
            read += page.size();
            before = page.getLast().id();
        }
        return found;
    }

    /** In what is posted, or in why it stands where it stands. */
    private static boolean tells(Delivery delivery, String text) {
        String reason = delivery.reason();
        return reason != null && reason.toLowerCase(Locale.ROOT).contains(text)
                || delivery.payload() instanceof Content content
                        && content.text().text().toLowerCase(Locale.ROOT).contains(text);
    }

    private Set<AccountId> targets(@Nullable String platform) {
        if (platform == null) {
            return Set.of();
        }
        Set<AccountId> targets = accounts.list().stream()
                .filter(account -> account.platform().id().equals(platform))
                .map(Account::id)
                .collect(Collectors.toSet());
        if (targets.isEmpty()) {
            throw new ProblemException(
                    Problem.Kind.INVALID,
                    "platform is \"" + Text.printable(platform) + "\", of which no account is connected; "
                            + accounts.list().stream()
                                    .map(account -> account.platform().id())
                                    .distinct()
                                    .sorted()
                                    .toList()
                            + " are allowed");
        }
        return targets;
    }

    private static @Nullable Instant moment(Context context, String name) {
        String given = context.queryParam(name);
        try {
            return given == null ? null : Instant.parse(given);
        } catch (DateTimeParseException e) {
            throw new ProblemException(
                    Problem.Kind.INVALID,
                    name + " is \"" + Text.printable(given) + "\"; a moment such as 2026-11-20T08:00:00Z is allowed");
        }
    }

    private static Set<DeliveryState> states(@Nullable String list) {
        Set<DeliveryState> states = EnumSet.noneOf(DeliveryState.class);
        if (list == null) {
            return states;
        }
        for (String name : list.split(",", -1)) {
            states.add(Arrays.stream(DeliveryState.values())
                    .filter(state -> state.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                    .findAny()
                    .orElseThrow(() -> new ProblemException(
                            Problem.Kind.INVALID,
                            "state is \"" + Text.printable(name) + "\"; " + Arrays.toString(DeliveryState.values())
                                    + " are allowed, with commas between")));
        }
        return states;
    }
}
