package social.starling.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import social.starling.ports.task.Mailbox;
import social.starling.ports.task.Reply;
import social.starling.ports.task.Tasks;

class VirtualTasksTest {
    private final Tasks tasks = new VirtualTasks();

    @Test
    void lettersArriveInOrderFromAnotherTask() {
        Mailbox<Integer> mailbox = tasks.mailbox();
        Tasks.Task task = tasks.start("writer", () -> {
            for (int i = 1; i <= 3; i++) {
                mailbox.put(i);
            }
        });
        assertThat(mailbox.take()).isEqualTo(1);
        task.join();
        assertThat(mailbox.drain(10)).containsExactly(2, 3);
        assertThat(mailbox.poll(Duration.ofMillis(1))).isNull();
    }

    @Test
    void aReplyBringsAValueOrAFailure() {
        Reply<String> answered = tasks.reply();
        tasks.start("giver", () -> answered.give("yes"));
        assertThat(answered.await()).isEqualTo("yes");
        Reply<String> failed = tasks.reply();
        IllegalStateException failure = new IllegalStateException("no");
        tasks.start("giver", () -> failed.fail(failure));
        assertThatThrownBy(failed::await).isSameAs(failure);
    }

    @Test
    void aStoppedTaskEndsAtItsNextWait() {
        AtomicReference<Throwable> ended = new AtomicReference<>();
        Mailbox<String> started = tasks.mailbox();
        Tasks.Task task = tasks.start("sleeper", () -> {
            started.put("now");
            try {
                tasks.sleep(Duration.ofDays(1));
            } catch (Tasks.StoppedException e) {
                ended.set(e);
                throw e;
            }
        });
        started.take();
        task.stop();
        task.join();
        assertThat(ended.get()).isInstanceOf(Tasks.StoppedException.class);
    }

    @Test
    void everyWaitCanBeStopped() {
        Mailbox<String> ends = tasks.mailbox();
        Mailbox<String> empty = tasks.mailbox();
        Reply<String> never = tasks.reply();
        Tasks.Task taking = tasks.start("taking", () -> stopped(ends, "take", empty::take));
        Tasks.Task polling = tasks.start("polling", () -> stopped(ends, "poll", () -> empty.poll(Duration.ofDays(1))));
        Tasks.Task awaiting = tasks.start("awaiting", () -> stopped(ends, "await", never::await));
        for (Tasks.Task task : new Tasks.Task[] {taking, polling, awaiting}) {
            task.stop();
            task.join();
        }
        assertThat(ends.drain(10)).containsExactlyInAnyOrder("take", "poll", "await");
    }

    @Test
    void whatATaskThrowsIsItsOwn() {
        Tasks.Task failing = tasks.start("failing", () -> {
            throw new IllegalStateException("broken");
        });
        failing.join();
        Mailbox<String> mailbox = tasks.mailbox();
        tasks.start("next", () -> mailbox.put("alive"));
        assertThat(mailbox.take()).isEqualTo("alive");
    }

    private static void stopped(Mailbox<String> ends, String name, Runnable wait) {
        try {
            wait.run();
        } catch (Tasks.StoppedException e) {
            ends.put(name);
        }
    }
}
