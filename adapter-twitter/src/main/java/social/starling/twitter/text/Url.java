package social.starling.twitter.text;

/** A web address as X finds it in a text. @param scheme whether http or https stands before it */
record Url(int start, int end, boolean scheme) {}
