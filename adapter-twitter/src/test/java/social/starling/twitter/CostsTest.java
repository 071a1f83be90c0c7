package social.starling.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import social.starling.ports.money.Money;
import social.starling.ports.platform.PlatformCall;
import social.starling.ports.publish.Prepared;
import social.starling.sandbox.Fault;
import social.starling.sandbox.x.XPost;
import social.starling.sandbox.x.XSettings;

/** What the calls are told to cost, compared with X's bill. */
class CostsTest extends TwitterFixture {
    @Test
    void aPostIsToldAtItsPrice() {
        Prepared prepared = prepare("plain");
        publish(prepared);

        assertThat(told()).isEqualTo(prepared.price()).isEqualTo(billed()).isEqualTo(Money.dollars("0.015"));
    }

    @Test
    void aPostWithALinkIsToldAtItsPrice() {
        publish("with https://example.com");

        assertThat(told()).isEqualTo(billed()).isEqualTo(Money.dollars("0.20"));
    }

    @Test
    void readsAreToldByThePost() {
        x.createUser("bob", false);
        XPost root = x.post("ada", "root");
        x.post("ada", "leaf", Optional.of(root.id()), List.of());
        x.post("ada", "answer", Optional.of(x.post("bob", "other").id()), List.of());
        twitter.reader().after(ada, "0", 100);

        assertThat(told()).isEqualTo(billed()).isEqualTo(Money.dollars("0.009"));
    }

    @Test
    void aPlaceBeforeTheNewestPostsIsToldByTheirNumberAlone() {
        x.createUser("bob", false);
        x.post("ada", "answer", Optional.of(x.post("bob", "other").id()), List.of());
        IntStream.range(0, 120).forEach(i -> x.post("ada", "post " + i));
        twitter.reader().beforeNewest(ada, 110);

        assertThat(told()).isEqualTo(billed()).isEqualTo(Money.dollars("0.110"));
    }

    @Test
    void anEmptyReadIsFree() {
        twitter.reader().start(ada);

        assertThat(told()).isEqualTo(billed()).isEqualTo(Money.ZERO);
    }

    @Test
    void aLookAtTheOwnProfileIsTold() {
        twitter.probe().check(ada);

        assertThat(told()).isEqualTo(billed()).isEqualTo(Money.dollars("0.01"));
    }

    @Test
    void aPostWhoseAnswerIsLostIsToldAsIfItWasBilled() {
        Prepared prepared = prepare("lost");
        x.faults().add(Fault.next("POST", "/2/tweets", new Fault.LoseAnswer(Fault.HangUp.RESET)));
        publish(prepared);

        assertThat(told()).isEqualTo(billed());
    }

    @Test
    void aRefusedPostMayBeBilledAndIsTold() {
        x.setSettings(new XSettings(
                XSettings.RefusalStatus.ALTERNATE, "credits", true, false, XSettings.DEFAULT.duplicateWindow()));
        publish("twice");
        publish("twice");

        assertThat(told()).isEqualTo(billed()).isEqualTo(Money.dollars("0.03"));
    }

    @Test
    void everyCallIsToldWithItsEndpointItsAccountAndWhatIsLeft() {
        publish("watched");

        PlatformCall call = calls.getLast();
        assertThat(call.endpoint()).isEqualTo("POST /2/tweets");
        assertThat(call.account()).isEqualTo(ada.id().value());
        assertThat(call.status()).isEqualTo(201);
        assertThat(call.remaining()).isEqualTo(99);
    }
}
