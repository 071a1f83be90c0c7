package social.starling.sandbox.x;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A search query of {@code conversation_id:ID} and {@code from:USER} (a username or an id), all of which must hold. */
final class XQuery {
    private static final int LONGEST = 512;

    private final List<Predicate<XPost>> terms;

    private XQuery(List<Predicate<XPost>> terms) {
        this.terms = terms;
    }

    static XQuery parse(String query, XUsers users) {
        if (query.length() > LONGEST) {
            throw XProblems.invalid(
                    "query: is " + query.length() + " characters long, at most " + LONGEST + " are allowed");
        }
        List<Predicate<XPost>> terms = new ArrayList<>();
        for (String term : query.strip().split("\\s+")) {
            if (term.startsWith("conversation_id:")) {
                String id = term.substring("conversation_id:".length());
                terms.add(post -> post.conversationId().equals(id));
            } else if (term.startsWith("from:")) {
                String name = term.substring("from:".length());
                terms.add(post -> users.withId(post.authorId())
                        .filter(user -> user.username().equalsIgnoreCase(name)
                                || user.id().equals(name))
                        .isPresent());
            } else {
                throw XProblems.invalid(
                        "the sandbox's search knows conversation_id:ID and from:USER, not [" + term + "]");
            }
        }
        return new XQuery(terms);
    }

    boolean matches(XPost post) {
        return terms.stream().allMatch(term -> term.test(post));
    }
}
