package social.starling.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Finds accounts by what people call them: id, {@code platform:handle}, or a handle that only one account has. */
final class AccountNames {
    static final String HELP = "An id, platform:handle, or a handle that only one account has.";

    private final List<JsonNode> accounts;

    AccountNames(ApiClient api) {
        this.accounts = StreamSupport.stream(api.get("/api/accounts").spliterator(), false)
                .toList();
    }

    String id(String name) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode account : accounts) {
            if (matches(account, name.startsWith("@") ? name.substring(1) : name)) {
                found.add(account);
            }
        }
        if (found.size() == 1) {
            return found.getFirst().path("id").asString();
        }
        throw found.isEmpty()
                ? new CommandException(
                        ExitCode.NOT_FOUND, "No account is called \"" + name + "\"; connected are: " + names(accounts))
                : new CommandException(
                        ExitCode.USAGE,
                        "\"" + name + "\" may be any of: " + names(found) + "; name it as platform:handle");
    }

    /** {@code platform:handle} of an id, or the id itself where the account is no longer connected. */
    String name(String id) {
        return byId().getOrDefault(id, id);
    }

    private Map<String, String> byId() {
        return accounts.stream()
                .collect(Collectors.toMap(each -> each.path("id").asString(), AccountNames::name));
    }

    private static boolean matches(JsonNode account, String name) {
        return account.path("id").asString().equals(name)
                || account.path("handle").asString().equalsIgnoreCase(name)
                || name(account).equalsIgnoreCase(name);
    }

    private static String name(JsonNode account) {
        return account.path("platform").asString() + ":"
                + account.path("handle").asString();
    }

    private static String names(List<JsonNode> some) {
        return some.isEmpty()
                ? "none yet (starling accounts add)"
                : some.stream().map(AccountNames::name).collect(Collectors.joining(", "));
    }
}
