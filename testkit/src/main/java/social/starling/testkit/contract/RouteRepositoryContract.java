package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.testkit.contract.Samples.ALPHA;
import static social.starling.testkit.contract.Samples.ANN;
import static social.starling.testkit.contract.Samples.BETA;
import static social.starling.testkit.contract.Samples.CAT;
import static social.starling.testkit.contract.Samples.NOW;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlanReceipt;
import social.starling.ports.media.Attachment;
import social.starling.ports.route.Leg;
import social.starling.ports.route.PostFilter;
import social.starling.ports.route.PostFilter.MediaFilter;
import social.starling.ports.route.PostFilter.TagFilter;
import social.starling.ports.route.PostFilter.TextFilter;
import social.starling.ports.route.Relations;
import social.starling.ports.route.Replacement;
import social.starling.ports.route.Route;
import social.starling.ports.route.RouteId;
import social.starling.ports.route.RouteRules;
import social.starling.ports.route.RouteRules.MentionStyle;
import social.starling.ports.route.TagRewrite;
import social.starling.ports.route.Upkeep;
import social.starling.ports.route.Wording;

/** What every store of routes must do. */
public abstract class RouteRepositoryContract extends LedgerContract {
    private static final RouteRules RULES = new RouteRules(
            new PostFilter(
                    new TextFilter("ünï.*", "(?i)secret"),
                    new TagFilter(List.of("Öffentlich"), List.of("privat")),
                    List.of("de", "pt-BR"),
                    new MediaFilter(
                            List.of(Attachment.Kind.IMAGE, Attachment.Kind.GIF), List.of(Attachment.Kind.VIDEO))),
            new Relations(Relations.Replies.CARRY, Relations.Reposts.LINK, Relations.Quotes.LINK),
            new Wording(
                    true,
                    MentionStyle.NAME_AND_DOMAIN,
                    "↪ ",
                    "\n(von X)",
                    List.of(new Replacement("(a)\"\\d", "$1\\$"), new Replacement("b", "")),
                    List.of(new TagRewrite("news", "nachrichten"), new TagRewrite("ad", "")),
                    false),
            RouteRules.UnfitMedia.LINK,
            new Upkeep(Duration.ofMinutes(5), true, Upkeep.Edits.REPLACE));
    private static final Route FULL =
            new Route(new RouteId("rt-full"), ANN, CAT, true, RULES, false, NOW.plusMillis(123));
    private static final Route PLAIN =
            new Route(new RouteId("rt-plain"), CAT, ANN, false, RouteRules.DEFAULT, true, NOW);

    @BeforeEach
    void connectAccounts() {
        store.accounts().save(Samples.account(ALPHA, "ann"));
        store.accounts().save(Samples.account(BETA, "cat"));
    }

    @Test
    void aRouteIsFoundWithAllItHas() {
        store.routes().save(FULL);
        assertThat(store.routes().find(FULL.id())).contains(FULL);
        assertThat(store.routes().find(PLAIN.id())).isEmpty();
    }

    @Test
    void routesAreListedInTheOrderOfCreation() {
        store.routes().save(FULL);
        store.routes().save(PLAIN);
        assertThat(store.routes().all()).containsExactly(PLAIN, FULL);
    }

    @Test
    void savingAgainReplacesTheRouteAndKeepsItsCursors() {
        store.routes().save(PLAIN);
        Leg leg = PLAIN.legs().getFirst();
        advance(leg, null, "5");
        store.routes().save(PLAIN.enabled(false));
        assertThat(store.routes().all()).containsExactly(PLAIN.enabled(false));
        assertThat(store.routes().cursor(leg)).contains("5");
    }

    @Test
    void eachLegHasACursorOfItsOwn() {
        store.routes().save(FULL);
        Leg there = FULL.legs().getFirst();
        Leg back = FULL.legs().getLast();
        assertThat(store.routes().cursor(there)).isEmpty();
        advance(there, null, "5");
        assertThat(store.routes().cursor(there)).contains("5");
        assertThat(store.routes().cursor(back)).isEmpty();
    }

    @Test
    void aRemovedRouteTakesItsCursorsWithIt() {
        store.routes().save(FULL);
        store.routes().save(PLAIN);
        Leg leg = FULL.legs().getFirst();
        Leg other = PLAIN.legs().getFirst();
        advance(leg, null, "5");
        advance(other, null, "7");
        store.routes().remove(FULL.id());
        assertThat(store.routes().all()).containsExactly(PLAIN);
        assertThat(store.routes().cursor(leg)).isEmpty();
        assertThat(store.routes().cursor(other)).contains("7");
        assertThat(store.ledger().plan(plan(leg, "5", "6"))).isEqualTo(new PlanReceipt.Overtaken(null));
    }

    @Test
    void whatARouteHasPlannedOutlivesIt() {
        store.routes().save(PLAIN);
        clerk.publish(Draft.of("one", ANN), "post-1");
        store.routes().remove(PLAIN.id());
        assertThat(store.deliveries().link(ALPHA, "post-1")).isPresent();
    }

    private void advance(Leg leg, @Nullable String from, String to) {
        assertThat(store.ledger().plan(plan(leg, from, to))).isInstanceOf(PlanReceipt.Accepted.class);
    }

    private static Plan plan(Leg leg, @Nullable String from, String to) {
        return new Plan(List.of(), new Advance.Cursor(leg, from, to), List.of());
    }
}
