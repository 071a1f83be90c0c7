package social.starling.core.delivery;

import java.util.ArrayList;
import java.util.List;
import social.starling.core.event.EventBus;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.task.Mailbox;
import social.starling.ports.task.Reply;
import social.starling.ports.task.Tasks;

/**
 * Gathers the changes of many couriers into one transaction. While a batch is being committed the next one collects, and
 * whoever can hand in a change at once may still do so before it goes out; no timer delays anybody, and nobody goes on
 * before its change is durable. One commit for 64 changes instead of 64 commits is what makes SQLite with
 * {@code synchronous=FULL} ten times as fast.
 */
public final class LedgerWriter implements AutoCloseable {
    private static final int LARGEST_BATCH = 512;

    private final DeliveryLedger ledger;
    private final EventBus events;
    private final Tasks tasks;
    private final Mailbox<Entry> entries;
    private final Tasks.Task writer;
    private volatile boolean busy;
    private volatile Runnable rest = () -> {};

    public LedgerWriter(DeliveryLedger ledger, EventBus events, Tasks tasks) {
        this.ledger = ledger;
        this.events = events;
        this.tasks = tasks;
        this.entries = tasks.mailbox();
        this.writer = tasks.start("ledger writer", this::write);
    }

    /**
     * Commits {@code change} and returns once it is durable.
     *
     * @throws RuntimeException what the ledger threw; the result of the commit is then unknown and the delivery must be
     *     read again
     */
    public ChangeResult commit(Change change) {
        Reply<ChangeResult> reply = tasks.reply();
        entries.put(new Entry(change, reply));
        return reply.await();
    }

    /** Whether changes are being committed or may follow at once from those that were. */
    boolean isBusy() {
        return busy;
    }

    /** @param rest called by the writer's own task each time it has nothing left to commit */
    void whenAtRest(Runnable rest) {
        this.rest = rest;
    }

    /** Stops taking changes; those that wait for an answer are no longer answered. */
    @Override
    public void close() {
        writer.stop();
        writer.join();
    }

    private void write() {
        while (true) {
            List<Entry> batch = gather(new ArrayList<>());
            if (batch.isEmpty()) {
                busy = false;
                rest.run();
                batch.add(entries.take());
                busy = true;
                gather(batch);
            }
            write(batch);
        }
    }

    /** Gives way for as long as that brings changes: those whose answers were just given often have their next one. */
    private List<Entry> gather(List<Entry> batch) {
        int before;
        do {
            before = batch.size();
            tasks.giveWay();
            batch.addAll(entries.drain(LARGEST_BATCH - before));
        } while (batch.size() > before);
        return batch;
    }

    private void write(List<Entry> batch) {
        List<ChangeResult> results;
        try {
            results = ledger.commit(batch.stream().map(Entry::change).toList());
        } catch (Tasks.StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            batch.forEach(entry -> entry.reply().fail(e));
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).reply().give(results.get(i));
        }
        events.ring();
    }

    private record Entry(Change change, Reply<ChangeResult> reply) {}
}
