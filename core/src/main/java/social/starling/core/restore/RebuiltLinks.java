package social.starling.core.restore;

/**
 * Totals of comparing a restored ledger with the accounts.
 *
 * @param adopted deliveries whose post was found on its target
 * @param withdrawn deliveries of copies, and of what answers them, that will not be sent
 * @param held deliveries that a person must decide
 * @param left deliveries that will be published once publishing is resumed
 */
record RebuiltLinks(int adopted, int withdrawn, int held, int left) {
    static final RebuiltLinks NONE = new RebuiltLinks(0, 0, 0, 0);

    /** What is left is counted anew. */
    RebuiltLinks plus(RebuiltLinks more) {
        return new RebuiltLinks(adopted + more.adopted, withdrawn + more.withdrawn, held + more.held, more.left);
    }

    boolean changedNothing() {
        return adopted == 0 && withdrawn == 0 && held == 0;
    }
}
