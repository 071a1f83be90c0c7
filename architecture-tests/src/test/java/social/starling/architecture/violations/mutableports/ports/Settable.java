package social.starling.architecture.violations.mutableports.ports;

public final class Settable {
    private String value = "";

    public void set(String newValue) {
        value = newValue;
    }

    public String value() {
        return value;
    }
}
