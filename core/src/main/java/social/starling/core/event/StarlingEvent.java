package social.starling.core.event;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import social.starling.ports.account.AccountId;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.backfill.BackfillTally;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.event.EventRow;
import social.starling.ports.money.Money;
import social.starling.ports.post.PostReference;

/** What happens in Starling and others may want to know. */
public sealed interface StarlingEvent {
    EventRow row(Instant at);

    /** A delivery is on its target. */
    record PostPublished(DeliveryId delivery, String origin, PostReference post) implements StarlingEvent {
        @Override
        public EventRow row(Instant at) {
            return new EventRow(
                    "post.published",
                    at,
                    delivery.value(),
                    Map.of("origin", origin, "account", post.account().value(), "post", post.id()));
        }
    }

    /** A post that stands on its target was recognised as a delivery's own after a restore. */
    record PostAdopted(DeliveryId delivery, String origin, PostReference post) implements StarlingEvent {
        @Override
        public EventRow row(Instant at) {
            return new EventRow(
                    "post.adopted",
                    at,
                    delivery.value(),
                    Map.of("origin", origin, "account", post.account().value(), "post", post.id()));
        }
    }

    /** A restored database was compared with the accounts. */
    record LinksRebuilt(int adopted, int withdrawn, int held, int left) implements StarlingEvent {
        @Override
        public EventRow row(Instant at) {
            return new EventRow(
                    "links.rebuilt",
                    at,
                    "restore",
                    Map.of(
                            "adopted", String.valueOf(adopted),
                            "withdrawn", String.valueOf(withdrawn),
                            "held", String.valueOf(held),
                            "left", String.valueOf(left)));
        }
    }

    /** A post went out without some of what its source shows. */
    record MediaDropped(DeliveryId delivery, String reason) implements StarlingEvent {
        @Override
        public EventRow row(Instant at) {
            return new EventRow("media.dropped", at, delivery.value(), Map.of("reason", reason));
        }
    }

    /** Sources of copies were looked at for whether they still stand. @param bill what the reads cost at most */
    record SourcesLookedAt(AccountId account, int posts, int gone, Money bill) implements StarlingEvent {
        @Override
        public EventRow row(Instant at) {
            return new EventRow(
                    "sources.looked-at",
                    at,
                    account.value(),
                    Map.of("posts", String.valueOf(posts), "gone", String.valueOf(gone), "bill", bill.toString()));
        }
    }

    /** A post was deleted on its target. */
    record PostRemoved(DeliveryId delivery, PostReference post) implements StarlingEvent {
        @Override
        public EventRow row(Instant at) {
            return new EventRow(
                    "post.removed",
                    at,
                    delivery.value(),
                    Map.of("account", post.account().value(), "post", post.id()));
        }
    }

    /** A delivery will be tried again. */
    record DeliveryDelayed(DeliveryId delivery, String reason, Instant until) implements StarlingEvent {
        @Override
        public EventRow row(Instant at) {
            return new EventRow(
                    "delivery.delayed", at, delivery.value(), Map.of("reason", reason, "until", until.toString()));
        }
    }

    /** The answer of a platform was lost and is being looked for. */
    record AnswerLost(DeliveryId delivery, String reason) implements StarlingEvent {
        @Override
        public EventRow row(Instant at) {
            return new EventRow("delivery.unknown", at, delivery.value(), Map.of("reason", reason));
        }
    }

    /** A person must decide. */
    record DeliveryHeld(DeliveryId delivery, String reason) implements StarlingEvent {
        @Override
        public EventRow row(Instant at) {
            return new EventRow("delivery.held", at, delivery.value(), Map.of("reason", reason));
        }
    }

    /** A delivery was given up. */
    record DeliveryFailed(DeliveryId delivery, String reason) implements StarlingEvent {
        @Override
        public EventRow row(Instant at) {
            return new EventRow("post.failed", at, delivery.value(), Map.of("reason", reason));
        }
    }

    /** A person decided. */
    record DeliveryDecided(DeliveryId delivery, String decision) implements StarlingEvent {
        @Override
        public EventRow row(Instant at) {
            return new EventRow("delivery.decided", at, delivery.value(), Map.of("decision", decision));
        }
    }

    /** A post of a route's source is not carried. */
    record PostSkipped(String route, String origin, String reason) implements StarlingEvent {
        @Override
        public EventRow row(Instant at) {
            return new EventRow("post.skipped", at, origin, Map.of("route", route, "reason", reason));
        }
    }

    /** An account cannot be used before a person has signed in again. */
    record SignInNeeded(String account, String reason) implements StarlingEvent {
        @Override
        public EventRow row(Instant at) {
            return new EventRow("account.sign-in-needed", at, account, Map.of("reason", reason));
        }
    }

    /**
     * A running daemon follows changed settings.
     *
     * @param now what counts from now on, by key
     * @param later keys that count from the next start on
     */
    record SettingsFollowed(Map<String, String> now, List<String> later) implements StarlingEvent {
        @Override
        public EventRow row(Instant at) {
            Map<String, String> fields = new HashMap<>(now);
            if (!later.isEmpty()) {
                fields.put("atNextStart", String.join(", ", later));
            }
            return new EventRow("settings.followed", at, "settings", fields);
        }
    }

    /** Changed settings are wrong, and those before them stay. */
    record SettingsRefused(String reason) implements StarlingEvent {
        @Override
        public EventRow row(Instant at) {
            return new EventRow("settings.refused", at, "settings", Map.of("reason", reason));
        }
    }

    /** A backfill has come into another state. */
    record BackfillMoved(Backfill backfill) implements StarlingEvent {
        @Override
        public EventRow row(Instant at) {
            BackfillTally tally = backfill.state() == BackfillState.READY
                    ? backfill.forecast().tally()
                    : backfill.position().done();
            Map<String, String> fields = new HashMap<>();
            fields.put("route", backfill.leg().route().value());
            fields.put("state", backfill.state().name());
            fields.put("posts", String.valueOf(tally.posts()));
            fields.put("carried", String.valueOf(tally.carried()));
            fields.put("known", String.valueOf(tally.known()));
            fields.put("skipped", String.valueOf(tally.skipped()));
            if (backfill.reason() != null) {
                fields.put("reason", backfill.reason());
            }
            return new EventRow(type(), at, backfill.id().value(), fields);
        }

        private String type() {
            return switch (backfill.state()) {
                case COUNTING -> "backfill.proposed";
                case READY -> "backfill.counted";
                case RUNNING -> "backfill.started";
                case PAUSED -> "backfill.paused";
                case DONE, STOPPED -> "backfill.finished";
            };
        }
    }
}
