package social.starling.ports.money;

/**
 * What a platform bills for what Starling does there; all zero where the API is free.
 *
 * @param post a created post without a link
 * @param postWithLink a created post in whose text the platform recognises a link
 * @param ownedRead one post read by the app of the account that wrote it
 * @param read one post read otherwise
 * @param userRead one user profile read
 */
public record PriceList(Money post, Money postWithLink, Money ownedRead, Money read, Money userRead) {
    public static final PriceList FREE = new PriceList(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
}
