package social.starling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.starling.core.simulation.OlderPosts.ALL;
import static social.starling.core.simulation.OlderPosts.ROUTE;
import static social.starling.core.simulation.OlderPosts.STEADY;
import static social.starling.core.simulation.OlderPosts.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import social.starling.core.backfill.BackfillProposal;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.DailyCap;
import social.starling.ports.archive.ArchiveId;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillForecast.Reason;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillStart;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.backfill.BackfillTally;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.media.Attachment;
import social.starling.ports.money.Money;
import social.starling.ports.post.ReplyTo;
import social.starling.testkit.simulation.Daemon;
import social.starling.testkit.simulation.FakePost;

/** S11: posts of an archive are brought over, and what stands on the target already is recognised, whoever made it. */
class ArchiveBackfillTest {
    private static final String MUCH = "What I saw over the pier this evening were ten thousand starlings";
    private static final DeliveryQuery EVERY = new DeliveryQuery(Set.of(), null, null, null, 100);
    private static final Duration LATER = Duration.ofMinutes(3);

    @Test
    void anArchiveIsBroughtOverWithoutReadingThePlatform() {
        run(1, older -> {
            older.post(1, 3);
            archive(older);
            older.start("one");
            int reads = older.house.faults.calls("alpha.after");
            Backfill done = older.end(propose(older));
            assertThat(done.state()).isEqualTo(BackfillState.DONE);
            assertThat(done.forecast().tally()).isEqualTo(new BackfillTally(3, 3, 3, 0, 0, Money.ZERO));
            assertThat(older.copies()).containsExactly("post 1", "post 2", "post 3");
            assertThat(done.order().max()).isEqualTo(100_000);
            assertThat(older.backfills().progress(done).percent()).isEqualTo(100);
            assertThat(reads).as("of the live route alone").isLessThan(5);
        });
    }

    @Test
    void whatAnotherToolHasCopiedIsNeitherCarriedNorCarriedBack() {
        run(2, older -> {
            FakePost first = older.house.alpha.post(older.house.ada, MUCH);
            older.house.world.pass(LATER);
            FakePost copy = older.house.beta.post(older.house.bea, MUCH);
            older.answer("and one more", first, first);
            FakePost echoed = older.house.beta.post(older.house.bea, "On beta I said this first, and a tool copied it");
            older.house.world.pass(LATER);
            older.house.alpha.post(older.house.ada, "On beta I said this first, and a tool copied it");
            archive(older);
            older.start("one");
            Backfill ready = older.rest(propose(older, BackfillStart.ASK));
            assertThat(ready.forecast().tally())
                    .as("the dry run shows what is there")
                    .isEqualTo(new BackfillTally(3, 1, 1, 2, 0, Money.ZERO, 2));
            assertThat(older.house.store.deliveries().list(EVERY))
                    .as("nothing is written")
                    .isEmpty();

            older.backfills().start(ready.id());
            Backfill done = older.end(ready.id());
            assertThat(done.position().done()).isEqualTo(ready.forecast().tally());
            assertThat(older.copies())
                    .containsExactlyInAnyOrder(MUCH, echoed.text().text(), "and one more");
            FakePost answer = older.house.beta.posts(older.house.bea).getLast();
            assertThat(Objects.requireNonNull(answer.reply()).parent().id())
                    .as("the thread goes on under the copy that was there")
                    .isEqualTo(copy.reference().id());

            Backfill back = older.end(older.backfills()
                    .propose(new BackfillProposal(ROUTE, older.house.bea.id(), ALL, STEADY, null, BackfillStart.ALWAYS))
                    .id());
            assertThat(back.forecast().tally().carried()).as("of beta's posts").isZero();
            assertThat(older.house.alpha.posts(older.house.ada)).hasSize(3);
        });
    }

    @Test
    void whoSaysLittleIsBelievedWithinADayAlone() {
        run(3, older -> {
            older.house.alpha.post(older.house.ada, "good morning");
            older.house.world.pass(LATER);
            older.house.beta.post(older.house.bea, "good morning");
            older.house.world.pass(Duration.ofDays(3));
            older.house.alpha.post(older.house.ada, "good morning");
            older.house.alpha.post(older.house.ada, "bye");
            older.house.world.pass(Duration.ofDays(3));
            older.house.beta.post(older.house.bea, "bye");
            archive(older);
            older.start("one");
            assertThat(older.end(propose(older)).forecast().tally())
                    .isEqualTo(new BackfillTally(3, 2, 2, 1, 0, Money.ZERO, 1));
            assertThat(older.copies()).containsExactly("good morning", "bye", "good morning", "bye");
        });
    }

    @Test
    void whatMayBeThereIsLeftWithThatReasonAndSoIsWhatContinuesIt() {
        run(4, older -> {
            Attachment picture = new Attachment(Attachment.Kind.IMAGE, "https://files.example/1.png", "");
            String begin = MUCH + " and they turned as one over and over until the light was gone";
            FakePost cut = older.house.alpha.post(older.house.ada, begin + " and nobody spoke");
            older.answer("as I said", cut, cut);
            older.house.alpha.post(older.house.ada, "", List.of(picture));
            older.house.world.pass(LATER);
            older.house.beta.post(older.house.bea, begin + "…");
            older.house.beta.post(older.house.bea, "", List.of(picture));
            archive(older);
            older.start("one");
            Backfill done = older.end(propose(older));
            assertThat(done.forecast().tally().carried()).isZero();
            assertThat(done.forecast().tally().recognised()).isZero();
            assertThat(done.forecast().reasons())
                    .extracting(Reason::reason)
                    .anyMatch(reason -> reason.contains("begins with the same words"))
                    .anyMatch(reason -> reason.contains("has no words"))
                    .anyMatch(reason -> reason.contains("continues a thread"));
            assertThat(older.copies()).hasSize(2);
        });
    }

