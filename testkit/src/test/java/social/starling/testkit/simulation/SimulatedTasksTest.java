package social.starling.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.starling.ports.task.Mailbox;
import social.starling.ports.task.Reply;
import social.starling.ports.task.Tasks;

class SimulatedTasksTest {
    private final World world = new World(11);
    private final Tasks tasks = world.tasks();
    private final List<String> seen = new ArrayList<>();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void lettersArriveInTheOrderInWhichTheyWerePut() {
        Mailbox<Integer> mailbox = tasks.mailbox();
        world.run(() -> {
            tasks.start("writer", () -> {
                for (int i = 0; i < 5; i++) {
                    mailbox.put(i);
                    tasks.sleep(Duration.ofMillis(1));
                }
            });
            for (int i = 0; i < 5; i++) {
                assertThat(mailbox.take()).isEqualTo(i);
            }
        });
    }

    @Test
    void aPollGivesUpAfterItsTime() {
        Mailbox<Integer> mailbox = tasks.mailbox();
        world.run(() -> {
            long before = tasks.nanoTime();
            assertThat(mailbox.poll(Duration.ofSeconds(5))).isNull();
            assertThat(tasks.nanoTime() - before)
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(5).toNanos());
        });
    }

    @Test
    void aPollEndsWithTheFirstLetter() {
        Mailbox<String> mailbox = tasks.mailbox();
        world.run(() -> {
            tasks.start("writer", () -> {
                tasks.sleep(Duration.ofSeconds(2));
                mailbox.put("here");
            });
            long before = tasks.nanoTime();
            assertThat(mailbox.poll(Duration.ofHours(1))).isEqualTo("here");
            assertThat(tasks.nanoTime() - before)
                    .isLessThan(Duration.ofSeconds(3).toNanos());
        });
    }

    @Test
    void oneLetterIsTakenByOneReader() {
        Mailbox<String> mailbox = tasks.mailbox();
        world.run(() -> {
            for (int i = 0; i < 3; i++) {
                tasks.start("reader", () -> seen.add(mailbox.take()));
            }
            mailbox.put("only");
            world.pass(Duration.ofMinutes(1));
        });
        assertThat(seen).containsExactly("only");
    }

    @Test
    void aDrainTakesWhatIsThereAndNoMoreThanAsked() {
        Mailbox<Integer> mailbox = tasks.mailbox();
        List.of(1, 2, 3).forEach(mailbox::put);
        assertThat(mailbox.drain(2)).containsExactly(1, 2);
        assertThat(mailbox.drain(2)).containsExactly(3);
        assertThat(mailbox.drain(2)).isEmpty();
    }

    @Test
    void theFirstReplyStays() {
        Reply<String> reply = tasks.reply();
        world.run(() -> {
            tasks.start("giver", () -> {
                reply.give("first");
                reply.give("second");
                reply.fail(new IllegalStateException("third"));
            });
            assertThat(reply.await()).isEqualTo("first");
        });
    }

    @Test
    void aFailedReplyIsThrown() {
        Reply<String> reply = tasks.reply();
        world.run(() -> {
            tasks.start("giver", () -> reply.fail(new IllegalStateException("no")));
            assertThatThrownBy(reply::await).hasMessage("no");
        });
    }

    @Test
    void aStoppedTaskEndsAtItsWaitAndAtEveryLaterOne() {
        world.run(() -> {
            Tasks.Task task = tasks.start("worker", () -> {
                for (int i = 0; i < 2; i++) {
                    try {
                        tasks.sleep(Duration.ofDays(1));
                    } catch (Tasks.StoppedException e) {
                        seen.add("stopped");
                    }
                }
            });
            tasks.sleep(Duration.ofSeconds(1));
            task.stop();
            task.join();
            assertThat(tasks.nanoTime()).isLessThan(Duration.ofHours(1).toNanos());
        });
        assertThat(seen).containsExactly("stopped", "stopped");
    }

    @Test
    void sleepersWakeInTheOrderOfTheirTimes() {
        world.run(() -> {
            for (int seconds : List.of(3, 1, 2)) {
                tasks.start("sleeper", () -> {
                    tasks.sleep(Duration.ofSeconds(seconds));
                    seen.add(String.valueOf(seconds));
                });
            }
            world.pass(Duration.ofSeconds(10));
        });
        assertThat(seen).containsExactly("1", "2", "3");
    }

    @Test
    void aConditionIsAwaitedNoLongerThanAllowed() {
        world.run(() -> {
            assertThat(world.until(() -> false, Duration.ofMinutes(1))).isFalse();
            assertThat(world.until(() -> true, Duration.ofMinutes(1))).isTrue();
        });
    }
}
