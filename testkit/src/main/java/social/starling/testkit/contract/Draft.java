package social.starling.testkit.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryKey;
import social.starling.ports.delivery.NewDelivery;
import social.starling.ports.delivery.Origin;
import social.starling.ports.publish.Removal;

/** A delivery being written up; what is not said is the plainest there is: first segment, due now, beside others. */
public record Draft(
        Origin origin,
        AccountId target,
        Action action,
        int revision,
        int segment,
        String text,
        @Nullable DeliveryId after,
        Instant dueAt,
        boolean alone) {
    public static Draft of(Origin origin, AccountId target) {
        return new Draft(
                origin, target, Action.CREATE, 0, 0, "text of " + origin.canonical(), null, Samples.NOW, false);
    }

    /** For a request of that key. */
    public static Draft of(String request, AccountId target) {
        return of(new Origin.Request(request), target);
    }

    public Draft text(String next) {
        return new Draft(origin, target, action, revision, segment, next, after, dueAt, alone);
    }

    public Draft revision(int next) {
        return new Draft(origin, target, action, next, segment, text, after, dueAt, alone);
    }

    public Draft segment(int next) {
        return new Draft(origin, target, action, revision, next, text, after, dueAt, alone);
    }

    public Draft after(DeliveryId parent) {
        return new Draft(origin, target, action, revision, segment, text, parent, dueAt, alone);
    }

    public Draft dueAt(Instant next) {
        return new Draft(origin, target, action, revision, segment, text, after, next, alone);
    }

    /** It wants to be the only attempt of its account. */
    public Draft onItsOwn() {
        return new Draft(origin, target, action, revision, segment, text, after, dueAt, true);
    }

    public Draft deleting() {
        return new Draft(origin, target, Action.DELETE, revision, segment, text, after, dueAt, alone);
    }

    public DeliveryKey key() {
        return new DeliveryKey(origin, target, action, revision, segment);
    }

    public DeliveryId id() {
        return key().id();
    }

    public NewDelivery build() {
        return new NewDelivery(
                key(),
                action == Action.CREATE
                        ? Samples.content(key().canonical(), text)
                        : new Removal(Samples.post(target, "post-to-delete")),
                after,
                dueAt,
                alone,
                "test");
    }
}
