package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.bluesky.RawPosts.post;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import social.starling.testkit.pds.RawXrpc;
import social.starling.testkit.pds.RealPds;
import social.starling.testkit.pds.RealPdsExtension;

/** What happens on a real server when several senders hold the same delivery. */
@ExtendWith(RealPdsExtension.class)
@DisplayName("R1 What a real Bluesky server does with puts at the same time")
class RealPdsRaceTest {
    private static final String KEY = "3m5zaaaaaaaa2";
    private static final int SENDERS = 8;

    private RawPosts posts;

    @BeforeEach
    void signUp(RealPds server) {
        posts = new RawPosts(server.raw(), server.newAccount());
    }

    @Test
    void ofManyEqualPutsOneCreatesAndAllSucceed() throws Exception {
        List<RawXrpc.Answer> answers = together(IntStream.range(0, SENDERS)
                .<Callable<RawXrpc.Answer>>mapToObj(sender -> () -> posts.putNew(KEY, post("one")))
                .toList());

        assertThat(answers).allMatch(each -> each.status() == 200);
        assertThat(answers.stream().map(each -> each.text("cid")).distinct()).hasSize(1);
        assertThat(answers).filteredOn(each -> each.body().has("commit")).hasSize(1);
    }

    @Test
    void ofManyDifferentPutsOneWinsAndTheOthersLearnWhatIsThere() throws Exception {
        List<RawXrpc.Answer> answers = together(IntStream.range(0, SENDERS)
                .<Callable<RawXrpc.Answer>>mapToObj(sender -> () -> posts.putNew(KEY, post("from " + sender)))
                .toList());

        String winner = posts.get(KEY).text("cid");
        assertThat(answers)
                .filteredOn(each -> each.status() == 200)
                .singleElement()
                .satisfies(each -> assertThat(each.text("cid")).isEqualTo(winner));
        assertThat(answers).filteredOn(each -> each.status() != 200).allSatisfy(each -> {
            assertThat(each.error()).isEqualTo("InvalidSwap");
            assertThat(each.message()).isEqualTo("Record was at " + winner);
        });
    }

    private static List<RawXrpc.Answer> together(List<Callable<RawXrpc.Answer>> calls) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<RawXrpc.Answer> answers = new ArrayList<>();
            for (Future<RawXrpc.Answer> each : threads.invokeAll(calls)) {
                answers.add(each.get());
            }
            return answers;
        }
    }
}