    @Test
    void asManyAreRecognisedAsStandThereAndNoMore() {
        run(5, older -> {
            older.house.alpha.takingDuplicates();
            older.house.alpha.post(older.house.ada, MUCH);
            older.house.alpha.post(older.house.ada, MUCH);
            older.house.beta.post(older.house.bea, MUCH);
            archive(older);
            older.start("one");
            assertThat(older.end(propose(older)).forecast().tally().recognised())
                    .isEqualTo(1);
            assertThat(older.copies()).containsExactly(MUCH, MUCH);
        });
    }

    @Test
    void anotherPersonsArchiveIsRefusedWithBothNames() {
        run(6, older -> {
            older.house.archives = new FakeArchive(
                    older.house.alpha.account("eve"),
                    older.house.alpha.adapter().reader());
            older.start("one");
            assertThatThrownBy(() -> propose(older))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is of @eve (id-of-eve)")
                    .hasMessageContaining("@ada (id-of-ada)");
            assertThatThrownBy(() -> propose(older, older.house.bea.id(), FakeArchive.ID))
                    .hasMessageContaining("is one of alpha")
                    .hasMessageContaining("@bea");
            assertThatThrownBy(() -> propose(older, null, new ArchiveId("ar-000000000000000000000000")))
                    .hasMessageContaining("There is no archive ar-000000000000000000000000 here");
        });
    }

    @Test
    void aLostArchivePausesItUntilTheFileIsGivenAgain() {
        run(7, older -> {
            older.post(1, 9);
            FakeArchive archive = archive(older);
            older.start("one");
            BackfillId id = propose(older);
            older.when(id, backfill -> backfill.position().done().carried() >= 3);
            archive.lost = true;
            Backfill paused = older.rest(id);
            assertThat(paused.state()).isEqualTo(BackfillState.PAUSED);
            assertThat(paused.reason()).contains("give the same file again").contains("resume");
            archive.lost = false;
            older.backfills().resume(id);
            assertThat(older.end(id).state()).isEqualTo(BackfillState.DONE);
            assertThat(older.copies()).hasSize(9);
        });
    }

    @Test
    void aCrashAtAnyStepDoublesNothingAndLosesNothing() {
        List<String> wrong = new ArrayList<>();
        int crashes = 0;
        for (int step = 1; step <= 600; step += 3) {
            boolean[] crashed = new boolean[1];
            int at = step;
            run(step, older -> crashed[0] = crash(older, at, wrong::add));
            crashes += crashed[0] ? 1 : 0;
        }
        assertThat(wrong).isEmpty();
        assertThat(crashes).as("steps at which a daemon died").isGreaterThan(120);
    }

    /** Six older posts; the second was copied by another tool, the fifth is the copy of one of beta's. */
    private static boolean crash(OlderPosts older, int step, Consumer<String> wrong) {
        Installation house = older.house;
        house.beta.post(house.bea, "This one was said on beta before it was on alpha");
        older.post(1, 1);
        FakePost seen = house.alpha.post(house.ada, MUCH);
        FakePost copy = house.beta.post(house.bea, MUCH);
        older.post(3, 3);
        older.answer("four", seen, seen);
        house.world.pass(LATER);
        house.alpha.post(house.ada, "This one was said on beta before it was on alpha");
        older.post(6, 6);
        archive(older);
        Daemon one = house.start("one");
        house.world.pass(Installation.CYCLE);
        BackfillId id = propose(older);
        one.crashAtStep(step);
        house.world.pass(Duration.ofMinutes(1));
        boolean crashed = one.hasCrashed();
        one.crash();
        house.start("two");
        Backfill done = older.end(id);
        house.settles();
        List<String> copies = older.copies().stream().sorted().toList();
        List<String> wanted =
                List.of("This one was said on beta before it was on alpha", MUCH, "four", "post 1", "post 3", "post 6");
        if (done.state() != BackfillState.DONE || !copies.equals(wanted)) {
            wrong.accept("step " + step + ": " + done + ", on beta " + copies + house.standing());
        }
        ReplyTo reply = house.beta.posts(house.bea).stream()
                .filter(post -> post.text().text().equals("four"))
                .map(FakePost::reply)
                .findFirst()
                .orElse(null);
        if (reply == null || !reply.parent().id().equals(copy.reference().id())) {
            wrong.accept("step " + step + ": the answer hangs on " + reply);
        }
        if (house.alpha.posts(house.ada).size() != 6) {
            wrong.accept("step " + step + ": alpha has "
                    + house.alpha.posts(house.ada).size());
        }
        return crashed;
    }

    private static FakeArchive archive(OlderPosts older) {
        older.house.store.accounts().save(older.house.bea.with(new DailyCap(1_000, Money.dollars("5"))));
        FakeArchive archive =
                new FakeArchive(older.house.ada, older.house.alpha.adapter().reader());
        older.house.archives = archive;
        return archive;
    }

    private static BackfillId propose(OlderPosts older) {
        return propose(older, BackfillStart.ALWAYS);
    }

    private static BackfillId propose(OlderPosts older, BackfillStart start) {
        return older.backfills()
                .propose(new BackfillProposal(ROUTE, null, ALL, STEADY, null, start, FakeArchive.ID))
                .id();
    }

    private static BackfillId propose(OlderPosts older, AccountId source, ArchiveId id) {
        return older.backfills()
                .propose(new BackfillProposal(ROUTE, source, ALL, STEADY, null, BackfillStart.ASK, id))
                .id();
    }
}
