package social.starling.sandbox.x;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an app owes so far.
 *
 * @param total in US dollars
 * @param credit what is left in US dollars, absent when it is endless
 */
public record XCost(
        int posts,
        int postsWithUrl,
        int postReads,
        int ownedReads,
        int userReads,
        int altTexts,
        BigDecimal total,
        Optional<BigDecimal> credit) {

    static XCost of(XBill bill) {
        return new XCost(
                bill.count(XBill.Item.POST),
                bill.count(XBill.Item.POST_WITH_URL),
                bill.count(XBill.Item.POST_READ),
                bill.count(XBill.Item.OWNED_READ),
                bill.count(XBill.Item.USER_READ),
                bill.count(XBill.Item.ALT_TEXT),
                bill.total(),
                bill.credit());
    }
}
