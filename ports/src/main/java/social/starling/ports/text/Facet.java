package social.starling.ports.text;

/** A range of a text that means something; positions are UTF-16 units, start inclusive, end exclusive. */
public record Facet(int start, int end, Feature feature) {
    public Facet {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException(
                    "A facet from " + start + " to " + end + " covers nothing; 0 ≤ start < end is allowed");
        }
    }

    public Facet shifted(int by) {
        return new Facet(start + by, end + by, feature);
    }
}
