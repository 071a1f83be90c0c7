package social.starling.ports.money;

/**
 * What a platform bills for what Starling does there; all zero where the API is free.
 *
 * @param post a created post without a link
 * @param postWithLink a created post in whose text the platform recognises a link
 * @param ownedRead one post read by the app of the account that wrote it
 * @param read one post read otherwise
 * @param userRead one user profile read
 * @param altText one alt text written
 */
public record PriceList(Money post, Money postWithLink, Money ownedRead, Money read, Money userRead, Money altText) {
    public static final PriceList FREE =
            new PriceList(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    /** Of a platform where an alt text is free. */
    public PriceList(Money post, Money postWithLink, Money ownedRead, Money read, Money userRead) {
        this(post, postWithLink, ownedRead, read, userRead, Money.ZERO);
    }
}
