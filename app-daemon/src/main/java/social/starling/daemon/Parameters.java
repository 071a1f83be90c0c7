package social.starling.daemon;

import io.javalin.http.Context;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.route.RouteId;

/** What stands in the path and the query of a request. */
final class Parameters {
    private Parameters() {}

    static AccountId account(Context context) {
        return fromPath(context, AccountId::new);
    }

    static RouteId route(Context context) {
        return fromPath(context, RouteId::new);
    }

    static DeliveryId delivery(Context context) {
        return fromPath(context, DeliveryId::new);
    }

    static BackfillId backfill(Context context) {
        return fromPath(context, BackfillId::new);
    }

    /** What {@code look} finds, or a problem that says what is not there. */
    static <T> T found(java.util.function.Supplier<T> look) {
        try {
            return look.get();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.Kind.NOT_FOUND, String.valueOf(e.getMessage()));
        }
    }

    static int number(Context context, String name, int least, int most, int missing) {
        long number = number(context, name, least, (long) most, missing);
        return (int) number;
    }

    static long number(Context context, String name, long least, long most, long missing) {
        String given = context.queryParam(name);
        if (given == null) {
            return missing;
        }
        try {
            long number = Long.parseLong(given);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like every other number that is not allowed.
        }
        throw new ProblemException(
                Problem.Kind.INVALID,
                name + " is \"" + Text.printable(given) + "\"; a whole number from " + least + " to " + most
                        + " is allowed");
    }

    /** @throws ProblemException when the value is missing */
    static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new ProblemException(Problem.Kind.INVALID, "The body has no " + name + "; it is needed");
        }
        return value;
    }

    /** @param given what a person wrote; null for nothing */
    static @Nullable String reason(@Nullable String given) {
        if (given != null && (given.isBlank() || given.length() > 500)) {
            throw new ProblemException(
                    Problem.Kind.INVALID, "reason has " + given.length() + " characters; 1 to 500 are allowed");
        }
        return given;
    }

    private static <T> T fromPath(Context context, Function<String, T> read) {
        return found(() -> read.apply(Text.printable(context.pathParam("id"))));
    }
}
