package social.starling.core.delivery;

import java.time.Duration;
import social.starling.ports.task.Mailbox;
import social.starling.ports.task.Tasks;

/**
 * Renews a lease beside a preparation that may take longer than it lasts. When it is closed, no renewal is under way any
 * more; a claim that was lost meanwhile is noticed by the next change.
 */
final class LeaseKeeper implements AutoCloseable {
    private final Transmission transmission;
    private final Work work;
    private final Lease lease;
    private final Duration every;
    private final Mailbox<Boolean> end;
    private final Tasks.Task task;

    LeaseKeeper(Tasks tasks, Transmission transmission, Work work, Lease lease, Duration every) {
        this.transmission = transmission;
        this.work = work;
        this.lease = lease;
        this.every = every;
        this.end = tasks.mailbox();
        this.task = tasks.start("lease of " + work.delivery().id(), this::keep);
    }

    private void keep() {
        boolean ours = true;
        while (ours && end.poll(every) == null) {
            ours = transmission.renew(work, lease);
        }
    }

    @Override
    public void close() {
        end.put(true);
        task.join();
    }
}
