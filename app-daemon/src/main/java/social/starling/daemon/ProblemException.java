package social.starling.daemon;

/** A request that ends with a problem. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    ProblemException(Problem.Kind kind, String detail) {
        super(detail);
        this.problem = Problem.of(kind, detail);
    }

    Problem problem() {
        return problem;
    }
}
